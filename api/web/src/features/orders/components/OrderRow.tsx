import type { Order, OrderStatus } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { showEnergy, showMoney } from '../../../lib/display';

interface OrderRowProps {
  readonly order: Order;
  readonly open: boolean;
  readonly when: string;
  /** The last epoch it takes part in, where that is a later one. */
  readonly lastWhen: string | null;
  readonly cancelling: boolean;
  readonly onCancel: () => void;
}

const STATES: Record<OrderStatus, string> = {
  pending: 'waiting for the market',
  active: 'in the book',
  partially_filled: 'partly filled, rest expired',
  filled: 'filled',
  expired: 'expired',
  cancelled: 'cancelled',
  rejected: 'refused',
};

export function OrderRow({ order, open, when, lastWhen, cancelling, onCancel }: OrderRowProps) {
  const { side, status } = order;
  const amount = showEnergy(parseEnergyWh(order.energy_amount), 3);
  const filled = parseEnergyWh(order.filled_amount);
  const state = status === 'active' && filled > 0n ? 'in the book, partly filled' : STATES[status];
  return (
    <tr data-testid="order-row" data-order={order.order_id} data-status={status}>
      <th scope="row" className={`side-word ${side}`}>
        {side === 'buy' ? 'Buy' : 'Sell'}
      </th>
      <td className="number" data-label="kWh">{amount}</td>
      <td className="number" data-label="Filled">{showEnergy(filled, 3)}</td>
      <td className="number" data-label="Limit per kWh">{showMoney(parseMicros(order.price_per_kwh), 3)}</td>
      <td className="nowrap" data-label="Closes">
        {when}
        {lastWhen !== null && <small className="block">up to {lastWhen}</small>}
      </td>
      <td data-label="State">
        <span className={`badge ${status}`}>{state}</span>
        {order.reason !== null && order.reason !== '' && <small className="block">{order.reason}</small>}
      </td>
      <td className="number">
        {open && (
          <button
            type="button"
            className="button tiny"
            disabled={cancelling}
            onClick={onCancel}
            aria-label={`Cancel: ${side} ${amount} kWh`}
          >
            {cancelling ? 'Cancelling…' : 'Cancel'}
          </button>
        )}
      </td>
    </tr>
  );
}

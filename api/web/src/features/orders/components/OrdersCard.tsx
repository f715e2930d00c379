import { useState } from 'react';
import type { Order } from '../../../lib/contract';
import { mayHaveArrived } from '../../../lib/http';
import { Card } from '../../../ui/Card';
import { Empty, Loading, Notice } from '../../../ui/Notice';
import { isOpen } from '../api/orderProgress';
import { useCancelOrder, type useOrders } from '../api/useOrders';
import { OrderRow } from './OrderRow';
import { PendingNotice } from './PendingNotice';
import './orders.css';

interface OrdersCardProps {
  readonly userId: string;
  readonly list: ReturnType<typeof useOrders>;
  readonly activeEpoch: number;
  /** When an epoch closes or closed, in words. */
  readonly closeOf: (epoch: number) => string;
}

/** One's own orders with their state, and the way to cancel those that can still trade. */
export function OrdersCard({ userId, list, activeEpoch, closeOf }: OrdersCardProps) {
  const [openOnly, setOpenOnly] = useState(false);
  const cancel = useCancelOrder(userId);
  const { orders } = list;
  if (orders === undefined) {
    return (
      <Card title="My orders" testId="my-orders">
        <Loading error={list.error} what="your orders" retry={() => void list.refetch()} />
      </Card>
    );
  }
  const closing = (epoch: number | null) => (epoch === null ? null : closeOf(epoch));
  const open = orders.filter((order) => isOpen(order, activeEpoch));
  const shown: readonly Order[] = openOnly ? open : orders;
  const filter = (
    <label className="toggle">
      <input type="checkbox" checked={openOnly} onChange={({ target }) => setOpenOnly(target.checked)} />
      Only open ({open.length})
    </label>
  );
  return (
    <Card title="My orders" testId="my-orders" aside={orders.length > 0 && filter}>
      {cancel.error && (
        <Notice kind="error" testId="cancel-refused">
          {mayHaveArrived(cancel.error) ? '' : 'Not cancelled: '}
          {cancel.error.message}
        </Notice>
      )}
      {cancel.data?.answered === false && (
        <PendingNotice what="The cancel" testId="cancel-pending">
          The order changes below when it has.
        </PendingNotice>
      )}
      {shown.length === 0 ? (
        <Empty>
          {openOnly
            ? 'None of your orders is open.'
            : 'You have placed no order yet. Say what you want and your price; the market does the rest when the epoch closes.'}
        </Empty>
      ) : (
        <div className="table-box stacking" role="region" aria-label="My orders" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Order</th>
                <th scope="col" className="number">kWh</th>
                <th scope="col" className="number">Filled</th>
                <th scope="col" className="number">Limit per kWh</th>
                <th scope="col">Closes</th>
                <th scope="col">State</th>
                <th scope="col">
                  <span className="unseen">Cancel</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((order) => (
                <OrderRow
                  key={order.order_id}
                  order={order}
                  open={isOpen(order, activeEpoch)}
                  when={closing(order.epoch) ?? '–'}
                  lastWhen={order.last_epoch === order.epoch ? null : closing(order.last_epoch)}
                  cancelling={cancel.isPending && cancel.variables === order.order_id}
                  onCancel={() => cancel.mutate(order.order_id)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <button
          type="button"
          className="button quiet"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {list.isFetchingNextPage ? 'Loading…' : 'Show older orders'}
        </button>
      )}
    </Card>
  );
}

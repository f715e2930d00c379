import type { SettlementStatus } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { moneyColumn, shortened, showEnergy, showMoney } from '../../../lib/display';
import { Card } from '../../../ui/Card';
import { CopyButton } from '../../../ui/CopyButton';
import { Empty, Loading } from '../../../ui/Notice';
import type { SettledTrade } from '../api/trades';
import { useSettlements } from '../api/useSettlements';
import './trades.css';

interface MyTradesCardProps {
  readonly userId: string;
  readonly closeOf: (epoch: number) => string;
}

const STATES: Record<SettlementStatus, string> = { pending: 'settling', confirmed: 'settled', failed: 'not settled' };

/** One's own trades: what was paid or earned, and the transaction on the ledger that made it final. */
export function MyTradesCard({ userId, closeOf }: MyTradesCardProps) {
  const { trades, ...list } = useSettlements(userId);
  if (trades === undefined) {
    return (
      <Card title="My trades" testId="my-trades">
        <Loading error={list.error} what="your trades" retry={() => void list.refetch()} />
      </Card>
    );
  }
  const prices = moneyColumn(trades.map((trade) => parseMicros(trade.price)));
  const sums = moneyColumn(trades.map(net));
  return (
    <Card title="My trades" testId="my-trades">
      {trades.length === 0 ? (
        <Empty>No trade yet. When an epoch closes and your order finds a partner, the trade appears here.</Empty>
      ) : (
        <div className="table-box stacking" role="region" aria-label="My trades" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Trade</th>
                <th scope="col">Closed</th>
                <th scope="col" className="number">kWh</th>
                <th scope="col" className="number">Price per kWh</th>
                <th scope="col" className="number">Paid or earned</th>
                <th scope="col">Settlement</th>
                <th scope="col">Transaction</th>
              </tr>
            </thead>
            <tbody>
              {trades.map((trade) => (
                <TradeRow key={trade.trade_id} trade={trade} when={closeOf(trade.epoch)} prices={prices} sums={sums} />
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
          {list.isFetchingNextPage ? 'Loading…' : 'Show older trades'}
        </button>
      )}
    </Card>
  );
}

interface TradeRowProps {
  readonly trade: SettledTrade;
  readonly when: string;
  readonly prices: number;
  readonly sums: number;
}

function TradeRow({ trade, when, prices, sums }: TradeRowProps) {
  const { side, status, signature } = trade;
  const cash = net(trade);
  const paid = cash < 0n || (cash === 0n && side === 'buy');
  return (
    <tr data-testid="trade-row" data-status={status}>
      <th scope="row" className={`side-word ${side}`}>
        {side === 'buy' ? 'Bought' : 'Sold'}
      </th>
      <td className="nowrap" data-label="Closed">{when}</td>
      <td className="number" data-label="kWh">{showEnergy(parseEnergyWh(trade.matched_amount), 3)}</td>
      <td className="number" data-label="Price per kWh">{showMoney(parseMicros(trade.price), prices)}</td>
      <td className="number" data-label={paid ? 'Paid' : 'Earned'}>
        {paid ? '−' : '+'}
        {showMoney(cash < 0n ? -cash : cash, sums)}
        {side === 'sell' && <small className="block">after {showMoney(parseMicros(trade.fee))} fee</small>}
      </td>
      <td data-label="Settlement">
        <span className={`badge ${status}`}>{STATES[status]}</span>
        {status === 'failed' && trade.reason && <small className="block">{trade.reason}</small>}
      </td>
      <td className="nowrap" data-label="Transaction">
        {signature ? (
          <>
            <code title={signature}>{shortened(signature, 5)}</code> <CopyButton text={signature} what="the transaction signature" />
          </>
        ) : (
          '–'
        )}
      </td>
    </tr>
  );
}

/** How the trade changed one's cash: the buyer paid, the seller got what the fee left; below zero the other way. */
function net(trade: SettledTrade): bigint {
  const amount = parseMicros(trade.amount);
  return trade.side === 'buy' ? -amount : amount - parseMicros(trade.fee);
}

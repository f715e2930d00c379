import { formatEnergy, formatMicros } from '../../../lib/decimals';
import { moneyColumn, showEnergy, showMoney } from '../../../lib/display';
import { Card } from '../../../ui/Card';
import { Empty, Loading } from '../../../ui/Notice';
import { type DepthLevel, withDepth } from '../api/book';
import { useBook } from '../api/useBook';
import './order-book.css';

/** Levels shown of each side, besides one's own: the best prices decide a clearing. */
const SHOWN = 12;

/** What of one's own stands at a price, in Wh, by side and price in micro-units. */
export interface OwnEnergy {
  readonly buy: ReadonlyMap<bigint, bigint>;
  readonly sell: ReadonlyMap<bigint, bigint>;
}

interface OrderBookProps {
  readonly epoch: number;
  readonly own: OwnEnergy;
}

/** The book of the active epoch by price, with depth bars and one's own share marked. */
export function OrderBook({ epoch, own }: OrderBookProps) {
  const query = useBook(epoch);
  const book = query.data;
  if (book === undefined) {
    return (
      <Card title="Order book" testId="book">
        <Loading error={query.error} what="the book" retry={() => void query.refetch()} />
      </Card>
    );
  }
  const bids = withDepth(book.bids);
  const asks = withDepth(book.asks);
  const decimals = moneyColumn([...bids, ...asks].map(({ priceMicros }) => priceMicros));
  const deepest = [bids.at(-1)?.depthWh ?? 0n, asks.at(-1)?.depthWh ?? 0n].reduce((a, b) => (a > b ? a : b));
  const crossing = bids[0] && asks[0] && bids[0].priceMicros >= asks[0].priceMicros;
  return (
    <Card title="Order book" testId="book" aside={<span className="card-note">epoch {epoch}</span>}>
      <p className="hint">
        {crossing
          ? 'Bids reach asks: there will be trades when the epoch closes.'
          : 'Trades happen at the close where a bid is at least as high as an ask.'}
      </p>
      <Levels side="sell" levels={asks} own={own.sell} decimals={decimals} deepest={deepest} />
      <Levels side="buy" levels={bids} own={own.buy} decimals={decimals} deepest={deepest} />
    </Card>
  );
}

interface LevelsProps {
  readonly side: 'buy' | 'sell';
  readonly levels: readonly DepthLevel[];
  readonly own: ReadonlyMap<bigint, bigint>;
  readonly decimals: number;
  readonly deepest: bigint;
}

function Levels({ side, levels, own, decimals, deepest }: LevelsProps) {
  const selling = side === 'sell';
  const total = levels.at(-1)?.depthWh ?? 0n;
  const shown = levels.filter(({ priceMicros }, i) => i < SHOWN || own.has(priceMicros));
  return (
    <div className={`levels ${side}`}>
      <h3>
        {selling ? 'For sale (asks)' : 'Wanted (bids)'}
        <span>{showEnergy(total)} kWh</span>
      </h3>
      {levels.length === 0 ? (
        <Empty>{selling ? 'Nobody offers energy in this epoch yet.' : 'Nobody asks for energy in this epoch yet.'}</Empty>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">Price per kWh</th>
              <th scope="col" className="number">kWh</th>
              <th scope="col" className="number">Sum</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((level) => {
              const mine = own.get(level.priceMicros);
              return (
                <tr
                  key={String(level.priceMicros)}
                  data-testid={`book-${side}`}
                  data-price={formatMicros(level.priceMicros)}
                  data-energy={formatEnergy(level.energyWh)}
                >
                  <td className="number price">
                    {mine !== undefined && (
                      <span className="own" title={`${showEnergy(mine)} kWh of it is yours`}>
                        yours
                      </span>
                    )}
                    {showMoney(level.priceMicros, decimals)}
                  </td>
                  <td className="number">{showEnergy(level.energyWh, 3)}</td>
                  <td className="number depth">
                    <DepthBar share={percent(level.depthWh, deepest)} />
                    <span>{showEnergy(level.depthWh, 3)}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {levels.length > shown.length && <p className="hint">and {levels.length - shown.length} more prices</p>}
    </div>
  );
}

function DepthBar({ share }: { share: number }) {
  return (
    <svg className="depth-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect x={100 - share} width={share} height="1" />
    </svg>
  );
}

/** For the length of a bar only. */
function percent(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1000n) / whole) / 10;
}

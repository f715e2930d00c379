import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { moneyColumn, showEnergy, showMoney } from '../../../lib/display';
import { Card } from '../../../ui/Card';
import { Empty, Loading } from '../../../ui/Notice';
import { useZoneTrades } from '../api/useZoneTrades';
import './trades.css';

const SHOWN = 20;

/** The last trades of the zone, without names. */
export function ZoneTradesCard({ closeOf }: { closeOf: (epoch: number) => string }) {
  const query = useZoneTrades();
  if (query.data === undefined) {
    return (
      <Card title="Last trades in the zone" testId="zone-trades">
        <Loading error={query.error} what="the last trades" retry={() => void query.refetch()} />
      </Card>
    );
  }
  const trades = query.data.slice(0, SHOWN);
  const decimals = moneyColumn(trades.map((trade) => parseMicros(trade.price)));
  return (
    <Card title="Last trades in the zone" testId="zone-trades">
      {trades.length === 0 ? (
        <Empty>No trade yet. They appear here, without names, each time an epoch closes.</Empty>
      ) : (
        <div className="table-box zone-trades" role="region" aria-label="Last trades in the zone" tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">Closed</th>
                <th scope="col" className="number">kWh</th>
                <th scope="col" className="number">Price per kWh</th>
              </tr>
            </thead>
            <tbody>
              {trades.map((trade) => (
                <tr key={`${trade.epoch}/${trade.position}`} data-testid="zone-trade">
                  <td className="nowrap">{closeOf(trade.epoch)}</td>
                  <td className="number">{showEnergy(parseEnergyWh(trade.matched_amount), 3)}</td>
                  <td className="number">{showMoney(parseMicros(trade.price), decimals)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

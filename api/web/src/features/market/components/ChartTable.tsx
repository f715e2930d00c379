import type { EpochRow } from '../../../lib/contract';
import { parseEnergyWh, parseMicros } from '../../../lib/decimals';
import { moneyColumn, showEnergy, showMoney } from '../../../lib/display';
import { timeRange } from '../../../lib/times';

/** The chart's values as a table: for screen readers, and for whoever wants the figures. */
export function ChartTable({ epochs }: { epochs: readonly EpochRow[] }) {
  const prices = epochs.flatMap((row) => (row.clearing_price === null ? [] : [parseMicros(row.clearing_price)]));
  const decimals = moneyColumn(prices);
  return (
    <details className="chart-table">
      <summary>Show as a table</summary>
      <div className="table-box" role="region" aria-label="Clearing prices as a table" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">Epoch</th>
              <th scope="col" className="number">Price per kWh</th>
              <th scope="col" className="number">Traded kWh</th>
              <th scope="col" className="number">Matches</th>
              <th scope="col" className="number">Unserved bids kWh</th>
              <th scope="col" className="number">Unserved asks kWh</th>
            </tr>
          </thead>
          <tbody>
            {epochs.map((row) => (
              <tr key={row.epoch}>
                <th scope="row">{timeRange(row.start_time, row.end_time)}</th>
                <td>{row.epoch}</td>
                <td className="number">
                  {row.clearing_price === null ? 'no trade' : showMoney(parseMicros(row.clearing_price), decimals)}
                </td>
                <td className="number">{showEnergy(parseEnergyWh(row.total_volume), 3)}</td>
                <td className="number">{row.matches}</td>
                <td className="number">{showEnergy(parseEnergyWh(row.unserved_buy), 3)}</td>
                <td className="number">{showEnergy(parseEnergyWh(row.unserved_sell), 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

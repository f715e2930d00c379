import { parseEnergyWh } from '../../../lib/decimals';
import { showEnergy } from '../../../lib/display';
import type { Role } from '../../../lib/session';
import { timeRange } from '../../../lib/times';
import { Card } from '../../../ui/Card';
import { Empty, Loading } from '../../../ui/Notice';
import type { Interval } from '../api/meters';
import { useLatestIntervals, useMeters } from '../api/useMeters';
import { AddMeterForm } from './AddMeterForm';
import './meters.css';

interface MetersCardProps {
  readonly userId: string;
  readonly role: Role;
}

/** One's meters with what each measured last, and the way to register another. */
export function MetersCard({ userId, role }: MetersCardProps) {
  const meters = useMeters(userId);
  const latest = useLatestIntervals(userId);
  return (
    <Card title="My meters" testId="meters">
      {meters.data === undefined ? (
        <Loading error={meters.error} what="your meters" retry={() => void meters.refetch()} />
      ) : (
        <>
          {meters.data.length === 0 && (
            <Empty>
              {role === 'prosumer'
                ? 'No meter yet. Only what a registered meter measures as surplus can be sold.'
                : 'No meter yet. With one, the energy you buy counts against what your home draws.'}
            </Empty>
          )}
          <ul className="meters">
            {meters.data.map((meter) => (
              <li key={meter.meter_id}>
                <strong>{meter.serial}</strong>
                <Measured interval={latest.data?.get(meter.meter_id)} />
              </li>
            ))}
          </ul>
          <AddMeterForm userId={userId} />
        </>
      )}
    </Card>
  );
}

function Measured({ interval }: { interval: Interval | undefined }) {
  return (
    <span className="hint">
      {interval
        ? `${timeRange(interval.start_time, interval.end_time)}: drew ${showEnergy(parseEnergyWh(interval.import), 3)} kWh, fed in ${showEnergy(parseEnergyWh(interval.export), 3)} kWh`
        : 'has not measured a whole epoch yet'}
    </span>
  );
}

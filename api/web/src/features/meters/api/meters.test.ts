import { expect, it } from 'vitest';
import { type Interval, latestByMeter } from './meters';

function interval(meter_id: string, start_time: string): Interval {
  return { meter_id, start_time, end_time: start_time, import: '0.100', export: '0.000' };
}

it('finds the last interval of each meter', () => {
  const latest = latestByMeter([
    interval('a', '2026-01-01T10:00:00.000Z'),
    interval('b', '2026-01-01T09:00:00.000Z'),
    interval('a', '2026-01-01T10:15:00.000Z'),
    interval('a', '2026-01-01T09:45:00.000Z'),
  ]);
  expect([...latest].map(([meter, { start_time }]) => [meter, start_time])).toEqual([
    ['a', '2026-01-01T10:15:00.000Z'],
    ['b', '2026-01-01T09:00:00.000Z'],
  ]);
});

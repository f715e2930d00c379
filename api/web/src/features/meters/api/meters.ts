export interface Meter {
  readonly meter_id: string;
  readonly serial: string;
}

/** What a meter measured in one interval, in kWh. */
export interface Interval {
  readonly meter_id: string;
  readonly start_time: string;
  readonly end_time: string;
  /** Drawn from the grid. */
  readonly import: string;
  /** Fed into the grid. */
  readonly export: string;
}

/** The last interval of each meter, whatever the order of the list. */
export function latestByMeter(intervals: readonly Interval[]): ReadonlyMap<string, Interval> {
  const latest = new Map<string, Interval>();
  for (const interval of intervals) {
    const known = latest.get(interval.meter_id);
    if (!known || Date.parse(known.start_time) < Date.parse(interval.start_time)) {
      latest.set(interval.meter_id, interval);
    }
  }
  return latest;
}

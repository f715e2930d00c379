package org.gridtokenx.jobs.metering;

import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;

/**
 * What a reading says was measured, given the readings before it.
 *
 * @param covers whether it vouches for the time up to its timestamp; counters without a base do not
 * @param fromMillis start of that time
 * @param lastedMillis how long the energy may have taken to flow
 * @param reset whether its counters begin anew, below those before
 */
record Measured(Energy energy, boolean covers, long fromMillis, long toMillis, long lastedMillis, boolean reset) {
    static Measured of(MeterReading reading, MeterState state, IntervalTimes times) {
        return reading.kind() == Kind.REGISTER ? counted(reading, state) : sinceBefore(reading, state, times);
    }

    private static Measured counted(MeterReading reading, MeterState state) {
        long to = reading.timestampMillis();
        if (state.lastKind != Kind.REGISTER) {
            return base(to, false);
        }
        Counters now = countersOf(reading);
        Counters difference = state.counters.to(now);
        if (difference == Counters.NONE) {
            return base(to, true);
        }
        Measured measured = new Measured(
                Energy.of(difference), true, state.lastTimestampMillis, to, to - state.lastTimestampMillis, false);
        // What would be a roll-over, but of more than the meter can measure, is a reset all the same.
        return state.counters.isAbove(now)
                        && !measured.isPlausible(reading.terms().maxPowerWatts())
                ? base(to, true)
                : measured;
    }

    private static Measured base(long toMillis, boolean reset) {
        return new Measured(Energy.NONE, false, toMillis, toMillis, 0, reset);
    }

    static Counters countersOf(MeterReading reading) {
        return new Counters(reading.importMicroWh(), reading.exportMicroWh());
    }

    /**
     * A reading that follows none closely enough counts for its own interval, from its start; it may stand for as much
     * as an interval's time, and is as plausible as that.
     */
    private static Measured sinceBefore(MeterReading reading, MeterState state, IntervalTimes times) {
        long to = reading.timestampMillis();
        long start = times.startOf(to);
        long oldest = to - times.farthestBefore();
        long from = MeterState.NONE;
        for (long at = start; from == MeterState.NONE && times.endOf(at) >= oldest; at -= times.lengthMillis()) {
            from = before(to, at, state);
        }
        return from >= oldest
                ? new Measured(Energy.of(reading), true, from, to, to - from, false)
                : new Measured(Energy.of(reading), true, start, to, times.lengthMillis(), false);
    }

    private static long before(long timestampMillis, long ofInterval, MeterState state) {
        IntervalState interval = state.interval(ofInterval);
        long offset = interval == null ? -1 : interval.times.before(timestampMillis - ofInterval);
        return offset < 0 ? MeterState.NONE : ofInterval + offset;
    }

    boolean isPlausible(long maxPowerWatts) {
        return !covers || energy.isPlausible(lastedMillis, maxPowerWatts);
    }
}

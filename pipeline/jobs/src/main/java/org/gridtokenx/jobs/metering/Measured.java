package org.gridtokenx.jobs.metering;

import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;

/**
 * What a reading says was measured, given the readings before it.
 *
 * @param covers whether it vouches for the time up to its timestamp; counters without a base do not
 * @param fromMillis start of that time
 * @param reset whether its counters begin anew, below those before
 */
record Measured(Energy energy, boolean covers, long fromMillis, long toMillis, boolean reset) {
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
        Measured measured = new Measured(Energy.of(difference), true, state.lastTimestampMillis, to, false);
        // What would be a roll-over, but of more than the meter can measure, is a reset all the same.
        return state.counters.isAbove(now)
                        && !measured.isPlausible(reading.terms().maxPowerWatts())
                ? base(to, true)
                : measured;
    }

    private static Measured base(long toMillis, boolean reset) {
        return new Measured(Energy.NONE, false, toMillis, toMillis, reset);
    }

    static Counters countersOf(MeterReading reading) {
        return new Counters(reading.importMicroWh(), reading.exportMicroWh());
    }

    /** A reading that follows none within the length of an interval counts for its own interval, from its start. */
    private static Measured sinceBefore(MeterReading reading, MeterState state, IntervalTimes times) {
        long to = reading.timestampMillis();
        long start = times.startOf(to);
        long from = before(to, start, state);
        if (from == MeterState.NONE) {
            from = before(to, start - times.lengthMillis(), state);
        }
        if (from == MeterState.NONE || from < to - times.lengthMillis()) {
            from = start;
        }
        return new Measured(Energy.of(reading), true, from, to, false);
    }

    private static long before(long timestampMillis, long ofInterval, MeterState state) {
        IntervalState interval = state.interval(ofInterval);
        long offset = interval == null ? -1 : interval.times.before(timestampMillis - ofInterval);
        return offset < 0 ? MeterState.NONE : ofInterval + offset;
    }

    boolean isPlausible(long maxPowerWatts) {
        return !covers || energy.isPlausible(toMillis - fromMillis, maxPowerWatts);
    }
}

package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import java.util.Map;
import java.util.Optional;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/**
 * One meter: takes its readings in the order of the log and reports its intervals when they are due. What it says
 * follows from its readings and their effective times alone, whenever it is told the time in between.
 */
final class Meter {
    /** A meter's clock may be this far ahead of the broker's. */
    static final long CLOCK_TOLERANCE_MILLIS = 120_000;

    /** As many readings of an interval are told apart. */
    static final int MAX_READINGS = 1_000;

    private final IntervalTimes times;
    private final MeterState state;
    private final Reports reports;

    Meter(String meterId, IntervalTimes times, MeterState state, ReportOutput out) {
        this.times = times;
        this.state = state;
        reports = new Reports(meterId, times, state, out);
    }

    /** When there is something to report next if no reading comes before; the greatest number where there is nothing. */
    long nextDueMillis() {
        return reports.nextDueMillis();
    }

    /** Reports what is due, and forgets what readings cannot change any more. */
    void advance(long nowMillis) {
        reports.reportDue(nowMillis);
        // Two more are kept: a reading in the oldest one that is open may follow one of theirs.
        while (!state.intervals.isEmpty()
                && times.closedAt(state.intervals.get(0).startMillis) + 2 * times.lengthMillis() <= nowMillis) {
            state.intervals.remove(0);
        }
        state.coverage.forgetBefore(times.oldestOpen(nowMillis));
    }

    /**
     * Counts a reading.
     *
     * @param nowMillis its effective time, not before that of an earlier call
     * @return why it does not count, if so
     */
    Optional<Refusal> take(MeterReading reading, long nowMillis) {
        advance(nowMillis);
        long timestamp = reading.timestampMillis();
        if (timestamp > nowMillis + CLOCK_TOLERANCE_MILLIS) {
            return Optional.of(Refusal.AHEAD);
        }
        long start = times.startOf(timestamp);
        if (times.closedAt(start) <= nowMillis) {
            return Optional.of(Refusal.TOO_LATE);
        }
        if (reading.quality() == Quality.INVALID) {
            mark(reading, start);
            return Optional.empty();
        }
        Optional<Refusal> refusal = orderRefusal(reading, start);
        if (refusal.isPresent()) {
            return refusal;
        }
        Measured measured = Measured.of(reading, state, times);
        if (!measured.isPlausible(reading.terms().maxPowerWatts()) || overflows(measured)) {
            return Optional.of(Refusal.IMPLAUSIBLE);
        }
        count(reading, measured, nowMillis);
        return Optional.empty();
    }

    /** Invalid counters are made good by the next ones; what an invalid interval would have said is lost. */
    private void mark(MeterReading reading, long start) {
        if (reading.kind() == Kind.INTERVAL && state.lastKind != null && start >= state.nextFinal) {
            state.intervalOrNew(start).marked = true;
        }
    }

    private Optional<Refusal> orderRefusal(MeterReading reading, long start) {
        long timestamp = reading.timestampMillis();
        IntervalState interval = state.interval(start);
        if (interval != null && interval.times.contains(timestamp - start)) {
            return Optional.of(Refusal.REPEATED);
        }
        boolean newer = timestamp > state.lastTimestampMillis;
        if (newer && reading.sequence() != NOT_GIVEN && reading.sequence() <= state.lastSequence) {
            return Optional.of(Refusal.REPLAYED);
        }
        if (!newer && (reading.kind() == Kind.REGISTER || state.lastKind == Kind.REGISTER)) {
            return Optional.of(Refusal.SUPERSEDED);
        }
        if (interval != null && interval.times.count() >= MAX_READINGS) {
            return Optional.of(Refusal.TOO_MANY);
        }
        return Optional.empty();
    }

    /** No interval of any grid holds so much, and sums stay far below 64 bits. */
    private boolean overflows(Measured measured) {
        long most =
                Math.max(measured.energy().importMicroWh(), measured.energy().exportMicroWh());
        return state.intervals.stream()
                .anyMatch(interval -> Math.max(interval.pendingImportMicroWh, interval.pendingExportMicroWh)
                        > MeterReading.REGISTER_LIMIT_MICRO_WH - most);
    }

    private void count(MeterReading reading, Measured measured, long nowMillis) {
        long to = measured.toMillis();
        // What was measured before the oldest interval that can still be corrected counts for those that can.
        long from = measured.covers() ? Math.max(measured.fromMillis(), times.oldestOpen(nowMillis)) : to - 1;
        boolean heardAgain = isSilent();
        hear(reading, nowMillis);
        if (heardAgain) {
            reports.beginAt(times.startOf(from + 1), nowMillis);
        }
        Map<Long, ZoneShare> before = reports.reported(times.startOf(from + 1), to);
        if (measured.covers()) {
            state.coverage.add(from, to);
        }
        Energy rest = measured.energy();
        for (long start = times.startOf(from + 1); start < to; start = times.endOf(start)) {
            boolean last = times.endOf(start) >= to;
            IntervalState interval = state.intervalOrNew(start);
            if (measured.covers()) {
                long part = Math.min(times.endOf(start), to) - Math.max(start, from);
                Energy energy = last ? rest : measured.energy().part(part, to - from);
                rest = rest.minus(energy);
                interval.add(energy);
                interval.substituted |= reading.quality() == Quality.ESTIMATED;
            }
            if (last) {
                end(interval, reading, measured.reset());
            }
            if (start < state.nextFinal) {
                reports.correct(interval, before.get(start), last ? reading.measurements() : null);
            }
        }
        if (heardAgain) {
            reports.reportDue(nowMillis);
        }
    }

    private boolean isSilent() {
        return state.nextFinal == MeterState.NONE || state.nextFinal > times.lastReported(state.heardMillis);
    }

    private void hear(MeterReading reading, long nowMillis) {
        state.userId = reading.userId();
        state.zone = reading.zone();
        state.estimateGaps = reading.terms().estimateGaps();
        state.heardMillis = Math.max(state.heardMillis, Math.max(nowMillis, reading.timestampMillis()));
        if (reading.kind() == Kind.REGISTER) {
            Counters counters = Measured.countersOf(reading);
            state.counters = state.lastKind == Kind.REGISTER ? state.counters.with(counters) : counters;
        }
        if (reading.timestampMillis() > state.lastTimestampMillis) {
            state.lastTimestampMillis = reading.timestampMillis();
            state.lastKind = reading.kind();
            if (reading.sequence() != NOT_GIVEN) {
                state.lastSequence = reading.sequence();
            }
        }
    }

    /** The reading ends in the interval. */
    private void end(IntervalState interval, MeterReading reading, boolean reset) {
        long offset = reading.timestampMillis() - interval.startMillis;
        if (interval.startMillis >= state.nextFinal && interval.times.before(offset) == interval.times.last()) {
            interval.measurements = reading.measurements();
        }
        interval.times = interval.times.with(offset);
        interval.readings++;
        interval.marked |= reset;
    }
}

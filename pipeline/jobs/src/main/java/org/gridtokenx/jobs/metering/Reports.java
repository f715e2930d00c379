package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.MICROS_PER_WH;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterInterval.Quality;
import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.market.Command;

/**
 * What is said of a meter's intervals: at their ends, when they are final, and when a reading corrects them. An interval
 * is final once, in rising order of start, and only then anything is credited.
 */
final class Reports {
    private final String meterId;
    private final IntervalTimes times;
    private final MeterState state;
    private final ReportOutput out;

    Reports(String meterId, IntervalTimes times, MeterState state, ReportOutput out) {
        this.meterId = meterId;
        this.times = times;
        this.state = state;
        this.out = out;
    }

    long nextDueMillis() {
        return Math.min(provisionalDueMillis(), finalDueMillis());
    }

    private long provisionalDueMillis() {
        return isReported(state.nextProvisional) ? times.endOf(state.nextProvisional) : Long.MAX_VALUE;
    }

    private long finalDueMillis() {
        return isReported(state.nextFinal) ? times.finalAt(state.nextFinal) : Long.MAX_VALUE;
    }

    private boolean isReported(long start) {
        return start != MeterState.NONE && start <= times.lastReported(state.heardMillis);
    }

    /** Reports what is due, in the order in which it was. */
    void reportDue(long nowMillis) {
        while (nextDueMillis() <= nowMillis) {
            if (provisionalDueMillis() <= finalDueMillis()) {
                reportProvisional(state.nextProvisional);
                state.nextProvisional = times.endOf(state.nextProvisional);
            } else {
                reportFinal(state.nextFinal);
                state.nextFinal = times.endOf(state.nextFinal);
            }
        }
    }

    /**
     * Begins to report a meter that is new or was silent for long.
     *
     * @param start the first interval it has measured something in; those that are final stay as they are
     */
    void beginAt(long start, long nowMillis) {
        long running = times.startOf(nowMillis + 1);
        long first = Math.min(start, running);
        if (first > state.nextFinal) {
            state.unreportedFrom = state.nextFinal;
            state.reportedSince = first;
            state.nextFinal = first;
        }
        state.nextProvisional = Math.max(state.nextProvisional, Math.max(state.nextFinal, running));
    }

    private void reportProvisional(long start) {
        IntervalState known = state.interval(start);
        IntervalState interval = known == null ? new IntervalState(start) : known;
        boolean estimated = isEstimated(interval);
        long imported = estimated
                ? state.measuredImportWh
                : (interval.pendingImportMicroWh + state.importRestMicroWh) / MICROS_PER_WH;
        long exported = estimated
                ? state.measuredExportWh
                : (interval.pendingExportMicroWh + state.exportRestMicroWh) / MICROS_PER_WH;
        interval.estimated = estimated;
        out.interval(report(interval, Status.PROVISIONAL, imported, exported, 0, 0, interval.measurements));
        out.share(share(interval, true, imported, exported));
        interval.estimated = false;
    }

    private void reportFinal(long start) {
        IntervalState known = state.interval(start);
        IntervalState interval = known == null ? new IntervalState(start) : known;
        settle(interval);
        if (quality(interval) == Quality.MEASURED) {
            state.measuredImportWh = interval.importWh;
            state.measuredExportWh = interval.exportWh;
        } else if (isEstimated(interval)) {
            interval = state.intervalOrNew(start);
            interval.estimated = true;
            interval.importWh = state.measuredImportWh;
            interval.exportWh = state.measuredExportWh;
        }
        interval.revision = 1;
        long creditedExport = Math.min(state.owedExportWh, Command.CreditEnergy.LIMIT_WH);
        long creditedImport = Math.min(state.owedImportWh, Command.CreditEnergy.LIMIT_WH);
        state.owedExportWh -= creditedExport;
        state.owedImportWh -= creditedImport;
        SortedMap<String, String> measurements = interval.measurements;
        interval.measurements = Collections.emptySortedMap();
        out.interval(report(
                interval,
                Status.FINAL,
                interval.importWh,
                interval.exportWh,
                creditedExport,
                creditedImport,
                measurements));
        out.share(share(interval, false, interval.importWh, interval.exportWh));
    }

    /**
     * Reports what a reading has added to an interval that is final.
     *
     * @param before what was reported of it so far
     */
    void correct(IntervalState interval, ZoneShare before, SortedMap<String, String> measurements) {
        if (interval.estimated) {
            interval.estimated = false;
            interval.importWh = 0;
            interval.exportWh = 0;
        }
        settle(interval);
        interval.revision = Math.max(interval.revision, 1) + 1;
        out.interval(report(interval, Status.CORRECTED, interval.importWh, interval.exportWh, 0, 0, measurements));
        out.share(share(interval, false, interval.importWh, interval.exportWh).minus(before));
    }

    /** Makes whole Wh of what is pending, to be credited with the next final interval, and carries the rest over. */
    private void settle(IntervalState interval) {
        long imported = interval.pendingImportMicroWh + state.importRestMicroWh;
        long exported = interval.pendingExportMicroWh + state.exportRestMicroWh;
        interval.pendingImportMicroWh = 0;
        interval.pendingExportMicroWh = 0;
        state.importRestMicroWh = imported % MICROS_PER_WH;
        state.exportRestMicroWh = exported % MICROS_PER_WH;
        interval.importWh += imported / MICROS_PER_WH;
        interval.exportWh += exported / MICROS_PER_WH;
        state.owedImportWh += imported / MICROS_PER_WH;
        state.owedExportWh += exported / MICROS_PER_WH;
    }

    /** What was reported so far of each interval between two times that is final. */
    Map<Long, ZoneShare> reported(long firstStart, long toMillis) {
        if (firstStart >= state.nextFinal) {
            return Map.of();
        }
        Map<Long, ZoneShare> reported = new HashMap<>();
        for (long start = firstStart; start < Math.min(toMillis, state.nextFinal); start = times.endOf(start)) {
            reported.put(start, reported(start));
        }
        return reported;
    }

    private ZoneShare reported(long start) {
        IntervalState interval = state.interval(start);
        if (interval == null || interval.revision == 0) {
            int known = start >= state.reportedSince || start < state.unreportedFrom ? 1 : 0;
            return new ZoneShare(state.zone, start, false, known, known, 0, 0, 0, 0);
        }
        return share(interval, false, interval.importWh, interval.exportWh);
    }

    private ZoneShare share(IntervalState interval, boolean provisional, long importWh, long exportWh) {
        Long generated = interval.generatedWh();
        Long consumed = interval.consumedWh();
        return new ZoneShare(
                state.zone,
                interval.startMillis,
                provisional,
                1,
                isMissing(interval) ? 1 : 0,
                importWh,
                exportWh,
                generated == null ? exportWh : generated,
                consumed == null ? importWh : consumed);
    }

    private MeterInterval report(
            IntervalState interval,
            Status status,
            long importWh,
            long exportWh,
            long creditedExportWh,
            long creditedImportWh,
            SortedMap<String, String> measurements) {
        return new MeterInterval(
                MeterInterval.VERSION,
                meterId,
                state.userId,
                state.zone,
                interval.startMillis,
                times.endOf(interval.startMillis),
                status,
                interval.revision,
                importWh,
                exportWh,
                creditedExportWh,
                creditedImportWh,
                interval.generatedWh(),
                interval.consumedWh(),
                interval.readings,
                quality(interval),
                times.lengthMillis() - covered(interval),
                measurements);
    }

    private long covered(IntervalState interval) {
        return state.coverage.within(interval.startMillis, times.endOf(interval.startMillis));
    }

    private boolean isMissing(IntervalState interval) {
        return interval.readings == 0 && covered(interval) == 0;
    }

    private boolean isEstimated(IntervalState interval) {
        return state.estimateGaps && state.measuredImportWh >= 0 && isMissing(interval);
    }

    private Quality quality(IntervalState interval) {
        if (isMissing(interval)) {
            return interval.estimated ? Quality.ESTIMATED : Quality.MISSING;
        }
        if (interval.marked || covered(interval) < times.lengthMillis()) {
            return Quality.PARTIAL;
        }
        return interval.substituted ? Quality.ESTIMATED : Quality.MEASURED;
    }
}

package org.gridtokenx.jobs.metering;

import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.contracts.MeterReading.Kind;

/**
 * All that the job knows of one meter. It lives for one call: the operator keeps its bytes, which {@link
 * MeterStateCodec} makes.
 */
final class MeterState {
    static final long NONE = Long.MIN_VALUE;

    String userId = "";
    String zone = "";
    boolean estimateGaps;
    /** The greatest timestamp that counts, or {@link #NONE}. */
    long lastTimestampMillis = NONE;
    /** What the last reading's energies were; null before the first. */
    Kind lastKind;
    /** Of the last reading that has one; -1 before. */
    long lastSequence = -1;

    Counters counters = Counters.NONE;
    /** When the last reading came that counts, or for when it was if that was ahead; {@link #NONE} before. */
    long heardMillis = NONE;
    /** What rounding has left so far, below a Wh. */
    long importRestMicroWh;

    long exportRestMicroWh;
    /** What corrections have added and no final interval has credited yet. */
    long owedImportWh;

    long owedExportWh;
    /** Of the last final interval that was measured throughout; -1 before. */
    long measuredImportWh = -1;

    long measuredExportWh = -1;
    /** The start of the next interval to be reported at its end, or {@link #NONE} before the first reading. */
    long nextProvisional = NONE;
    /** The start of the next interval to become final: all before are. */
    long nextFinal = NONE;
    /** The first interval that was reported since the meter was last silent for long. */
    long reportedSince = NONE;
    /** The first one that was not, in that silence; {@link #NONE} if it was never reported before. */
    long unreportedFrom = NONE;
    /** Those that readings may still change and that are more than missing, in their order. */
    final List<IntervalState> intervals = new ArrayList<>();

    final Coverage coverage = new Coverage(List.of());

    /** What is known of an interval, or null. */
    IntervalState interval(long startMillis) {
        for (int i = intervals.size() - 1; i >= 0; i--) {
            long start = intervals.get(i).startMillis;
            if (start <= startMillis) {
                return start == startMillis ? intervals.get(i) : null;
            }
        }
        return null;
    }

    /** An interval's state, made where there was none. */
    IntervalState intervalOrNew(long startMillis) {
        int at = intervals.size();
        while (at > 0 && intervals.get(at - 1).startMillis >= startMillis) {
            at--;
            if (intervals.get(at).startMillis == startMillis) {
                return intervals.get(at);
            }
        }
        IntervalState made = new IntervalState(startMillis);
        intervals.add(at, made);
        return made;
    }
}

package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.MICROS_PER_WH;
import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import java.util.Collections;
import java.util.SortedMap;

/** What is known of one interval of a meter, as long as readings may change it. */
final class IntervalState {
    /** Of what lies behind the meter: no reading has said anything yet. */
    static final long NOTHING_SAID = -2;

    final long startMillis;
    /** Measured, but not yet part of a final figure. */
    long pendingImportMicroWh;

    long pendingExportMicroWh;
    /** As published since it is final. */
    long importWh;

    long exportWh;
    /** {@link #NOTHING_SAID}, or NOT_GIVEN where some reading did not say. */
    long generatedMicroWh = NOTHING_SAID;

    long consumedMicroWh = NOTHING_SAID;
    /** 0 until it is final. */
    int revision;

    int readings;
    /** A reading in it was invalid, or counters were reset. */
    boolean marked;
    /** A reading that counts in it is a substitute of the meter's operator. */
    boolean substituted;
    /** What it shows is our own estimate. */
    boolean estimated;

    ReadingTimes times = ReadingTimes.NONE;
    /** Kept until it is final. */
    SortedMap<String, String> measurements = Collections.emptySortedMap();

    IntervalState(long startMillis) {
        this.startMillis = startMillis;
    }

    void add(Energy energy) {
        pendingImportMicroWh += energy.importMicroWh();
        pendingExportMicroWh += energy.exportMicroWh();
        generatedMicroWh = sum(generatedMicroWh, energy.generatedMicroWh());
        consumedMicroWh = sum(consumedMicroWh, energy.consumedMicroWh());
    }

    private static long sum(long before, long more) {
        if (before == NOT_GIVEN || more == NOT_GIVEN) {
            return NOT_GIVEN;
        }
        return before == NOTHING_SAID ? more : before + more;
    }

    /** Whole Wh generated behind the meter, or null where that is not known. */
    Long generatedWh() {
        return generatedMicroWh < 0 ? null : (Long) (generatedMicroWh / MICROS_PER_WH);
    }

    /** Whole Wh consumed behind the meter, or null where that is not known. */
    Long consumedWh() {
        return consumedMicroWh < 0 ? null : (Long) (consumedMicroWh / MICROS_PER_WH);
    }
}

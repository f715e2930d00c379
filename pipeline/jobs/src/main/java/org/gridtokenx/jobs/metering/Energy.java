package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import org.gridtokenx.contracts.MeterReading;

/** Energy that a reading stands for, in millionths of a Wh; what lies behind the meter may be {@code NOT_GIVEN}. */
record Energy(long importMicroWh, long exportMicroWh, long generatedMicroWh, long consumedMicroWh) {
    static final Energy NONE = new Energy(0, 0, NOT_GIVEN, NOT_GIVEN);

    static Energy of(MeterReading interval) {
        return new Energy(
                interval.importMicroWh(),
                interval.exportMicroWh(),
                interval.generatedMicroWh(),
                interval.consumedMicroWh());
    }

    static Energy of(Counters difference) {
        return new Energy(difference.importMicroWh(), difference.exportMicroWh(), NOT_GIVEN, NOT_GIVEN);
    }

    /** Its part in a stretch of the time it covers. */
    Energy part(long partMillis, long totalMillis) {
        return new Energy(
                part(importMicroWh, partMillis, totalMillis),
                part(exportMicroWh, partMillis, totalMillis),
                generatedMicroWh == NOT_GIVEN ? NOT_GIVEN : part(generatedMicroWh, partMillis, totalMillis),
                consumedMicroWh == NOT_GIVEN ? NOT_GIVEN : part(consumedMicroWh, partMillis, totalMillis));
    }

    /** Rounded down, in two steps so that nothing overflows as long as the time is at most some hundred days. */
    private static long part(long microWh, long partMillis, long totalMillis) {
        return microWh / totalMillis * partMillis + microWh % totalMillis * partMillis / totalMillis;
    }

    Energy minus(Energy part) {
        return new Energy(
                importMicroWh - part.importMicroWh,
                exportMicroWh - part.exportMicroWh,
                generatedMicroWh == NOT_GIVEN ? NOT_GIVEN : generatedMicroWh - part.generatedMicroWh,
                consumedMicroWh == NOT_GIVEN ? NOT_GIVEN : consumedMicroWh - part.consumedMicroWh);
    }

    /** Whether neither way had more power than a limit on the average of a time. */
    boolean isPlausible(long millis, long maxPowerWatts) {
        return Math.max(importMicroWh, exportMicroWh) <= mostMicroWh(millis, maxPowerWatts);
    }

    /** A watt for a millisecond is 10^6 / 3.6 x 10^6 millionths of a Wh: five eighteenths. */
    private static long mostMicroWh(long millis, long watts) {
        if (Math.multiplyHigh(millis, watts) != 0 || millis * watts < 0) {
            return Long.MAX_VALUE;
        }
        long wattMillis = millis * watts;
        return wattMillis / 18 * 5 + wattMillis % 18 * 5 / 18;
    }
}

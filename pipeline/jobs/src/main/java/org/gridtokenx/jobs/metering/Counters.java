package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

/**
 * What a meter's counters show, in millionths of a Wh; {@code NOT_GIVEN} for one it does not have.
 *
 * <p>A counter that is lower than before has rolled over if it stood in the last tenth below a power of ten that meters
 * have (100,000 kWh and more) and now stands in the first tenth above zero. Else it was reset, or the meter exchanged.
 */
record Counters(long importMicroWh, long exportMicroWh) {
    static final Counters NONE = new Counters(NOT_GIVEN, NOT_GIVEN);

    private static final long LEAST_SIZE = 100_000L * 1_000 * 1_000_000;
    private static final long GREATEST_SIZE = 1_000_000_000_000_000_000L;
    private static final int PARTS = 10;

    /**
     * What was counted from these counters to later ones.
     *
     * @return energies that are not negative, or {@link #NONE} if a counter was reset
     */
    Counters to(Counters later) {
        long imported = difference(importMicroWh, later.importMicroWh);
        long exported = difference(exportMicroWh, later.exportMicroWh);
        return imported == NOT_GIVEN || exported == NOT_GIVEN ? NONE : new Counters(imported, exported);
    }

    /** Whether a counter is lower than before. */
    boolean isAbove(Counters later) {
        return isAbove(importMicroWh, later.importMicroWh) || isAbove(exportMicroWh, later.exportMicroWh);
    }

    private static boolean isAbove(long before, long after) {
        return after != NOT_GIVEN && before > after;
    }

    /** The later counters, and of those they do not give these. */
    Counters with(Counters later) {
        return new Counters(
                later.importMicroWh == NOT_GIVEN ? importMicroWh : later.importMicroWh,
                later.exportMicroWh == NOT_GIVEN ? exportMicroWh : later.exportMicroWh);
    }

    private static long difference(long before, long after) {
        if (before == NOT_GIVEN || after == NOT_GIVEN) {
            return 0;
        }
        if (after >= before) {
            return after - before;
        }
        for (long size = LEAST_SIZE; size <= GREATEST_SIZE; size *= PARTS) {
            if (before < size && before >= size - size / PARTS && after < size / PARTS) {
                return size - before + after;
            }
            if (size == GREATEST_SIZE) {
                break;
            }
        }
        return NOT_GIVEN;
    }
}

package org.gridtokenx.local.simulate;

/**
 * Says which moment of the measured week a moment of the market stands for.
 *
 * @param marketStartMillis when the simulation's first epoch starts, since 1970
 * @param dataStartMillis the moment of the measured week that is then, since its Monday
 * @param speed how many seconds of data pass in one of the market's
 */
record DataClock(long marketStartMillis, long dataStartMillis, int speed) {
    DataClock {
        if (speed < 1) {
            throw new IllegalArgumentException("data passes at least as fast as time");
        }
        if (dataStartMillis < 0) {
            throw new IllegalArgumentException("data starts with the first week");
        }
    }

    /** Milliseconds since the Monday of the first week of data. */
    long dataMillis(long marketMillis) {
        return Math.addExact(dataStartMillis, Math.multiplyExact(marketMillis - marketStartMillis, (long) speed));
    }
}

package org.gridtokenx.local.simulate;

import java.util.Objects;

/**
 * A household, its panels if it has some, and what energy is worth to it.
 *
 * @param name of its user
 * @param peakWatts of its panels, or 0
 * @param sellLimitMicros the least it sells for, per kWh
 * @param buyLimitMicros the most it buys for, per kWh
 */
record Home(
        String name,
        EnergyCurve consumption,
        EnergyCurve production,
        int peakWatts,
        long sellLimitMicros,
        long buyLimitMicros) {
    Home {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(consumption, "consumption");
        Objects.requireNonNull(production, "production");
        if (peakWatts < 0 || sellLimitMicros < 0 || buyLimitMicros < 0) {
            throw new IllegalArgumentException("a home's panels and limits are not below nothing");
        }
    }

    boolean hasPanels() {
        return peakWatts > 0;
    }

    /** What its meter counts between two moments of the market. */
    Energy between(DataClock clock, long fromMillis, long toMillis) {
        long from = clock.dataMillis(fromMillis);
        long to = clock.dataMillis(toMillis);
        return Energy.metered(
                production.upToWh(to) - production.upToWh(from), consumption.upToWh(to) - consumption.upToWh(from));
    }

    /** What its meter counts in an epoch, in so many readings; how many matters, as each nets what flows both ways. */
    Energy over(DataClock clock, EpochTimes epoch, int readings) {
        Energy sum = Energy.NOTHING;
        for (int i = 0; i < readings; i++) {
            sum = sum.plus(between(clock, epoch.part(i, readings), epoch.part(i + 1, readings)));
        }
        return sum;
    }
}

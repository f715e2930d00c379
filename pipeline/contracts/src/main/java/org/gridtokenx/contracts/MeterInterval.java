package org.gridtokenx.contracts;

import java.util.Objects;

/**
 * What a meter measured in one interval, which has the length and the place of a market epoch.
 *
 * @param readings how many readings it adds up
 */
public record MeterInterval(
        int version,
        String meterId,
        String userId,
        String zone,
        long startMillis,
        long endMillis,
        long importWh,
        long exportWh,
        int readings) {
    public static final int VERSION = 1;

    public MeterInterval {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
        if (endMillis <= startMillis || importWh < 0 || exportWh < 0 || readings < 0) {
            throw new IllegalArgumentException("an interval ends after its start and measures nothing below zero");
        }
    }
}

package org.gridtokenx.contracts;

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
}

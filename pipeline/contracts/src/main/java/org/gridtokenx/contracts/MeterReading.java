package org.gridtokenx.contracts;

import org.gridtokenx.market.Identifier;

/**
 * What a meter measured since its last reading.
 *
 * @param zone where the meter's owner trades; resolved by meter-ingest, like the user
 * @param timestampMillis end of the measured time, by the meter's clock; one reading per meter and timestamp
 * @param importWh energy drawn from the grid (OBIS 1.8.0), not negative
 * @param exportWh energy fed into the grid (OBIS 2.8.0), not negative
 */
public record MeterReading(
        int version, String meterId, String userId, String zone, long timestampMillis, long importWh, long exportWh) {
    public static final int VERSION = 1;

    /** No household's or neighbourhood's meter measures more between two readings (1 MWh). */
    public static final long LIMIT_WH = 1_000_000;

    public MeterReading {
        Identifier.require(meterId, "meterId");
        Identifier.require(userId, "userId");
        Identifier.require(zone, "zone");
        if (importWh < 0 || exportWh < 0 || importWh > LIMIT_WH || exportWh > LIMIT_WH) {
            throw new IllegalArgumentException("measured energy lies within 0 and " + LIMIT_WH + " Wh");
        }
    }
}

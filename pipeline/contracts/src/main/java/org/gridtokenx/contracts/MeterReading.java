package org.gridtokenx.contracts;

import java.util.Objects;

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

    public MeterReading {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
        if (importWh < 0 || exportWh < 0) {
            throw new IllegalArgumentException("measured energy is not negative");
        }
    }
}

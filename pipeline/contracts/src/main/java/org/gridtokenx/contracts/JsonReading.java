package org.gridtokenx.contracts;

import java.io.IOException;
import java.util.Objects;
import org.gridtokenx.contracts.MeterReading.Terms;

/**
 * The first form of the topic of readings: JSON, whole Wh since the meter's reading before, without terms; a tick has
 * the field {@code tick} and no others.
 */
record JsonReading(
        int version, String meterId, String userId, String zone, long timestampMillis, long importWh, long exportWh) {
    private static final int VERSION = 1;

    JsonReading {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
        if (version != VERSION) {
            throw new IllegalArgumentException("JSON reading of version " + version + ", known is " + VERSION);
        }
        if (importWh > MeterReading.LIMIT_WH || exportWh > MeterReading.LIMIT_WH) {
            throw new IllegalArgumentException("measured energy lies within 0 and " + MeterReading.LIMIT_WH + " Wh");
        }
    }

    static MeterMessage read(byte[] bytes) throws IOException {
        if (Json.isTrue(bytes, "tick")) {
            return new MeterMessage.Tick();
        }
        JsonReading reading = Json.fromBytes(bytes, JsonReading.class);
        return Fields.valid(reading::toReading);
    }

    private MeterReading toReading() {
        return MeterReading.interval(
                meterId,
                userId,
                zone,
                timestampMillis,
                importWh * MeterReading.MICROS_PER_WH,
                exportWh * MeterReading.MICROS_PER_WH,
                Terms.UNLIMITED);
    }
}

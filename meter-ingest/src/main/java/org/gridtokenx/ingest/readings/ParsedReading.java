package org.gridtokenx.ingest.readings;

import java.util.SortedMap;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/**
 * What a body says of one meter at one time. Nobody has checked yet whether the sender may say it.
 *
 * @param meterId id or serial number as the sender wrote it; empty where it is left out
 * @param zone as the sender wrote it; empty where it is left out
 * @param timestampMillis end of what was measured
 * @param importMicroWh millionths of a Wh, like the other energies; {@link #NOT_GIVEN} where it is left out
 * @param generatedMicroWh made behind the meter
 * @param consumedMicroWh used behind the meter
 * @param sequence the meter's own number, or {@link #NOT_GIVEN}
 * @param measurements decimals by OBIS code, such as 32.7.0
 * @param signed null without a signature
 */
public record ParsedReading(
        String meterId,
        String zone,
        long timestampMillis,
        Kind kind,
        long importMicroWh,
        long exportMicroWh,
        long generatedMicroWh,
        long consumedMicroWh,
        Quality quality,
        long sequence,
        SortedMap<String, String> measurements,
        Signed signed) {
    public static final long NOT_GIVEN = MeterReading.NOT_GIVEN;
    static final long MOST_OF_INTERVAL = MeterReading.LIMIT_WH * MeterReading.MICROS_PER_WH;
    static final long MOST_OF_REGISTER = MeterReading.REGISTER_LIMIT_MICRO_WH;

    /** The same of a meter by another name. */
    ParsedReading of(String otherMeterId) {
        return new ParsedReading(
                otherMeterId,
                zone,
                timestampMillis,
                kind,
                importMicroWh,
                exportMicroWh,
                generatedMicroWh,
                consumedMicroWh,
                quality,
                sequence,
                measurements,
                signed);
    }
}

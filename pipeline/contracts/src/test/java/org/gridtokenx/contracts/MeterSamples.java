package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;
import static org.gridtokenx.contracts.Samples.END;
import static org.gridtokenx.contracts.Samples.START;
import static org.gridtokenx.contracts.Samples.ZONE;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.gridtokenx.contracts.MeterReading.Terms;

/** What meters say and what is made of it, by the names in the golden files. */
final class MeterSamples {
    static final MeterInterval FINAL = new MeterInterval(
            MeterInterval.VERSION,
            "m1",
            "zoë",
            ZONE,
            START,
            END,
            MeterInterval.Status.FINAL,
            1,
            56,
            1_234,
            1_300,
            57,
            null,
            null,
            60,
            MeterInterval.Quality.PARTIAL,
            15_000,
            Collections.emptySortedMap());

    static final MeterInterval CORRECTED = new MeterInterval(
            MeterInterval.VERSION,
            "m1",
            "zoë",
            ZONE,
            START,
            END,
            MeterInterval.Status.CORRECTED,
            3,
            56,
            1_234,
            0,
            0,
            2_000L,
            822L,
            61,
            MeterInterval.Quality.MEASURED,
            0,
            new TreeMap<>(Map.of("32.7.0", "230.1", "14.7.0", "50.01")));

    static final ZoneEnergy ZONE_ENERGY = zoneEnergy(MeterInterval.Status.FINAL, 12, 1, 5_000, 1_234, 2_000, 6_000);

    static final ZoneEnergy NO_ENERGY = zoneEnergy(MeterInterval.Status.PROVISIONAL, 0, 0, 0, 0, 0, 0);

    private MeterSamples() {}

    private static ZoneEnergy zoneEnergy(
            MeterInterval.Status status,
            int meters,
            int missing,
            long importWh,
            long exportWh,
            long generatedWh,
            long consumedWh) {
        return new ZoneEnergy(
                ZoneEnergy.VERSION,
                ZONE,
                START,
                END,
                status,
                status.ordinal(),
                meters,
                missing,
                importWh,
                exportWh,
                generatedWh,
                consumedWh,
                ZoneEnergy.selfSufficiencyPpm(generatedWh, consumedWh));
    }

    static Map<String, MeterMessage> messages() {
        return Map.of(
                "tick",
                new MeterMessage.Tick(),
                "interval",
                MeterReading.interval(
                        "m1", "ann", ZONE, START + 15_000, 12_000_000, 345_678_901, new Terms(100_000, false)),
                "interval, all of it",
                new MeterReading(
                        "m2",
                        "zoë",
                        ZONE,
                        START + 15_000,
                        Kind.INTERVAL,
                        0,
                        MeterReading.LIMIT_WH * MeterReading.MICROS_PER_WH,
                        5_000_000,
                        4_999_999,
                        Quality.ESTIMATED,
                        7,
                        new Terms(Long.MAX_VALUE, true),
                        new TreeMap<>(Map.of("32.7.0", "230.1", "14.7.0", "50.01"))),
                "registers",
                new MeterReading(
                        "m3",
                        "bob",
                        ZONE,
                        END,
                        Kind.REGISTER,
                        99_999_999_000_000L,
                        NOT_GIVEN,
                        NOT_GIVEN,
                        NOT_GIVEN,
                        Quality.MEASURED,
                        0,
                        new Terms(1, false),
                        Collections.emptySortedMap()),
                "registers, invalid",
                new MeterReading(
                        "m3",
                        "bob",
                        ZONE,
                        END,
                        Kind.REGISTER,
                        MeterReading.REGISTER_LIMIT_MICRO_WH,
                        MeterReading.REGISTER_LIMIT_MICRO_WH,
                        NOT_GIVEN,
                        NOT_GIVEN,
                        Quality.INVALID,
                        Long.MAX_VALUE,
                        new Terms(100_000, true),
                        new TreeMap<>(Map.of("3.8.0", "-1.2e-05"))));
    }
}

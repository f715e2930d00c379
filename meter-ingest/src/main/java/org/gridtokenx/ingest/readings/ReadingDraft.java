package org.gridtokenx.ingest.readings;

import java.util.List;
import java.util.Locale;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/** The fields of one reading of {@code POST /v1/readings} as they come; whole at its end. */
final class ReadingDraft {
    static final int LONGEST_ID = 255;

    private final EnergyFields energy = new EnergyFields();
    private final Measurements measurements = new Measurements();
    private String meterId = "";
    private String zone = "";
    private long timestampMillis = -1;
    private Kind kind;
    private EnergyUnit unit;
    private Quality quality = Quality.MEASURED;
    private long sequence = ParsedReading.NOT_GIVEN;
    private String signature;

    void meterId(String value) {
        meterId = id(value, meterId, "meter_id");
    }

    void zone(String value) {
        zone = id(value, zone, "zone");
    }

    private static String id(String value, String before, String name) {
        if (!before.isEmpty()) {
            throw twice(name);
        }
        if (value.isBlank() || value.length() > LONGEST_ID) {
            throw Refusal.reading(name + " must have 1 to " + LONGEST_ID + " characters");
        }
        return value;
    }

    void timestamp(String value) {
        if (timestampMillis >= 0) {
            throw twice("timestamp");
        }
        timestampMillis = Timestamps.millis(value, "timestamp");
    }

    void kind(String value) {
        kind = switch (value.toLowerCase(Locale.ROOT)) {
            case "interval" -> Kind.INTERVAL;
            case "cumulative" -> Kind.REGISTER;
            default -> throw Refusal.reading("kind must be cumulative or interval, not " + Refusal.quote(value));
        };
    }

    void unit(String value) {
        unit = EnergyUnit.of(value);
    }

    void quality(String value) {
        quality = switch (value.toLowerCase(Locale.ROOT)) {
            case "measured" -> Quality.MEASURED;
            case "estimated" -> Quality.ESTIMATED;
            case "invalid" -> Quality.INVALID;
            default ->
                throw Refusal.reading("quality must be measured, estimated or invalid, not " + Refusal.quote(value));
        };
    }

    void sequence(String value) {
        try {
            sequence = Long.parseLong(value);
        } catch (NumberFormatException e) {
            sequence = -1;
        }
        if (sequence < 0) {
            throw Refusal.reading("sequence must be a whole number from 0 on");
        }
    }

    void signature(String value) {
        signature = value;
    }

    /** A register or a measurement by its code. */
    void obis(ObisCode code, String name, String value, EnergyUnit stated) {
        if (code.isActiveEnergy()) {
            energy.register(code, name, value, stated);
        } else {
            measurements.keep(code, value);
        }
    }

    /** Energy by a plain name such as {@code export_wh}. */
    void plain(PlainName plain, String name, String value, EnergyUnit stated) {
        if (stated != null && stated != plain.unit()) {
            throw Refusal.reading(name + " is in " + plain.unit().word() + " by its name, not in " + stated.word());
        }
        energy.plain(plain, name, value);
    }

    ParsedReading finish() {
        if (timestampMillis < 0) {
            throw Refusal.reading("timestamp is missing");
        }
        Kind chosen = kind == null ? energy.usualKind() : kind;
        EnergyFields.Sums sums = energy.sums(chosen, unit);
        String text = signedText(chosen, sums);
        return new ParsedReading(
                meterId,
                zone,
                timestampMillis,
                chosen,
                sums.importMicroWh(),
                sums.exportMicroWh(),
                sums.generatedMicroWh(),
                sums.consumedMicroWh(),
                quality,
                sequence,
                measurements.values(),
                signature == null ? null : new Signed(signature, List.of(text)));
    }

    private String signedText(Kind chosen, EnergyFields.Sums sums) {
        return signature == null
                ? ""
                : (chosen == Kind.INTERVAL ? "interval" : "cumulative")
                        + ":" + signedNumber(sums.importMicroWh())
                        + ":" + signedNumber(sums.exportMicroWh())
                        + ":" + timestampMillis;
    }

    private static String signedNumber(long microWh) {
        return microWh == ParsedReading.NOT_GIVEN ? "-" : MicroWh.inWh(microWh);
    }

    static Refusal twice(String name) {
        return Refusal.reading(name + " stands twice");
    }
}

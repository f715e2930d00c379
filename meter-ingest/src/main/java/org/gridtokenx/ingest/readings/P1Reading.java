package org.gridtokenx.ingest.readings;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/**
 * What one P1 telegram says: the meter's counters at its time. Gas, water and heat on the same port are of other meters,
 * read once an hour, and are left alone.
 */
final class P1Reading {
    private static final Pattern TIME = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})([SW])");
    private static final int CENTURY = 2_000;
    private static final int INSTANTANEOUS = 7;
    private static final int COUNTER = 8;

    private final EnergyFields energy = new EnergyFields();
    private final Measurements measurements = new Measurements();
    private String meterId = "";
    private long timestampMillis = -1;

    private P1Reading() {}

    /** @throws Refusal if it lacks its time or its counters */
    static ParsedReading parse(String telegram) {
        P1Reading reading = new P1Reading();
        telegram.lines().skip(1).forEach(reading::line);
        if (reading.timestampMillis < 0) {
            throw Refusal.reading("the telegram has no time, 0-0:1.0.0");
        }
        return reading.whole();
    }

    private ParsedReading whole() {
        EnergyFields.Sums sums = energy.sums(Kind.REGISTER, EnergyUnit.KWH);
        return new ParsedReading(
                meterId,
                "",
                timestampMillis,
                Kind.REGISTER,
                sums.importMicroWh(),
                sums.exportMicroWh(),
                ParsedReading.NOT_GIVEN,
                ParsedReading.NOT_GIVEN,
                Quality.MEASURED,
                ParsedReading.NOT_GIVEN,
                measurements.values(),
                null);
    }

    /** {@code 1-0:1.8.1(000123.456*kWh)}. */
    private void line(String line) {
        int open = line.indexOf('(');
        int close = line.indexOf(')', open + 1);
        if (open < 0 || close < 0) {
            return;
        }
        String name = line.substring(0, open);
        String value = line.substring(open + 1, close);
        switch (name) {
            case "0-0:1.0.0" -> timestampMillis = time(value);
            case "0-0:96.1.1" -> meterId = equipment(value);
            default -> ObisCode.of(name).filter(ObisCode::isElectricity).ifPresent(code -> number(code, name, value));
        }
    }

    private void number(ObisCode code, String name, String value) {
        int star = value.indexOf('*');
        String number = star < 0 ? value : value.substring(0, star);
        if (code.isActiveEnergy()) {
            energy.register(code, name, number, star < 0 ? null : EnergyUnit.of(value.substring(star + 1)));
        } else if (code.kind() == INSTANTANEOUS || code.kind() == COUNTER) {
            measurements.keep(code, number);
        }
    }

    /** Local time of Central Europe; its last letter says whether it is summer's or winter's. */
    private static long time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw Refusal.reading("the telegram's time must be YYMMDDhhmmss and S or W, not " + Refusal.quote(text));
        }
        try {
            return LocalDateTime.of(
                            CENTURY + Integer.parseInt(time.group(1)),
                            Integer.parseInt(time.group(2)),
                            Integer.parseInt(time.group(3)),
                            Integer.parseInt(time.group(4)),
                            Integer.parseInt(time.group(5)),
                            Integer.parseInt(time.group(6)))
                    .toInstant(ZoneOffset.ofHours(time.group(7).equals("S") ? 2 : 1))
                    .toEpochMilli();
        } catch (DateTimeException e) {
            throw Refusal.reading("the telegram's time is none: " + Refusal.quote(text));
        }
    }

    /** The meter's serial number: hexadecimal digits of its letters; as it stands where it is not written so. */
    private static String equipment(String value) {
        return decoded(value).orElse(value.length() <= ReadingDraft.LONGEST_ID ? value : "");
    }

    private static Optional<String> decoded(String digits) {
        try {
            String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.ISO_8859_1);
            return text.chars().allMatch(c -> c > ' ' && c < 0x7f) && !text.isEmpty()
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

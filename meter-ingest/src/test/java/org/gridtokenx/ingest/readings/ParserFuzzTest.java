package org.gridtokenx.ingest.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever comes, a parser gives readings within their bounds or a refusal of one line, and nothing else. Valid bodies
 * are mutated: bytes flipped, cut and doubled, numbers, texts and whole pieces put in the place of others. Seeded: a
 * failure names the round, which makes the same body again.
 */
class ParserFuzzTest {
    private static final int ROUNDS = Integer.getInteger("gridtokenx.fuzz.rounds", 20_000);

    private static final List<String> PIECES = List.of(
            "NaN",
            "Infinity",
            "-1",
            "-0.0",
            "1e999999999",
            "1e-999999999",
            "9".repeat(70),
            "9".repeat(200),
            "0." + "0".repeat(60) + "1",
            "9223372036854775807",
            "-9223372036854775808",
            "1.7976931348623157e308",
            "null",
            "true",
            "[]",
            "{}",
            "[".repeat(40),
            "{\"a\":".repeat(40),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u00e9\ud83d\ude00\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "x".repeat(5_000) + "\"",
            "\"1.8.0\":1",
            "\"registers\":{\"1.8.0\":{\"value\":",
            "\"unit\":\"MWh\"",
            "\"kind\":\"cumulative\"",
            "\"kwh\":-1e-7",
            "\"timestamp\":-1",
            "\"timestamp\":\"+999999999-12-31T23:59:59Z\"",
            "\"2026-06-01T12:00:00\"",
            "!0000",
            "/",
            "!",
            "(",
            ")",
            "*kWh)",
            "1-0:1.8.1(",
            "0-0:1.0.0(991332256161S)",
            "\r\n",
            "\n",
            "\0");

    private static Arguments parser(String name, String sample, Function<byte[], List<Parsed>> parser) {
        return Arguments.of(name, sample, parser);
    }

    static Stream<Arguments> parsers() {
        String json = "[{\"meter_id\":\"m\",\"timestamp\":\"2026-06-01T12:00:00Z\",\"import_kwh\":\"0.250\","
                + "\"export_kwh\":0,\"sequence\":1},{\"timestamp\":1780315200000,\"registers\":{\"1.8.1\":{\"value\":1.5,"
                + "\"unit\":\"kWh\"},\"1-0:2.8.0*255\":2},\"quality\":\"estimated\",\"signature\":\"abc\"}]";
        String push = "{\"protocol\":\"dlms\",\"device_id\":\"M-1\",\"payload\":{\"1.1.1.8.0.255\":0.0,"
                + "\"1.1.2.8.0.255\":250.0,\"kwh\":0.25,\"energy_generated\":0.4,\"energy_consumed\":0.15,"
                + "\"timestamp\":\"2026-06-01T12:00:00Z\",\"1.1.32.7.0.255\":230.1,\"signature\":\"sig\"}}";
        String p1 = P1TelegramsTest.whole(P1TelegramsTest.LINES);
        return Stream.of(
                parser("JSON", json, JsonReadings::parse),
                parser("push", push, body -> List.of(ObisPush.parse(body))),
                parser("batch of pushes", "{\"readings\":[" + push + "," + push + "]}", ObisPush::parseBatch),
                parser("P1", p1 + p1, P1Telegrams::parse),
                parser("P1 with its checksum right", p1, body -> P1Telegrams.parse(checked(body))));
    }

    /** Puts the right checksum behind, so that what lies within is read. */
    private static byte[] checked(byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('!');
        String telegram = end < 0 ? text + "!" : text.substring(0, end + 1);
        String crc = String.format("%04X", Crc16.of(telegram.getBytes(StandardCharsets.ISO_8859_1)));
        return (telegram + crc).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parsers")
    void givesReadingsOrARefusal(String name, String sample, Function<byte[], List<Parsed>> parser) {
        int read = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutated(sample, new Random(round));
            try {
                for (Parsed parsed : parser.apply(body)) {
                    if (parsed.reading() == null) {
                        requireOneLine(parsed.refusal());
                        refused++;
                    } else {
                        requireBounds(parsed.reading());
                        read++;
                    }
                }
            } catch (Refusal e) {
                requireOneLine(e);
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("round " + round + ": " + new String(body, StandardCharsets.ISO_8859_1), e);
            }
        }

        assertTrue(read > 0 && refused > 0, read + " read, " + refused + " refused");
    }

    private static void requireOneLine(Refusal refusal) {
        assertFalse(refusal.getMessage().isBlank());
        assertTrue(refusal.getMessage().length() < 1_000, refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count(), refusal.getMessage());
    }

    private static void requireBounds(ParsedReading reading) {
        boolean isInterval = reading.kind() == Kind.INTERVAL;
        long most = isInterval ? ParsedReading.MOST_OF_INTERVAL : ParsedReading.MOST_OF_REGISTER;
        long least = isInterval ? 0 : ParsedReading.NOT_GIVEN;
        for (long microWh : new long[] {reading.importMicroWh(), reading.exportMicroWh()}) {
            assertTrue(microWh >= least && microWh <= most, reading.toString());
        }
        assertTrue(reading.timestampMillis() >= 0);
        assertTrue(reading.measurements().size() <= Measurements.MOST);
        assertTrue(reading.meterId().length() <= ReadingDraft.LONGEST_ID);
    }

    private static byte[] mutated(String sample, Random random) {
        StringBuilder text = new StringBuilder(sample);
        for (int i = random.nextInt(4); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            int to = at + random.nextInt(Math.min(30, text.length() - at) + 1);
            switch (random.nextInt(7)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, to);
                case 2 -> text.insert(at, text.substring(at, to));
                case 3 -> text.insert(at, piece(random));
                case 4 -> text.replace(at, to, piece(random));
                case 5 -> replaceNumber(text, at, random);
                default -> text.setLength(random.nextInt(8) == 0 ? at : text.length());
            }
        }
        return text.toString().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /** So that the structure stays whole and the value does not. */
    private static void replaceNumber(StringBuilder text, int from, Random random) {
        int start = from;
        while (start < text.length() && !Character.isDigit(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        text.replace(start, end, random.nextBoolean() ? Long.toString(random.nextLong()) : piece(random));
    }
}

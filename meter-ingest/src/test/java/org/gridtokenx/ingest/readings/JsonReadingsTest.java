package org.gridtokenx.ingest.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadingsTest {
    private static final long NOON = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    private static final String GOOD =
            "{\"timestamp\":\"2026-06-01T12:00:00Z\",\"import_kwh\":\"0.250\",\"export_kwh\":0}";

    private static List<Parsed> parse(String json) {
        return JsonReadings.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static ParsedReading one(String json) {
        Parsed parsed = parse(json).get(0);
        assertNull(parsed.refusal());
        return parsed.reading();
    }

    private static String refused(String json) {
        Refusal refusal = parse(json).get(0).refusal();
        assertEquals(RefusalCode.INVALID_READING, refusal.code());
        return refusal.getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 250000000",
        "'\"0.25\"', 250000000",
        "0, 0",
        "0.0, 0",
        "-0.0, 0",
        "1.2e-02, 12000000",
        "'\"1.2E-2\"', 12000000",
        "1.2e-05, 12000",
        "0.000000001, 1",
        "0.0000000005, 0",
        "0.0000000015, 2",
        "0.30000000000000004, 300000000",
        "1e3, 1000000000000",
        "0.1230000, 123000000",
        "1000.000, 1000000000000",
        "0e-999999999, 0",
        "1e-999999999, 0"
    })
    void everyFormOfANumberIsExactToTheMicroWattHour(String written, long microWh) {
        ParsedReading reading = one(GOOD.replace("\"0.250\"", written));

        assertEquals(microWh, reading.importMicroWh());
        assertEquals(0, reading.exportMicroWh());
        assertEquals(Kind.INTERVAL, reading.kind());
        assertEquals(NOON, reading.timestampMillis());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"0.250\" | 1e999999999 | import_kwh must not be above 1000000 Wh",
                "\"0.250\" | 1000.001 | import_kwh must not be above 1000000 Wh",
                "\"0.250\" | 99999999999999999999999999 | import_kwh must not be above 1000000 Wh",
                "\"0.250\" | -0.25 | import_kwh must not be below 0",
                "\"0.250\" | \"a\" | import_kwh must be a number such as 0.012, not 'a'",
                "\"0.250\" | \"NaN\" | import_kwh must be a number such as 0.012, not 'NaN'",
                "\"0.250\" | \"\" | import_kwh must be a number such as 0.012, not ''",
                "\"0.250\" | null | import_kwh must be a number, or a text",
                "\"0.250\" | [1] | import_kwh must be a number, or a text",
                "\"0.250\" | {\"value\":1,\"unit\":\"Wh\"} | import_kwh is in kWh by its name, not in Wh",
                "\"0.250\" | {\"unit\":\"kWh\"} | import_kwh has no value",
                "\"0.250\" | {\"value\":[[1]],\"unit\":\"kWh\"} | import_kwh must be a number, or a text",
                "export_kwh | exported | unknown field 'exported'; known are meter_id, timestamp",
                "export_kwh | import_kwh | import_kwh says the same as import_kwh: leave one of them out",
                "export_kwh | import_wh | import_wh says the same as import_kwh: leave one of them out",
                "export_kwh | 2.8.0 | there are both OBIS codes and plain names: say kind",
                "export_kwh | generated_wh\":1,\"kind\":\"cumulative\",\"sequence | generated and consumed energy",
                "2026-06-01T12:00:00Z | noon | timestamp must be a time such as",
                "2026-06-01T12:00:00Z | 2026-02-30T12:00:00Z | timestamp must be a time such as",
                "2026-06-01T12:00:00Z | 1960-01-01T00:00:00Z | timestamp lies before 1970",
                "\"2026-06-01T12:00:00Z\" | true | timestamp must be a number, or a text",
                "\"2026-06-01T12:00:00Z\" | 1.5 | timestamp must be a time such as",
                "\"export_kwh\":0 | \"kind\":\"daily\" | kind must be cumulative or interval, not 'daily'",
                "\"export_kwh\":0 | \"unit\":\"J\" | unit must be Wh, kWh or MWh, not 'J'",
                "\"export_kwh\":0 | \"quality\":\"fine\" | quality must be measured, estimated or invalid",
                "\"export_kwh\":0 | \"sequence\":-1 | sequence must be a whole number from 0 on",
                "\"export_kwh\":0 | \"meter_id\":\" \" | meter_id must have 1 to 255 characters",
                "\"export_kwh\":0 | \"registers\":7 | registers must be an object of OBIS codes",
                "\"import_kwh\":\"0.250\",\"export_kwh\":0 | \"32.7.0\":230 | there is no energy: send import_kwh",
            })
    void whatIsNotGoodIsRefusedByNameAndKeepsNothingElseOut(String replace, String by, String message) {
        String bad = GOOD.replace(replace, by);

        assertTrue(refused(bad).startsWith(message), refused(bad));
        List<Parsed> batch = parse("[" + GOOD + "," + bad + "," + GOOD + "]");
        assertEquals(one(GOOD), batch.get(0).reading());
        assertTrue(batch.get(1).refusal().getMessage().startsWith(message));
        assertEquals(one(GOOD), batch.get(2).reading());
    }

    @Test
    void registersCountOnUnlessTheSenderSaysOtherwise() {
        ParsedReading reading =
                one("{\"meter_id\":\"m\",\"timestamp\":1780315200000,\"1.8.0\":12345.678,\"32.7.0\":230.1,"
                        + "\"quality\":\"estimated\",\"sequence\":7}");

        assertEquals(Kind.REGISTER, reading.kind());
        assertEquals(12_345_678_000_000L, reading.importMicroWh());
        assertEquals(ParsedReading.NOT_GIVEN, reading.exportMicroWh());
        assertEquals(Quality.ESTIMATED, reading.quality());
        assertEquals(7, reading.sequence());
        assertEquals("m", reading.meterId());
        assertEquals(NOON, reading.timestampMillis());
        assertEquals(Map.of("32.7.0", "230.1"), reading.measurements());
        assertEquals(
                Kind.INTERVAL,
                one("{\"kind\":\"interval\",\"timestamp\":1780315200000,\"1.8.0\":1}")
                        .kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1.8.0\":1.5 | 1500000000",
                "\"1.8.0\":1500,\"unit\":\"Wh\" | 1500000000",
                "\"unit\":\"MWh\",\"1.8.0\":\"0.0015\" | 1500000000",
                "\"1.8.0\":{\"value\":1500,\"unit\":\"Wh\"},\"unit\":\"MWh\" | 1500000000",
                "\"registers\":{\"1-0:1.8.0*255\":{\"value\":\"1.5\",\"unit\":\"kWh\"}} | 1500000000",
                "\"1.1.1.8.0.255\":1.5 | 1500000000",
                "\"1-0:1.8.0\":1.5 | 1500000000",
                "\"1.8.1\":1,\"1.8.2\":0.5 | 1500000000",
                "\"1.8.1\":1,\"1.8.2\":0.5,\"1.8.0\":9 | 9000000000",
                "\"kind\":\"cumulative\",\"import_wh\":1500 | 1500000000",
            })
    void registersHaveManyNamesAndUnits(String fields, long microWh) {
        ParsedReading reading = one("{\"timestamp\":\"2026-06-01T12:00:00Z\"," + fields + "}");

        assertEquals(microWh, reading.importMicroWh());
        assertEquals(Kind.REGISTER, reading.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T14:00:00.000+02:00",
        "2026-06-01T12:00:00.000999Z",
        "2026-06-01 12:00:00Z",
        "2026-06-01T12:00:00+00:00",
        "1780315200000"
    })
    void timesMayHaveAnyForm(String time) {
        assertEquals(NOON, one(GOOD.replace("2026-06-01T12:00:00Z", time)).timestampMillis());
    }

    @Test
    void whatIsSignedIsWhatCounts() {
        ParsedReading interval = one(GOOD.replace("}", ",\"signature\":\"abc\"}"));
        ParsedReading register = one("{\"timestamp\":1780315200000,\"2.8.0\":1.0000005,\"signature\":\"abc\"}");

        assertEquals(new Signed("abc", List.of("interval:250:0:1780315200000")), interval.signed());
        assertEquals(
                List.of("cumulative:-:1000.0005:1780315200000"),
                register.signed().texts());
        assertNull(one(GOOD).signed());
    }

    @Test
    void tenThousandReadingsAndNotOneMore() {
        String most = Stream.generate(() -> GOOD).limit(10_000).collect(Collectors.joining(","));

        assertEquals(10_000, parse("[" + most + "]").size());
        assertEquals(
                RefusalCode.TOO_LARGE,
                assertThrows(Refusal.class, () -> parse("[" + most + "," + GOOD + "]"))
                        .code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "[]", "{", "[{}", "{} {}", "[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]", "nul", "{}{}", "[]]"})
    void aBodyThatIsNoneIsRefusedAsAWhole(String body) {
        assertEquals(
                RefusalCode.INVALID_REQUEST,
                assertThrows(Refusal.class, () -> parse(body)).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7", "null", "[7]", "[[]]", "{}", "\"x\""})
    void whatIsNoReadingIsRefused(String body) {
        assertTrue(refused(body).length() > 0);
    }
}

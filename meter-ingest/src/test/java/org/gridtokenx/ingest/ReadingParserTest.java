package org.gridtokenx.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingParserTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final String GOOD =
            "{\"timestamp\":\"2026-06-01T12:00:00Z\",\"import_kwh\":\"0.250\",\"export_kwh\":0}";

    private final ReadingParser parser = new ReadingParser(Clock.fixed(NOW, ZoneOffset.UTC));

    private List<Reading> parse(String json) {
        return parser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 250",
        "'\"0.25\"', 250",
        "0, 0",
        "0.0, 0",
        "-0.0, 0",
        "1.2e-02, 12",
        "'\"1.2E-2\"', 12",
        "1e3, 1000000",
        "0.1230000, 123",
        "1000.000, 1000000",
        "0e-999999999, 0"
    })
    void everyFormOfANumberIsExact(String written, long wh) {
        assertEquals(List.of(new Reading(NOW.toEpochMilli(), wh, 0)), parse(GOOD.replace("\"0.250\"", written)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"0.250\" | 1.2e-05 | import_kwh must be a whole number of Wh",
                "\"0.250\" | 0.0001 | import_kwh must be a whole number of Wh",
                "\"0.250\" | 1e999999999 | import_kwh must not be above 1000.000",
                "\"0.250\" | 1e-999999999 | import_kwh must be a whole number of Wh",
                "\"0.250\" | 1000.001 | import_kwh must not be above 1000.000",
                "\"0.250\" | -0.25 | import_kwh must not be below 0",
                "\"0.250\" | \"a\" | import_kwh must be a number of kWh such as 0.012, not 'a'",
                "\"0.250\" | \"NaN\" | import_kwh must be a number of kWh such as 0.012, not 'NaN'",
                "\"0.250\" | null | import_kwh must be a number of kWh such as 0.012",
                "\"0.250\" | [1] | import_kwh must be a number of kWh such as 0.012",
                "\"import_kwh\":\"0.250\", | ~~ | import_kwh is missing",
                "export_kwh | exported | unknown field exported; known are timestamp, import_kwh, export_kwh",
                "export_kwh | import_kwh | the body is not JSON: Duplicate field 'import_kwh'",
                "T12:00:00Z | T12:02:01Z | timestamp 2026-06-01T12:02:01Z is more than 2 minutes ahead of the time here",
                "2026-06-01T12:00:00Z | 2026-05-25T11:59:59Z | timestamp 2026-05-25T11:59:59Z is older than 7 days",
                "2026-06-01T12:00:00Z | noon | timestamp must be a time such as",
                "\"2026-06-01T12:00:00Z\" | 1780315200000 | timestamp must be a time such as",
            })
    void whatIsNotGoodIsRefusedByName(String replace, String by, String message) {
        Refusal e = assertThrows(Refusal.class, () -> parse(GOOD.replace(replace, by)));

        assertEquals(400, e.status());
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
        String inBatch = message.startsWith("the body") ? message : "reading 1: " + message;
        Refusal second = assertThrows(Refusal.class, () -> parse("[" + GOOD + "," + GOOD.replace(replace, by) + "]"));
        assertTrue(second.getMessage().startsWith(inBatch), second.getMessage());
    }

    @Test
    void timesMayHaveAnyOffset() {
        assertEquals(
                List.of(new Reading(NOW.toEpochMilli(), 250, 0)),
                parse(GOOD.replace("2026-06-01T12:00:00Z", "2026-06-01T14:00:00.000+02:00")));
    }

    @Test
    void aThousandReadingsAndNotOneMore() {
        String thousand = Stream.generate(() -> GOOD).limit(1_000).collect(Collectors.joining(","));

        assertEquals(1_000, parse("[" + thousand + "]").size());
        assertEquals(
                "more than 1000 readings in one post",
                assertThrows(Refusal.class, () -> parse("[" + thousand + "," + GOOD + "]"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "[]", "7", "null", "[7]", "[[]]", "{", "[{}", "{} {}"})
    void whatIsNoReadingIsRefused(String body) {
        assertEquals(400, assertThrows(Refusal.class, () -> parse(body)).status());
    }

    @Test
    void nothingMayFollow() {
        assertThrows(Refusal.class, () -> parse(GOOD + GOOD));
        assertThrows(Refusal.class, () -> parse("[" + GOOD + "]]"));
    }
}

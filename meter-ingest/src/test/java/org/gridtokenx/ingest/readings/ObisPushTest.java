package org.gridtokenx.ingest.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObisPushTest {
    private static final String PUSH =
            """
            {"protocol":"dlms","device_id":"M-1","payload":{"1.1.1.8.0.255":0.0,"1.1.2.8.0.255":250.0,
            "kwh":0.25,"energy_generated":0.4,"energy_consumed":0.15,"timestamp":"2026-06-01T12:00:00+00:00",
            "1.1.32.7.0.255":230.12,"1.1.14.7.0.255":50.01,"0.0.96.10.0.255":"load_shedding","1.1.16.7.0.255":-60.0,
            "1.1.2.8.1.255":250.0,"battery":{"soc":0.5},"signature":"sig","zone_code":"4"}}""";

    private static ParsedReading parse(String push) {
        Parsed parsed = ObisPush.parse(push.getBytes(StandardCharsets.UTF_8));
        assertNull(parsed.refusal());
        return parsed.reading();
    }

    private static String refused(String push) {
        return ObisPush.parse(push.getBytes(StandardCharsets.UTF_8)).refusal().getMessage();
    }

    @Test
    void readsWhatTheSimulatorSends() {
        ParsedReading reading = parse(PUSH);

        assertEquals("M-1", reading.meterId());
        assertEquals("4", reading.zone());
        assertEquals(1_780_315_200_000L, reading.timestampMillis());
        assertEquals(Kind.INTERVAL, reading.kind());
        assertEquals(0, reading.importMicroWh());
        assertEquals(250_000_000, reading.exportMicroWh());
        assertEquals(400_000_000, reading.generatedMicroWh());
        assertEquals(150_000_000, reading.consumedMicroWh());
        assertEquals(Map.of("32.7.0", "230.12", "14.7.0", "50.01", "16.7.0", "-60.0"), reading.measurements());
        assertEquals(new Signed("sig", List.of("0.25:1780315200000")), reading.signed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1.1.1.8.0.255\":12.5,\"1.1.2.8.0.255\":3e-1,\"kwh\":9 | 12500000 | 300000 | 9",
                "\"1.1.1.8.0.255\":0.1234567,\"kwh\":-0.000012 | 123457 | 0 | -0.000012",
                "\"kwh\":0.5 | 0 | 500000000 | 0.5",
                "\"kwh\":-0.5 | 500000000 | 0 | -0.5",
                "\"kwh\":\"1.5\" | 0 | 1500000000 | 1.5",
                "\"1.1.1.8.0.255\":100,\"kwh\":0.5 | 100000000 | 500000000 | 0.5",
                "\"energy_consumed\":99.99 | 99990000000 | 0 | 99.99",
                "\"energy_generated\":3,\"energy_consumed\":1 | 0 | 2000000000 | 1",
                "\"1.1.1.8.0.255\":7000.0,\"1.1.2.8.0.255\":5000.0 | 7000000000 | 5000000000 | 7",
                "\"1.1.2.8.0.255\":5000.0 | 0 | 5000000000 | 5",
                "\"1.1.1.8.1.255\":10,\"1.1.1.8.2.255\":5 | 15000000 | 0 | 0",
            })
    void obisValuesWinOverPlainOnes(String fields, long importMicroWh, long exportMicroWh, String signed) {
        ParsedReading reading = parse("{\"device_id\":\"m\",\"payload\":{\"timestamp\":\"2026-06-01T12:00:00Z\","
                + "\"signature\":\"s\"," + fields + "}}");

        assertEquals(importMicroWh, reading.importMicroWh());
        assertEquals(exportMicroWh, reading.exportMicroWh());
        assertEquals(signed + ":1780315200000", reading.signed().texts().get(0));
    }

    @Test
    void theNumberMayBeSignedAsPythonPrintsIt() {
        assertEquals(
                List.of("0.000012:1780315200000", "1.2e-05:1780315200000"),
                parse(PUSH.replace("\"kwh\":0.25", "\"kwh\":1.2e-05")).signed().texts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"device_id\":\"M-1\", | ~~ | device_id is missing",
                "\"timestamp\":\"2026-06-01T12:00:00+00:00\", | ~~ | timestamp is missing",
                "2026-06-01T12:00:00+00:00 | yesterday | timestamp must be a time such as",
                ":250.0,\"battery | :-250.0,\"battery | 1.1.2.8.1.255 must not be below 0",
                "\"kwh\":0.25 | \"kwh\":\"NaN\" | kwh must be a number such as",
                "\"kwh\":0.25 | \"kwh\":{} | kwh must be a number or a text",
                "\"kwh\":0.25 | \"kwh\":1e400 | kwh must not be above 1000000 Wh",
                "\"kwh\":0.25 | \"device_id\":\"M-2\" | payload names another device_id",
                "{\"1.1.1 | 7,\"x\":{\"1.1.1 | payload must be an object",
            })
    void whatIsNotGoodIsRefused(String replace, String by, String message) {
        String refused = refused(
                message.contains("2.8.1")
                        ? PUSH.replace("\"1.1.2.8.0.255\":250.0,", "").replace(replace, by)
                        : PUSH.replace(replace, by));

        assertTrue(refused.startsWith(message), refused);
    }

    @Test
    void anotherProtocolIsRefused() {
        assertThrows(
                Refusal.class,
                () -> ObisPush.parseBatch("{\"protocol\":\"ocpp\",\"readings\":[]}".getBytes(StandardCharsets.UTF_8)));
        assertEquals("protocol must be dlms, not 'ocpp'", refused(PUSH.replace("dlms", "ocpp")));
    }

    @Test
    void aBatchHasFlatOrWholePushes() {
        String flat = "{\"device_id\":\"M-2\",\"kwh\":1,\"timestamp\":\"2026-06-01T12:00:00Z\"}";
        for (String body : List.of(
                "{\"protocol\":\"dlms\",\"readings\":[" + flat + "," + PUSH + ",7]}",
                "[" + flat + "," + PUSH + ",7]")) {
            List<Parsed> readings = ObisPush.parseBatch(body.getBytes(StandardCharsets.UTF_8));

            assertEquals("M-2", readings.get(0).reading().meterId());
            assertEquals("M-1", readings.get(1).reading().meterId());
            assertEquals(RefusalCode.INVALID_READING, readings.get(2).refusal().code());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"~~", "{", "{\"a\":1,\"a\":2}", "{}{}", "NaN", "{\"kwh\":NaN}"})
    void whatIsNoJsonIsRefusedAsAWhole(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertEquals(
                RefusalCode.INVALID_REQUEST,
                assertThrows(Refusal.class, () -> ObisPush.parse(bytes)).code());
        assertEquals(
                RefusalCode.INVALID_REQUEST,
                assertThrows(Refusal.class, () -> ObisPush.parseBatch(bytes)).code());
    }
}

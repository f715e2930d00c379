package org.gridtokenx.ingest.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class P1TelegramsTest {
    /** The example of the DSMR 5.0.2 P1 companion standard, without its text message; the checksum is of these bytes. */
    static final String LINES = String.join(
            "\r\n",
            "/ISk5\\2MT382-1000",
            "",
            "1-3:0.2.8(50)",
            "0-0:1.0.0(260601140000S)",
            "0-0:96.1.1(4B384547303034303436333935353037)",
            "1-0:1.8.1(123456.789*kWh)",
            "1-0:1.8.2(000001.000*kWh)",
            "1-0:2.8.1(000000.500*kWh)",
            "1-0:2.8.2(000000.250*kWh)",
            "0-0:96.14.0(0002)",
            "1-0:1.7.0(01.193*kW)",
            "1-0:2.7.0(00.000*kW)",
            "1-0:99.97.0(2)(0-0:96.7.19)(101208152415W)(0000000240*s)(101208151004W)(0000000301*s)",
            "1-0:32.7.0(220.1*V)",
            "1-0:31.7.0(001*A)",
            "0-1:24.1.0(003)",
            "0-1:96.1.0(3232323241424344313233343536373839)",
            "0-1:24.2.1(101209112500W)(12785.123*m3)",
            "!");

    static String whole(String lines) {
        return lines + String.format("%04X", Crc16.of(lines.getBytes(StandardCharsets.ISO_8859_1))) + "\r\n";
    }

    private static List<Parsed> parse(String body) {
        return P1Telegrams.parse(body.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void theChecksumIsCrc16Arc() {
        // The check value of CRC-16/ARC in the catalogue of parametrised CRC algorithms.
        assertEquals(0xbb3d, Crc16.of("123456789".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void readsTheCountersAtTheMetersTime() {
        Parsed parsed = parse(whole(LINES)).get(0);
        assertNull(parsed.refusal());
        ParsedReading reading = parsed.reading();

        assertEquals("K8EG004046395507", reading.meterId());
        assertEquals(Kind.REGISTER, reading.kind());
        assertEquals(123_457_789_000_000L, reading.importMicroWh());
        assertEquals(750_000_000, reading.exportMicroWh());
        assertEquals(Instant.parse("2026-06-01T12:00:00Z").toEpochMilli(), reading.timestampMillis());
        assertEquals("220.1", reading.measurements().get("32.7.0"));
        assertEquals("1", reading.measurements().get("31.7.0"));
        assertEquals(4, reading.measurements().size());
    }

    @ParameterizedTest
    @CsvSource({
        "260601140000S, 2026-06-01T12:00:00Z",
        "260101140000W, 2026-01-01T13:00:00Z",
        "261025023000S, 2026-10-25T00:30:00Z",
        "261025023000W, 2026-10-25T01:30:00Z"
    })
    void theHourThatComesTwiceIsToldApart(String local, String utc) {
        Parsed parsed = parse(whole(LINES.replace("260601140000S", local))).get(0);

        assertEquals(Instant.parse(utc).toEpochMilli(), parsed.reading().timestampMillis());
    }

    @Test
    void severalMayComeAndOneThatIsDamagedKeepsNoOtherOut() {
        String damaged = whole(LINES).replace("000001.000", "000002.000");

        List<Parsed> parsed = parse("\r\n" + whole(LINES) + damaged + whole(LINES));

        assertEquals(3, parsed.size());
        assertNull(parsed.get(0).refusal());
        assertTrue(parsed.get(1).refusal().getMessage().startsWith("the telegram is damaged: its checksum is"));
        assertEquals(parsed.get(0), parsed.get(2));
    }

    @Test
    void lineEndsMayBeShortenedOnTheWay() {
        assertNull(parse(whole(LINES).replace("\r\n", "\n")).get(0).refusal());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0-0:1.0.0(260601140000S) | 0-0:1.0.9(260601140000S) | the telegram has no time",
                "260601140000S | 260601140000X | the telegram's time must be YYMMDDhhmmss and S or W",
                "260601140000S | 261301140000S | the telegram's time is none",
                "1-0:1.8.1(123456.789*kWh) | 1-0:1.8.1(x*kWh) | 1-0:1.8.1 must be a number",
                "1-0:1.8.2( | 1-0:1.8.1( | 1-0:1.8.1 says the same as 1-0:1.8.1",
                "1-0:1.8.1(123456.789*kWh) | 1-0:1.8.1(123456.789*kW) | unit must be Wh, kWh or MWh",
            })
    void whatIsNotGoodIsRefused(String replace, String by, String message) {
        Refusal refusal = parse(whole(LINES.replace(replace, by))).get(0).refusal();

        assertTrue(refusal.getMessage().startsWith(message), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''", "hello", "/ISk5", "{}"})
    void aBodyThatHoldsNoTelegramIsRefusedAsAWhole(String body) {
        assertEquals(
                RefusalCode.INVALID_REQUEST,
                assertThrows(Refusal.class, () -> parse(body)).code());
    }

    @Test
    void aTelegramWithoutAChecksumIsRefused() {
        assertTrue(parse(LINES).get(0).refusal().getMessage().startsWith("the telegram has no checksum"));
        assertTrue(parse(LINES + "12").get(0).refusal().getMessage().startsWith("the telegram has no checksum"));
    }
}

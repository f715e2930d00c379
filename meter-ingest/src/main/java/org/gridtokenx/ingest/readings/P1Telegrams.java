package org.gridtokenx.ingest.readings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads what the P1 port of a Dutch, Belgian or Luxembourg meter prints (DSMR 4 and 5): one telegram or several, each
 * from {@code /} to {@code !} and a checksum over everything between, both included.
 */
public final class P1Telegrams {
    private static final int CRC_DIGITS = 4;
    private static final int HEXADECIMAL = 16;

    private P1Telegrams() {}

    /**
     * A reading of each telegram, in their order.
     *
     * @throws Refusal if the body holds something else
     */
    public static List<Parsed> parse(byte[] body) {
        List<Parsed> readings = new ArrayList<>();
        int at = skipBlanks(body, 0);
        while (at < body.length) {
            if (body[at] != '/') {
                throw Refusal.request("a P1 telegram begins with /, here is byte " + (body[at] & 0xff) + " at " + at);
            }
            int mark = at;
            while (mark < body.length && body[mark] != '!') {
                mark++;
            }
            if (mark == body.length) {
                throw Refusal.request("the telegram at byte " + at + " has no end: it ends with ! and a checksum");
            }
            JsonReadings.requireRoom(readings.size());
            readings.add(telegram(body, at, mark));
            at = skipBlanks(body, Math.min(body.length, mark + 1 + CRC_DIGITS));
        }
        if (readings.isEmpty()) {
            throw Refusal.request("there is no telegram in the body");
        }
        return readings;
    }

    private static int skipBlanks(byte[] body, int from) {
        int at = from;
        while (at < body.length && (body[at] == '\r' || body[at] == '\n' || body[at] == ' ' || body[at] == 0)) {
            at++;
        }
        return at;
    }

    private static Parsed telegram(byte[] body, int start, int mark) {
        try {
            byte[] checked = Arrays.copyOfRange(body, start, mark + 1);
            requireChecksum(checked, stated(body, mark + 1));
            return Parsed.of(P1Reading.parse(new String(checked, StandardCharsets.ISO_8859_1)));
        } catch (Refusal e) {
            return Parsed.refused(e);
        }
    }

    private static int stated(byte[] body, int from) {
        String digits = new String(body, from, Math.min(CRC_DIGITS, body.length - from), StandardCharsets.ISO_8859_1);
        if (digits.length() < CRC_DIGITS || !digits.chars().allMatch(c -> Character.digit(c, HEXADECIMAL) >= 0)) {
            throw Refusal.reading("the telegram has no checksum of 4 hexadecimal digits after its !");
        }
        return Integer.parseInt(digits, HEXADECIMAL);
    }

    private static void requireChecksum(byte[] telegram, int stated) {
        int computed = Crc16.of(telegram);
        // Line ends are often shortened on the way (curl -d, text files); the meter's own are CR and LF.
        if (computed != stated && Crc16.of(withMetersLineEnds(telegram)) != stated) {
            throw Refusal.reading(String.format(
                    "the telegram is damaged: its checksum is %04X, it says %04X (with curl use --data-binary)",
                    computed, stated));
        }
    }

    private static byte[] withMetersLineEnds(byte[] telegram) {
        return new String(telegram, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

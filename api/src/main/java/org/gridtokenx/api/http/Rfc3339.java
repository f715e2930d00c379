package org.gridtokenx.api.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** Times as the contract writes them: RFC 3339, UTC, milliseconds. */
public final class Rfc3339 {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final int LAST_YEAR = 9999;
    private static final long FIRST_MILLIS =
            Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private Rfc3339() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    /** The text of a time in milliseconds since 1970. */
    public static String format(long millis) {
        return format(Instant.ofEpochMilli(millis));
    }

    /** Whether a time in milliseconds since 1970 lies in the years 0 to 9999, which RFC 3339 can write. */
    static boolean canBeWritten(long millis) {
        return millis >= FIRST_MILLIS && millis <= LAST_MILLIS;
    }

    /** Milliseconds since 1970 of a time with any offset; empty where the text is none. */
    public static OptionalLong parse(String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            return time.getYear() < 0 || time.getYear() > LAST_YEAR
                    ? OptionalLong.empty()
                    : OptionalLong.of(time.toInstant().toEpochMilli());
        } catch (DateTimeParseException e) {
            return OptionalLong.empty();
        }
    }
}

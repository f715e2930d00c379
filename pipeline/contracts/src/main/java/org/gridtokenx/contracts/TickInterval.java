package org.gridtokenx.contracts;

import java.time.Duration;
import java.time.format.DateTimeParseException;

/**
 * How often a log may be told that time passes. With ticks further apart than a second, clearings and intervals would
 * wait for them; with ticks closer than ten milliseconds the log would hold little else.
 */
public final class TickInterval {
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private TickInterval() {}

    /**
     * The interval of a text such as {@code PT0.2S} (ISO 8601).
     *
     * @throws IllegalArgumentException if it is none, or out of the bounds
     */
    public static Duration parse(String text) {
        Duration interval;
        try {
            interval = Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'" + text + "' is no duration such as PT0.2S", e);
        }
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("ticks come every " + SHORTEST + " to " + LONGEST + ", not " + text);
        }
        return interval;
    }
}

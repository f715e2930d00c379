package org.gridtokenx.local.simulate;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** A moment of the measured week, written like {@code mon-10:00}. */
record TimeOfWeek(DayOfWeek day, LocalTime time) {
    private static final long DAY_MILLIS = 86_400_000;
    private static final int DAY_LETTERS = 3;

    /**
     * Reads a moment.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static TimeOfWeek parse(String text) {
        int hyphen = text.indexOf('-');
        if (hyphen == DAY_LETTERS) {
            String letters = text.substring(0, hyphen).toUpperCase(Locale.ROOT);
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.name().startsWith(letters)) {
                    return new TimeOfWeek(day, time(text, text.substring(hyphen + 1)));
                }
            }
        }
        throw refused(text);
    }

    private static LocalTime time(String text, String time) {
        try {
            return LocalTime.parse(time);
        } catch (DateTimeParseException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("'" + text + "' is no time of a week, such as mon-10:00");
    }

    /** Milliseconds since the week's Monday. */
    long millis() {
        return (day.getValue() - 1) * DAY_MILLIS + time.toNanoOfDay() / 1_000_000;
    }
}

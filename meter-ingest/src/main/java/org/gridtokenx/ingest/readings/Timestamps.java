package org.gridtokenx.ingest.readings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Milliseconds since 1970 of a time as meters write it: RFC 3339, or the milliseconds themselves. */
final class Timestamps {
    private static final String EXAMPLE = " must be a time such as \"2026-06-01T12:15:00Z\" or 1780316100000";
    private static final int SECONDS_LENGTH = 19;
    private static final int LONGEST = 64;
    private static final int MILLIS_DIGITS = 15;
    private static final long DAY_MILLIS = 86_400_000;

    private Timestamps() {}

    /** @throws Refusal if it is no time */
    static long millis(String text, String name) {
        if (text.length() > LONGEST) {
            throw Refusal.reading(name + EXAMPLE);
        }
        long usual = utcSeconds(text);
        if (usual >= 0) {
            return usual;
        }
        if (!text.isEmpty() && text.length() <= MILLIS_DIGITS && text.chars().allMatch(Timestamps::isDigit)) {
            return Long.parseLong(text);
        }
        long millis;
        try {
            millis = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw Refusal.reading(name + EXAMPLE);
        }
        if (millis < 0) {
            throw Refusal.reading(name + " lies before 1970");
        }
        return millis;
    }

    /** The usual case, whole seconds in UTC, without objects; -1 for any other. */
    private static long utcSeconds(String text) {
        if (text.length() != SECONDS_LENGTH + 1
                || text.charAt(SECONDS_LENGTH) != 'Z'
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != 'T'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return -1;
        }
        int year = two(text, 0) * 100 + two(text, 2);
        int month = two(text, 5);
        int day = two(text, 8);
        int hour = two(text, 11);
        int minute = two(text, 14);
        int second = two(text, 17);
        boolean ordinary = year >= 1970
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 28
                && hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && second >= 0
                && second < 60;
        if (!ordinary) {
            return -1;
        }
        long seconds = (hour * 60L + minute) * 60 + second;
        return LocalDate.of(year, month, day).toEpochDay() * DAY_MILLIS + seconds * 1_000;
    }

    /** Two digits; far below zero if they are none. */
    private static int two(String text, int at) {
        char tens = text.charAt(at);
        char ones = text.charAt(at + 1);
        return isDigit(tens) && isDigit(ones) ? (tens - '0') * 10 + (ones - '0') : Short.MIN_VALUE;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}

package org.gridtokenx.jobs.replay;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridtokenx.market.Decimals;

/** The fields of one line by name, as text; an empty one counts as missing. Refusals name the field. */
record Fields(long line, Map<String, String> byName) {
    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

    boolean has(String name) {
        String text = byName.get(name);
        return text != null && !text.isEmpty();
    }

    String optional(String name) {
        String text = byName.get(name);
        return text == null ? "" : text;
    }

    String text(String name) throws UnreadableFileException {
        if (!has(name)) {
            throw new UnreadableFileException(line, name + " is missing");
        }
        return byName.get(name);
    }

    /** A decimal in kWh, as Wh. */
    long energy(String name) throws UnreadableFileException {
        try {
            return Decimals.parseEnergyWh(text(name));
        } catch (NumberFormatException e) {
            throw refuse(name, e.getMessage());
        }
    }

    /** A decimal in the currency, as micro-units. */
    long money(String name) throws UnreadableFileException {
        try {
            return Decimals.parseMicros(text(name));
        } catch (NumberFormatException e) {
            throw refuse(name, e.getMessage());
        }
    }

    long whole(String name) throws UnreadableFileException {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw refuse(name, "'" + text(name) + "' is not a whole number");
        }
    }

    boolean truth(String name) throws UnreadableFileException {
        return word(name, TRUTHS);
    }

    /** A time of RFC 3339, as milliseconds; finer parts are cut off. */
    long time(String name) throws UnreadableFileException {
        String text = text(name);
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text).toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw refuse(name, "'" + text + "' is not a time such as 2026-05-04T10:00:00Z");
        }
    }

    /** A duration of ISO 8601, as milliseconds; finer parts are cut off. */
    long duration(String name) throws UnreadableFileException {
        String text = text(name);
        try {
            return Duration.parse(text).toMillis();
        } catch (DateTimeException | ArithmeticException e) {
            throw refuse(name, "'" + text + "' is not a duration like PT15M");
        }
    }

    /** One of some words, as what it stands for. */
    <E> E word(String name, Map<String, E> words) throws UnreadableFileException {
        String text = text(name);
        E value = words.get(text);
        if (value == null) {
            throw refuse(
                    name,
                    "'" + text + "' is none of "
                            + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return value;
    }

    /** What each word of some constants stands for. */
    static <E> Map<String, E> words(E[] values, Function<E, String> word) {
        return Stream.of(values).collect(Collectors.toUnmodifiableMap(word, Function.identity()));
    }

    UnreadableFileException refuse(String name, String reason) {
        return new UnreadableFileException(line, name + ": " + reason);
    }
}

package org.gridtokenx.jobs.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.market.Decimals;

/** The fields of one line by name, as text; an empty one counts as missing. Refusals name the field. */
record Fields(long line, Map<String, String> byName) {
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
        return word(name, Set.of("true", "false")).equals("true");
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

    String word(String name, Set<String> words) throws UnreadableFileException {
        String text = text(name);
        if (!words.contains(text)) {
            throw refuse(
                    name,
                    "'" + text + "' is none of "
                            + String.join(", ", words.stream().sorted().toList()));
        }
        return text;
    }

    UnreadableFileException refuse(String name, String reason) {
        return new UnreadableFileException(line, name + ": " + reason);
    }
}

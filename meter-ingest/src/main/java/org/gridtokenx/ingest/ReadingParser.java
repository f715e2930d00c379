package org.gridtokenx.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the body of a post: one reading or an array of them, each {@code {timestamp, import_kwh, export_kwh}}. Strict,
 * since a meter that is configured wrongly must hear of it: an unknown or missing field is an error, which says in
 * which reading. Reads token by token, because many readings come.
 */
final class ReadingParser {
    /** Most readings of one post. */
    static final int MAX_READINGS = 1_000;

    private static final Duration AHEAD = Duration.ofMinutes(2);
    private static final Duration BEHIND = Duration.ofDays(7);
    private static final String TIMESTAMP = "timestamp";
    private static final String IMPORT = "import_kwh";
    private static final String EXPORT = "export_kwh";
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Clock clock;

    ReadingParser(Clock clock) {
        this.clock = clock;
    }

    /**
     * The readings, in their order.
     *
     * @throws Refusal 400 if one of them is not good
     */
    List<Reading> parse(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            List<Reading> readings = new ArrayList<>();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    if (readings.size() == MAX_READINGS) {
                        throw Refusal.invalid("more than " + MAX_READINGS + " readings in one post");
                    }
                    readings.add(reading(json, "reading " + readings.size() + ": "));
                }
            } else {
                readings.add(reading(json, ""));
            }
            if (json.nextToken() != null) {
                throw Refusal.invalid("the body goes on after its readings");
            }
            if (readings.isEmpty()) {
                throw Refusal.invalid("there is no reading in the body");
            }
            return readings;
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.invalid("the body cannot be read: " + e.getMessage());
        }
    }

    private Reading reading(JsonParser json, String where) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.invalid(
                    where + "a reading is an object with " + TIMESTAMP + ", " + IMPORT + " and " + EXPORT);
        }
        String timestamp = null;
        String imported = null;
        String exported = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case TIMESTAMP -> timestamp = text(json, where + TIMESTAMP);
                case IMPORT -> imported = number(json, where + IMPORT);
                case EXPORT -> exported = number(json, where + EXPORT);
                default ->
                    throw Refusal.invalid(where + "unknown field " + (name.length() > 40 ? name.substring(0, 40) : name)
                            + "; known are " + TIMESTAMP + ", " + IMPORT + ", " + EXPORT);
            }
        }
        return new Reading(
                millis(present(timestamp, where + TIMESTAMP), where + TIMESTAMP),
                KilowattHours.parseWh(present(imported, where + IMPORT), where + IMPORT),
                KilowattHours.parseWh(present(exported, where + EXPORT), where + EXPORT));
    }

    private static String present(String value, String name) {
        if (value == null) {
            throw Refusal.invalid(name + " is missing");
        }
        return value;
    }

    private static String text(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.invalid(name + " must be a time such as \"2026-06-01T12:15:00Z\"");
        }
        return json.getText();
    }

    /** The text of a number, which may stand in quotes: so its decimals are the ones the meter wrote. */
    private static String number(JsonParser json, String name) throws IOException {
        if (!json.currentToken().isNumeric() && json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.invalid(name + " must be a number of kWh such as 0.012");
        }
        return json.getText();
    }

    private long millis(String text, String name) {
        OffsetDateTime time;
        try {
            time = OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(name + " must be a time such as \"2026-06-01T12:15:00Z\"");
        }
        if (time.toInstant().isAfter(clock.instant().plus(AHEAD))) {
            throw Refusal.invalid(name + " " + text + " is more than " + AHEAD.toMinutes()
                    + " minutes ahead of the time here, " + clock.instant() + ": set the meter's clock");
        }
        if (time.toInstant().isBefore(clock.instant().minus(BEHIND))) {
            throw Refusal.invalid(name + " " + text + " is older than " + BEHIND.toDays()
                    + " days: readings are taken for that long");
        }
        return time.toInstant().toEpochMilli();
    }
}

package org.gridtokenx.ingest.readings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the body of {@code POST /v1/readings}: one reading or an array of them. Strict, since a meter that is configured
 * wrongly must hear of it: an unknown field is an error. A reading that makes no sense does not keep the others out.
 * Reads token by token, because many readings come.
 */
public final class JsonReadings {
    /** Most readings of one body. */
    public static final int MAX_READINGS = 10_000;

    /** For every body of JSON: nobody's readings nest deeper or have longer numbers. */
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(128)
                    .maxStringLength(4_096)
                    .maxNameLength(256)
                    .build())
            .build();

    private static final String KNOWN = "meter_id, timestamp, import_kwh, export_kwh (also _wh, _mwh), generated_kwh,"
            + " consumed_kwh, OBIS codes such as 1.8.0, registers, unit, kind, quality, sequence, signature, zone";

    private JsonReadings() {}

    /**
     * The readings, in their order.
     *
     * @throws Refusal if the body as a whole makes no sense
     */
    public static List<Parsed> parse(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            List<Parsed> readings = new ArrayList<>();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    requireRoom(readings.size());
                    readings.add(reading(json));
                }
            } else {
                readings.add(reading(json));
            }
            if (json.nextToken() != null) {
                throw Refusal.request("the body goes on after its readings");
            }
            if (readings.isEmpty()) {
                throw Refusal.request("there is no reading in the body");
            }
            return readings;
        } catch (JsonProcessingException e) {
            throw Refusal.request("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.request("the body cannot be read: " + e.getMessage());
        }
    }

    static void requireRoom(int readings) {
        if (readings == MAX_READINGS) {
            throw new Refusal(
                    RefusalCode.TOO_LARGE, "more than " + MAX_READINGS + " readings in one body; send several");
        }
    }

    private static Parsed reading(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            if (json.currentToken() == null) {
                throw Refusal.request("there is no reading in the body");
            }
            json.skipChildren();
            return Parsed.refused(Refusal.reading("a reading is an object with the fields " + KNOWN));
        }
        int depth = depth(json);
        ReadingDraft draft = new ReadingDraft();
        Refusal refusal = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            try {
                String name = json.currentName();
                json.nextToken();
                field(json, name, draft);
            } catch (Refusal e) {
                refusal = refusal == null ? e : refusal;
                leave(json, depth);
            }
        }
        if (refusal != null) {
            return Parsed.refused(refusal);
        }
        try {
            return Parsed.of(draft.finish());
        } catch (Refusal e) {
            return Parsed.refused(e);
        }
    }

    private static void field(JsonParser json, String name, ReadingDraft draft) throws IOException {
        switch (name) {
            case "meter_id" -> draft.meterId(text(json, name));
            case "timestamp" -> draft.timestamp(scalar(json, name));
            case "kind" -> draft.kind(text(json, name));
            case "unit" -> draft.unit(text(json, name));
            case "quality" -> draft.quality(text(json, name));
            case "sequence" -> draft.sequence(scalar(json, name));
            case "signature" -> draft.signature(text(json, name));
            case "zone" -> draft.zone(text(json, name));
            case "registers" -> registers(json, draft);
            default -> number(json, name, draft);
        }
    }

    private static void registers(JsonParser json, ReadingDraft draft) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Refusal.reading("registers must be an object of OBIS codes, such as {\"1.8.0\": 1234.567}");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            number(json, name, draft);
        }
    }

    /** A register or a plain name: a number, or {@code {"value": …, "unit": …}}. */
    private static void number(JsonParser json, String name, ReadingDraft draft) throws IOException {
        Optional<PlainName> plain = PlainName.of(name);
        Optional<ObisCode> code = plain.isPresent() ? Optional.empty() : ObisCode.of(name);
        if (plain.isEmpty() && code.isEmpty()) {
            throw Refusal.reading("unknown field " + Refusal.quote(name) + "; known are " + KNOWN);
        }
        String value = null;
        EnergyUnit unit = null;
        if (json.currentToken() == JsonToken.START_OBJECT) {
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String part = json.currentName();
                json.nextToken();
                switch (part) {
                    case "value" -> value = scalar(json, name);
                    case "unit" -> unit = energyUnit(text(json, "unit"), code);
                    default -> throw Refusal.reading(name + " has a value and a unit, nothing else");
                }
            }
        } else {
            value = scalar(json, name);
        }
        if (value == null) {
            throw Refusal.reading(name + " has no value");
        }
        if (plain.isPresent()) {
            draft.plain(plain.get(), name, value, unit);
        } else {
            draft.obis(code.get(), name, value, unit);
        }
    }

    /** The units of volts and amperes are those of their codes. */
    private static EnergyUnit energyUnit(String word, Optional<ObisCode> code) {
        return code.isPresent() && !code.get().isActiveEnergy() ? null : EnergyUnit.of(word);
    }

    private static String text(JsonParser json, String name) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.reading(name + " must be a text");
        }
        return json.getText();
    }

    /** The text of a number, which may stand in quotes: so its decimals are the ones the meter wrote. */
    private static String scalar(JsonParser json, String name) throws IOException {
        if (!json.currentToken().isNumeric() && json.currentToken() != JsonToken.VALUE_STRING) {
            throw Refusal.reading(name + " must be a number, or a text");
        }
        return json.getText();
    }

    private static int depth(JsonParser json) {
        return json.getParsingContext().getNestingDepth();
    }

    /** Skips what is left of a field of the object at a depth. */
    private static void leave(JsonParser json, int depth) throws IOException {
        json.skipChildren();
        while (depth(json) > depth) {
            json.nextToken();
        }
    }
}

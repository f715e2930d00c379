package org.gridtokenx.ingest.readings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The fields of a push, each as the text that was written, in quotes or not: a number's digits are the sender's. What is
 * null is as good as left out; what is neither number nor text stands as {@link #OTHER}.
 *
 * @param payload the fields of its payload; null without one
 */
record PushFields(Map<String, String> values, PushFields payload) {
    private static final String PAYLOAD = "payload";
    /** Told from every text by being this very object. */
    @SuppressWarnings("StringOperationCanBeSimplified")
    private static final String OTHER = new String("neither number nor text");

    /**
     * Reads the object whose start was just read.
     *
     * @throws Refusal of the whole body, if a field stands twice: which of them is meant cannot be known
     */
    static PushFields read(JsonParser json) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        PushFields payload = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken token = json.nextToken();
            boolean isPayload = name.equals(PAYLOAD) && token == JsonToken.START_OBJECT;
            if (isPayload && payload == null) {
                payload = read(json);
            } else if (isPayload || values.put(name, value(json, token)) != null) {
                throw Refusal.request("the field " + Refusal.quote(name) + " stands twice");
            }
        }
        values.values().removeIf(String::isEmpty);
        return new PushFields(values, payload);
    }

    private static String value(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        if (token.isNumeric() || token == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        json.skipChildren();
        return OTHER;
    }

    Set<String> names() {
        return values.keySet();
    }

    /** The text of a number or a text; null where there is none. */
    String text(String name) {
        String value = values.get(name);
        if (isOther(value)) {
            throw Refusal.reading(name + " must be a number or a text");
        }
        return value;
    }

    /** Whether a field is neither number nor text. */
    boolean isOther(String value) {
        return value == OTHER;
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw Refusal.reading(name + " is missing");
        }
        return text;
    }
}

package org.gridtokenx.api.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.market.Decimals;

/**
 * The JSON object of a request, read strictly: a field the call does not know is refused, so that a misspelt option is
 * never silently without effect. Every error names its field.
 */
public final class JsonBody {
    /** Larger bodies are refused. */
    public static final int MAX_BYTES = 65_536;

    private static final int MAX_TEXT = PlainText.MAX_LENGTH;

    private final ObjectNode fields;

    private JsonBody(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * Parses a body.
     *
     * @param known the names it may have
     * @throws ApiException 400 if it is no JSON object, or has another field
     */
    public static JsonBody parse(byte[] body, String... known) {
        JsonNode node;
        try {
            node = ApiJson.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw ApiException.invalid("the body is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw ApiException.invalid("the body cannot be read: " + e.getMessage());
        }
        if (!(node instanceof ObjectNode object)) {
            throw ApiException.invalid("the body must be a JSON object with the fields " + String.join(", ", known));
        }
        List<String> names = Arrays.asList(known);
        for (Iterator<String> it = object.fieldNames(); it.hasNext(); ) {
            String name = it.next();
            if (!names.contains(name)) {
                throw ApiException.invalid(
                        "unknown field " + shortened(name) + "; known are " + String.join(", ", known));
            }
        }
        return new JsonBody(object);
    }

    /** A text that must be there. */
    public String text(String name) {
        return optionalText(name).orElseThrow(() -> ApiException.invalid(name + " is missing"));
    }

    /** A text that must be there and has a bound of its own. */
    public String text(String name, int maxLength) {
        return optionalText(name, maxLength).orElseThrow(() -> ApiException.invalid(name + " is missing"));
    }

    /** A text that may be missing or null. */
    public Optional<String> optionalText(String name) {
        return optionalText(name, MAX_TEXT);
    }

    /** A text that may be missing or null and has a bound of its own. */
    public Optional<String> optionalText(String name, int maxLength) {
        JsonNode node = present(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw ApiException.invalid(name + " must be a text");
        }
        return Optional.of(PlainText.require(name, node.textValue(), maxLength));
    }

    /** One of the words of a map. */
    public <T> T word(String name, Map<String, T> words) {
        return word(name, text(name), words);
    }

    /** One of the words of a map, or nothing. */
    public <T> Optional<T> optionalWord(String name, Map<String, T> words) {
        return optionalText(name).map(text -> word(name, text, words));
    }

    private static <T> T word(String name, String text, Map<String, T> words) {
        T value = words.get(text);
        if (value == null) {
            throw ApiException.invalid(name + " must be one of "
                    + String.join(", ", words.keySet().stream().sorted().toList()));
        }
        return value;
    }

    /** Wh of a decimal text in kWh. */
    public long energyWh(String name) {
        String text = decimal(name, "\"1.500\" (kWh)");
        try {
            return Decimals.parseEnergyWh(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid(name + ": " + e.getMessage());
        }
    }

    /** Micro-units of a decimal text in the currency. */
    public long micros(String name) {
        String text = decimal(name, "\"0.145000\"");
        try {
            return Decimals.parseMicros(text);
        } catch (NumberFormatException e) {
            throw ApiException.invalid(name + ": " + e.getMessage());
        }
    }

    private String decimal(String name, String example) {
        JsonNode node = present(name);
        if (node == null) {
            throw ApiException.invalid(name + " is missing");
        }
        if (!node.isTextual()) {
            throw ApiException.invalid(name + " must be a decimal text such as " + example);
        }
        if (node.textValue().length() > MAX_TEXT) {
            throw ApiException.invalid(name + " is too long");
        }
        return node.textValue();
    }

    /** A whole number, or nothing. */
    public OptionalLong optionalWhole(String name) {
        JsonNode node = present(name);
        if (node == null) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw ApiException.invalid(name + " must be a whole number");
        }
        return OptionalLong.of(node.longValue());
    }

    /** Milliseconds of an RFC 3339 time, or nothing. */
    public OptionalLong optionalTimeMillis(String name) {
        Optional<String> text = optionalText(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        OptionalLong millis = Rfc3339.parse(text.get());
        if (millis.isEmpty()) {
            throw ApiException.invalid(name + " must be a time such as 2026-06-01T12:15:00Z");
        }
        return millis;
    }

    private JsonNode present(String name) {
        JsonNode node = fields.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }
}

package org.gridtokenx.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** The JSON of topics: field names as the records', whole numbers only, unknown fields ignored (a newer writer). */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private Json() {}

    /** UTF-8 bytes of a topic's record. */
    public static byte[] toBytes(Object record) {
        try {
            return MAPPER.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a record of a topic: " + record, e);
        }
    }

    /**
     * The record of UTF-8 bytes, never null.
     *
     * @throws IOException if they are no valid record of the type, or more than one
     */
    public static <T> T fromBytes(byte[] bytes, Class<T> type) throws IOException {
        T record = MAPPER.readValue(bytes, type);
        if (record == null) {
            throw new IOException("null is no " + type.getSimpleName());
        }
        return record;
    }

    /** Whether bytes are an object with a field that is true. */
    static boolean isTrue(byte[] bytes, String field) throws IOException {
        JsonNode tree = MAPPER.readTree(bytes);
        return tree != null && tree.path(field).asBoolean(false);
    }

    /** The part of a record that a tree holds. */
    static <T> T fromTree(JsonNode tree, Class<T> type) throws IOException {
        return MAPPER.treeToValue(tree, type);
    }
}

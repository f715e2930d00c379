package org.gridtokenx.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The OpenAPI document, as a measure of the server's answers. */
final class Document {
    static final JsonNode ROOT = read();

    private Document() {}

    private static JsonNode read() {
        try (InputStream in = Document.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is said of a call; empty for an address or a method that is not described. */
    static Optional<JsonNode> operation(String method, String path) {
        String address = path.replaceFirst("\\?.*", "");
        for (Map.Entry<String, JsonNode> described : ROOT.get("paths").properties()) {
            if (address.matches(described.getKey().replace(".", "\\.").replaceAll("\\{[^}]*}", "[^/]+"))) {
                return Optional.ofNullable(described.getValue().get(method.toLowerCase(Locale.ROOT)));
            }
        }
        return Optional.empty();
    }

    /** Fails if a described call gives an answer that its description does not list. */
    static void check(String method, String path, int status) {
        operation(method, path).ifPresent(operation -> {
            JsonNode responses = operation.get("responses");
            if (!responses.has(Integer.toString(status))) {
                TreeSet<String> listed = new TreeSet<>();
                responses.fieldNames().forEachRemaining(listed::add);
                throw new AssertionError(method + " " + path + " answered " + status + ", described are " + listed);
            }
        });
    }
}

package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The document says what the server does: no path more, none less. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    private JsonNode document() throws Exception {
        return new YAMLMapper()
                .readTree(api.get("/api/v1/openapi.yaml", null).raw().body());
    }

    @Test
    void hasTheRoutesOfTheServer() throws Exception {
        Set<String> described = new TreeSet<>();
        document().get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        described.add(method + " " + path.getKey());
                    }
                }));
        Set<String> served = new TreeSet<>();
        api.server.javalin().unsafe.internalRouter.allHttpHandlers().forEach(parsed -> {
            Endpoint endpoint = parsed.endpoint;
            boolean ofThePage = !endpoint.path.startsWith("/api/") && !endpoint.path.equals("/health");
            if (endpoint.method.isHttpMethod() && !ofThePage) {
                served.add(endpoint.method.name().toLowerCase(Locale.ROOT) + " " + endpoint.path);
            }
        });

        assertFalse(served.isEmpty());
        assertEquals(described, served);
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonNode document = document();
        for (JsonNode reference : document.findValues("$ref")) {
            assertFalse(document.at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
        assertFalse(document.findValues("$ref").isEmpty());
    }

    @Test
    void operationsHaveNamesOfTheirOwn() throws Exception {
        List<String> names = document().findValuesAsText("operationId");

        assertEquals(names.size(), new TreeSet<>(names).size());
    }
}

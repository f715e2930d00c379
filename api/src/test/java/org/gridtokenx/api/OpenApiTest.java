package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.javalin.router.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.market.Decimals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** The fixture compares each answer of every test; here it is shown that the comparison finds something. */
    @Test
    void anAnswerThatIsNotDescribedIsFound() {
        Document.check("GET", "/api/v1/orders/7", 404);
        Document.check("GET", "/not/described", 500);
        assertThrows(AssertionError.class, () -> Document.check("GET", "/api/v1/orders/7", 500));
        assertThrows(AssertionError.class, () -> Document.check("POST", "/api/v1/orders?x=1", 204));
        assertTrue(Document.operation("DELETE", "/api/v1/orders/7").isPresent());
    }

    @Test
    void aBodyThatIsTooLargeIsAnsweredAsDescribed() throws Exception {
        String token = api.member("anna", UserRole.ADMIN);
        String large = "{\"username\":\"" + "x".repeat(JsonBody.MAX_BYTES) + "\"}";
        for (String path : List.of("/auth/register", "/auth/login", "/orders", "/meters", "/admin/deposits")) {
            assertEquals(413, api.post("/api/v1" + path, large, token).status(), path);
        }
        assertEquals(413, api.put("/api/v1/meters/m/public-key", large, token).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                ".",
                "-.",
                "0",
                "1",
                "-1",
                "+1",
                "007",
                "1.",
                "1.5",
                ".5",
                "-.5",
                "1.234",
                "1.2345",
                "1.123456",
                "1.1234567",
                ".123456",
                ".1234567",
                "1e3",
                "1,5",
                " 1",
                "1 ",
                "1.2.3",
                "0x1",
                "--1",
                "\u0661"
            })
    void amountsHaveTheFormThatIsRead(String text) {
        assertEquals(isRead(() -> Decimals.parseEnergyWh(text)), text.matches(pattern("Energy")));
        assertEquals(isRead(() -> Decimals.parseMicros(text)), text.matches(pattern("Money")));
    }

    private static String pattern(String schema) {
        return Document.ROOT.at("/components/schemas/" + schema + "/pattern").asText();
    }

    private static boolean isRead(LongSupplier parse) {
        try {
            parse.getAsLong();
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
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

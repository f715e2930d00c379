package org.gridtokenx.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gridtokenx.local.servers.Ports;

/**
 * Two people to try a new market with, made through its front doors: Alice, whose meter has just exported 5 kWh, and Bob,
 * who buys. On a market that has them already, nothing happens.
 */
final class DemoAccounts {
    static final String PASSWORD = "sunny-side-up";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Ports ports;
    private final Path meterKey;

    /** @param meterKey file for the key of Alice's meter, which the API shows once */
    DemoAccounts(Ports ports, Path meterKey) {
        this.ports = ports;
        this.meterKey = meterKey;
    }

    void make() throws IOException, InterruptedException {
        boolean aliceIsNew = register("alice", "prosumer");
        register("bob", "consumer");
        if (aliceIsNew) {
            String token = post("/auth/login", null, Map.of("username", "alice", "password", PASSWORD), 200)
                    .get("token")
                    .asText();
            String key = post("/meters", token, Map.of("serial", "demo-meter-of-alice"), CREATED)
                    .get("api_key")
                    .asText();
            Files.createDirectories(meterKey.getParent());
            Files.writeString(meterKey, key + '\n');
            exportOf(key);
        }
    }

    private boolean register(String name, String role) throws IOException, InterruptedException {
        HttpResponse<String> response = send(
                ports.apiUrl() + "/api/v1/auth/register",
                Map.of("Content-Type", "application/json"),
                Map.of("username", name, "password", PASSWORD, "role", role));
        if (response.statusCode() != CREATED && response.statusCode() != CONFLICT) {
            throw unexpected("register " + name, response);
        }
        return response.statusCode() == CREATED;
    }

    private void exportOf(String key) throws IOException, InterruptedException {
        Map<String, String> reading =
                Map.of("timestamp", Instant.now().toString(), "import_kwh", "0.000", "export_kwh", "5.000");
        HttpResponse<String> response = send(
                ports.ingestUrl() + "/api/v1/readings",
                Map.of("Content-Type", "application/json", "X-API-KEY", key),
                List.of(reading));
        if (response.statusCode() != 202) {
            throw unexpected("post a reading", response);
        }
    }

    private JsonNode post(String path, String token, Object body, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = send(
                ports.apiUrl() + "/api/v1" + path,
                token == null
                        ? Map.of("Content-Type", "application/json")
                        : Map.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
                body);
        if (response.statusCode() != expected) {
            throw unexpected(path, response);
        }
        return JSON.readTree(response.body());
    }

    private HttpResponse<String> send(String url, Map<String, String> headers, Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static IOException unexpected(String what, HttpResponse<String> response) {
        return new IOException("the demo accounts could not be made: " + what + ": status " + response.statusCode()
                + ", " + response.body());
    }
}

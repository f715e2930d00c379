package org.gridtokenx.local;

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
 * who buys. On a market that has them already, nothing happens; what an earlier start did not come to is made up for.
 */
final class DemoAccounts {
    static final String PASSWORD = "sunny-side-up";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERIAL = "demo-meter-of-alice";
    private static final int METER_ATTEMPTS = 100;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
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

    /**
     * Makes what is missing of them: the file of the key is written last, so where it lies all was done.
     *
     * @throws IOException saying in one line what went wrong
     */
    void make() throws IOException, InterruptedException {
        register("alice", "prosumer");
        register("bob", "consumer");
        if (!Files.exists(meterKey)) {
            String key = addMeter(logIn("alice"));
            exportOf(key);
            DataDir.write(meterKey, key + '\n');
        }
    }

    private void register(String name, String role) throws IOException, InterruptedException {
        HttpResponse<String> response =
                post("/auth/register", "", Map.of("username", name, "password", PASSWORD, "role", role));
        if (response.statusCode() != CREATED && response.statusCode() != CONFLICT) {
            throw unexpected("registering " + name, response);
        }
    }

    private String logIn(String name) throws IOException, InterruptedException {
        HttpResponse<String> response = post("/auth/login", "", Map.of("username", name, "password", PASSWORD));
        if (response.statusCode() != OK) {
            throw unexpected("logging in as " + name, response);
        }
        return JSON.readTree(response.body()).path("token").asText();
    }

    /** The key of a new meter. One whose key was lost keeps its serial number, so the next gets another. */
    private String addMeter(String token) throws IOException, InterruptedException {
        for (int number = 1; ; number++) {
            String serial = SERIAL + (number == 1 ? "" : "-" + number);
            HttpResponse<String> response = post("/meters", token, Map.of("serial", serial));
            if (response.statusCode() == CREATED) {
                return JSON.readTree(response.body()).path("api_key").asText();
            }
            if (response.statusCode() != CONFLICT || number == METER_ATTEMPTS) {
                throw unexpected("adding the meter " + serial, response);
            }
        }
    }

    private void exportOf(String key) throws IOException, InterruptedException {
        Map<String, String> reading =
                Map.of("timestamp", Instant.now().toString(), "import_kwh", "0.000", "export_kwh", "5.000");
        HttpResponse<String> response =
                send(ports.ingestUrl() + "/api/v1/readings", Map.of("X-API-KEY", key), List.of(reading));
        if (response.statusCode() != ACCEPTED) {
            throw unexpected("pushing a reading", response);
        }
    }

    private HttpResponse<String> post(String path, String token, Object body) throws IOException, InterruptedException {
        Map<String, String> headers = token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
        return send(ports.apiUrl() + "/api/v1" + path, headers, body);
    }

    private HttpResponse<String> send(String url, Map<String, String> headers, Object body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        headers.forEach(request::header);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static IOException unexpected(String what, HttpResponse<String> response) {
        return new IOException(what + " was answered with " + response.statusCode() + " "
                + response.body().lines().findFirst().orElse(""));
    }
}

package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridtokenx.local.servers.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAccountsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path dir;

    private HttpServer doors;
    private final Set<String> users = new HashSet<>();
    private final List<String> serials = new ArrayList<>();
    private final List<String> keysOfReadings = new ArrayList<>();
    private boolean ingestIsBusy;

    @BeforeEach
    void open() throws IOException {
        doors = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        doors.createContext("/", this::handle);
        doors.start();
    }

    @AfterEach
    void close() {
        doors.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            int status;
            String text = "{}";
            switch (exchange.getRequestURI().getPath()) {
                case "/api/v1/auth/register" ->
                    status = users.add(body.get("username").asText()) ? 201 : 409;
                case "/api/v1/auth/login" -> {
                    status = 200;
                    text = "{\"token\":\"of-" + body.get("username").asText() + "\"}";
                }
                case "/api/v1/meters" -> {
                    assertEquals("Bearer of-alice", exchange.getRequestHeaders().getFirst("Authorization"));
                    String serial = body.get("serial").asText();
                    status = serials.contains(serial) ? 409 : 201;
                    text = "{\"api_key\":\"key-of-" + serial + "\"}";
                    if (status == 201) {
                        serials.add(serial);
                    }
                }
                default -> {
                    status = ingestIsBusy ? 503 : 202;
                    keysOfReadings.add(exchange.getRequestHeaders().getFirst("X-API-KEY"));
                }
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Path key() {
        return dir.resolve("demo/key");
    }

    private void make() throws Exception {
        int port = doors.getAddress().getPort();
        new DemoAccounts(new Ports(port, 1, port, 2, 3, 4, 5, 6, 7, 8, 9), key()).make();
    }

    @Test
    void areMadeOnce() throws Exception {
        make();
        make();
        assertEquals(Set.of("alice", "bob"), users);
        assertEquals(List.of("demo-meter-of-alice"), serials);
        assertEquals(List.of("key-of-demo-meter-of-alice"), keysOfReadings);
        assertEquals("key-of-demo-meter-of-alice\n", Files.readString(key()));
    }

    @Test
    void whatAFailedStartDidNotComeToIsMadeUpFor() throws Exception {
        ingestIsBusy = true;
        IOException failure = assertThrows(IOException.class, this::make);
        assertEquals("pushing a reading was answered with 503 {}", failure.getMessage());
        assertFalse(Files.exists(key()));
        ingestIsBusy = false;
        make();
        assertEquals(List.of("demo-meter-of-alice", "demo-meter-of-alice-2"), serials);
        assertEquals("key-of-demo-meter-of-alice-2\n", Files.readString(key()));
    }
}

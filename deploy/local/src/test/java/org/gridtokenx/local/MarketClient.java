package org.gridtokenx.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A person at the front doors: what a trader or a meter can do over HTTP, and nothing else. */
public final class MarketClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String api;
    private final String meters;
    private String token;

    MarketClient(String api, String meters) {
        this.api = api + "/api/v1";
        this.meters = meters + "/api/v1";
    }

    /** An answer: its status and its JSON. */
    record Answer(int status, JsonNode body) {
        JsonNode expect(int... statuses) {
            for (int expected : statuses) {
                if (status == expected) {
                    return body;
                }
            }
            throw new AssertionError("status " + status + ": " + body);
        }
    }

    void register(String name, String role) throws IOException, InterruptedException {
        call("POST", "/auth/register", Map.of("username", name, "password", password(name), "role", role))
                .expect(201);
    }

    void login(String name) throws IOException, InterruptedException {
        token = call("POST", "/auth/login", Map.of("username", name, "password", password(name)))
                .expect(200)
                .get("token")
                .asText();
    }

    private static String password(String name) {
        return "correct horse " + name;
    }

    String balance(String which) throws IOException, InterruptedException {
        return call("GET", "/me", null).expect(200).at("/balances/" + which).asText();
    }

    public JsonNode place(String side, String energy, String price) throws IOException, InterruptedException {
        return order(side, energy, price).expect(200, 201, 202).get("order");
    }

    /** The code of the error that placing an order comes to. */
    String refusal(String side, String energy, String price) throws IOException, InterruptedException {
        return order(side, energy, price).expect(400, 422).at("/error/code").asText();
    }

    private Answer order(String side, String energy, String price) throws IOException, InterruptedException {
        return call("POST", "/orders", EndToEndTest.order(side, energy, price));
    }

    /** What a path of the API shows. */
    JsonNode show(String path) throws IOException, InterruptedException {
        return call("GET", path, null).expect(200);
    }

    List<JsonNode> orders() throws IOException, InterruptedException {
        return list("/orders?limit=100", "orders");
    }

    List<JsonNode> settlements() throws IOException, InterruptedException {
        return list("/settlements?limit=100", "settlements");
    }

    private List<JsonNode> list(String path, String name) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        Answer answer = call("GET", path, null);
        if (answer.status() == 503) {
            return all;
        }
        answer.expect(200).get(name).forEach(all::add);
        return all;
    }

    /** Registers a meter and returns its key. */
    String addMeter(String serial) throws IOException, InterruptedException {
        return call("POST", "/meters", Map.of("serial", serial))
                .expect(201)
                .get("api_key")
                .asText();
    }

    void postReading(String key, String importKwh, String exportKwh) throws IOException, InterruptedException {
        Map<String, String> reading =
                Map.of("timestamp", Instant.now().toString(), "import_kwh", importKwh, "export_kwh", exportKwh);
        HttpRequest request = HttpRequest.newBuilder(URI.create(meters + "/readings"))
                .timeout(Duration.ofSeconds(10))
                .header("X-API-KEY", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(List.of(reading))))
                .build();
        send(request).expect(202);
    }

    Stream stream() {
        Stream stream = new Stream();
        URI uri = URI.create(api.replace("http://", "ws://") + "/stream?token=" + token);
        stream.socket = HTTP.newWebSocketBuilder().buildAsync(uri, stream).join();
        return stream;
    }

    /** What the WebSocket said so far. */
    static final class Stream implements WebSocket.Listener {
        private final ConcurrentLinkedQueue<JsonNode> messages = new ConcurrentLinkedQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private WebSocket socket;

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                try {
                    messages.add(JSON.readTree(partial.toString()));
                } catch (IOException e) {
                    throw new AssertionError("no JSON: " + partial, e);
                }
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        List<JsonNode> messages() {
            return List.copyOf(messages);
        }

        void close() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
    }

    Answer call(String method, String path, Map<String, String> body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private static Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }
}

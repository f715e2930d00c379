package org.gridtokenx.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.api.auth.Session;
import org.gridtokenx.api.auth.Tokens;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.auth.Users;
import org.gridtokenx.api.fixture.InMemoryMarket;
import org.gridtokenx.api.fixture.InMemoryMeters;
import org.gridtokenx.api.fixture.InMemorySessions;
import org.gridtokenx.api.fixture.InMemoryUsers;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.api.market.ZoneOpening;
import org.gridtokenx.market.Command;

/** The whole server on a free port, over a market in memory. Its document must list every answer it gives. */
final class ApiFixture implements AutoCloseable {
    static final Duration SESSION = Duration.ofMinutes(30);

    final InMemoryMarket market = new InMemoryMarket();
    final InMemoryUsers users = new InMemoryUsers();
    final InMemorySessions sessions = new InMemorySessions();
    final InMemoryMeters meters = new InMemoryMeters();
    final ApiServer server;

    private final Tokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    ApiFixture() {
        this(new CallLimits(6_000, 60_000, 600), Duration.ofSeconds(4));
    }

    ApiFixture(CallLimits limits, Duration answerTimeout) {
        Clock clock = new MarketClock();
        ApiSettings settings = new ApiSettings(InMemoryMarket.ZONE, 5_000_000, SESSION, answerTimeout, limits);
        Backends backends = new Backends(
                market,
                users,
                users,
                sessions,
                market,
                market,
                market,
                market,
                market,
                meters,
                () -> market.heard,
                () -> market.database,
                () -> sessions.up);
        tokens = new Tokens(new byte[32], clock);
        server = new ApiServer(backends, (zone, epoch, fresh) -> fresh.get(), tokens, settings, clock);
        market.listen(server.listeners());
        new ZoneOpening(market, market, server.board()).ensure(InMemoryMarket.ZONE, 900_000);
        port = server.start("127.0.0.1", 0);
    }

    /** An answer. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        JsonNode at(String pointer) {
            return body.at(pointer);
        }

        String code() {
            return body.at("/error/code").asText();
        }

        String message() {
            return body.at("/error/message").asText();
        }
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, null, token);
    }

    Answer post(String path, String json, String token) throws IOException, InterruptedException {
        return send("POST", path, json, token);
    }

    Answer put(String path, String json, String token) throws IOException, InterruptedException {
        return send("PUT", path, json, token);
    }

    Answer delete(String path, String token) throws IOException, InterruptedException {
        return send("DELETE", path, null, token);
    }

    private Answer send(String method, String path, String json, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Document.check(method, path, response.statusCode());
        boolean isJson = response.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
        return new Answer(
                response.statusCode(),
                isJson ? ApiJson.MAPPER.readTree(response.body()) : ApiJson.MAPPER.nullNode(),
                response);
    }

    URI stream(String token) {
        return URI.create("ws://127.0.0.1:" + port + "/api/v1/stream" + (token == null ? "" : "?token=" + token));
    }

    /** A member with 5.00 in cash who is logged in, without the cost of a password; the token. */
    String member(String name, UserRole role) {
        User user = new User("id-of-" + name, name, role, InMemoryMarket.ZONE);
        users.add(new Users.Credentials(user, "none"));
        role.marketRole()
                .ifPresent(r -> market.appendAndWait(
                        List.of(
                                new Command.OpenAccount(user.zone(), user.userId(), r),
                                new Command.Deposit(user.zone(), user.userId(), name, 5_000_000)),
                        "no member"));
        Instant expiresAt = Instant.ofEpochMilli(market.nowMillis).plus(SESSION);
        Session session = new Session("session-of-" + name, user, expiresAt, true);
        sessions.start(session.sessionId(), user.userId(), SESSION);
        return tokens.sign(session);
    }

    /** Registers a user and logs in; the token. */
    String register(String name, String role) throws IOException, InterruptedException {
        post(
                "/api/v1/auth/register",
                "{\"username\":\"" + name + "\",\"password\":\"correct horse\",\"role\":\"" + role + "\"}",
                null);
        return login(name, "correct horse");
    }

    String login(String name, String password) throws IOException, InterruptedException {
        return post("/api/v1/auth/login", "{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}", null)
                .at("/token")
                .asText();
    }

    String userId(String name) {
        return users.byName(name).orElseThrow().user().userId();
    }

    @Override
    public void close() {
        server.close();
    }

    /** The wall clock agrees with the broker's. */
    private final class MarketClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(market.nowMillis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

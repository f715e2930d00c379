package org.gridtokenx.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IngestServerTest {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String KEY = MeterKey.generate();
    private static final String GOOD =
            "{\"timestamp\":\"2026-06-01T11:59:45Z\",\"import_kwh\":\"0.250\",\"export_kwh\":1.2e-02}";

    private final Log log = new Log();
    private final IngestServer server = new IngestServer(
            new MeterKeys(
                    hash -> hash.equals(MeterKey.hash(KEY))
                            ? Optional.of(new Meter("m1", "u1", "zone"))
                            : Optional.empty(),
                    CLOCK),
            new ReadingParser(CLOCK),
            new MeterLimit(5, CLOCK),
            log,
            () -> true);
    private final int port = server.start("127.0.0.1", 0);

    @AfterEach
    void close() {
        server.close();
    }

    /** A log in memory; {@code up = false} is a broker that does not answer. */
    private static final class Log implements ReadingLog {
        private final List<MeterReading> readings = new CopyOnWriteArrayList<>();
        private volatile boolean up = true;

        @Override
        public CompletableFuture<Void> append(List<MeterReading> more) {
            if (!up) {
                return CompletableFuture.failedFuture(Refusal.unavailable("Kafka does not answer"));
            }
            readings.addAll(more);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public boolean isUp() {
            return up;
        }
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.at("/error/code").asText();
        }

        String message() {
            return body.at("/error/message").asText();
        }
    }

    private Answer post(String body, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/readings"))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("X-API-KEY", key);
        }
        return send(request.build());
    }

    private static Answer send(HttpRequest request) throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    }

    @Test
    void takesOneReading() throws Exception {
        Answer answer = post(GOOD, KEY);

        assertEquals(202, answer.status());
        assertEquals(1, answer.body().get("accepted").asInt());
        assertEquals(
                List.of(new MeterReading(1, "m1", "u1", "zone", NOW.toEpochMilli() - 15_000, 250, 12)), log.readings);
    }

    @Test
    void takesABatchInItsOrderOrNothingOfIt() throws Exception {
        String later = GOOD.replace("11:59:45", "12:00:00");

        Answer bad = post("[" + GOOD + "," + later.replace("1.2e-02", "1.2e-05") + "]", KEY);
        assertEquals(400, bad.status());
        assertEquals("invalid_request", bad.code());
        assertTrue(bad.message().startsWith("reading 1: export_kwh must be a whole number of Wh"), bad.message());
        assertTrue(log.readings.isEmpty());

        Answer good = post("[" + GOOD + "," + later + "]", KEY);
        assertEquals(2, good.body().get("accepted").asInt());
        assertEquals(2, log.readings.size());
        assertEquals(NOW.toEpochMilli(), log.readings.get(1).timestampMillis());
    }

    @Test
    void aReadingHasABoundWhichIsNamed() throws Exception {
        String most = GOOD.replace("0.250", "1000.000");

        assertEquals(202, post(most, KEY).status());
        assertEquals(MeterReading.LIMIT_WH, log.readings.get(0).importWh());
        Answer more = post("[" + GOOD + "," + GOOD.replace("0.250", "1000.001") + "]", KEY);

        assertEquals(400, more.status());
        assertEquals(
                "reading 1: import_kwh must not be above 1000.000: no meter measures more between two readings",
                more.message());
        assertEquals(1, log.readings.size());
    }

    @Test
    void refusesWhoHasNoKey() throws Exception {
        assertEquals(401, post(GOOD, null).status());
        assertEquals("unauthorized", post(GOOD, MeterKey.generate()).code());
        assertEquals(401, post(GOOD, "x".repeat(1_000)).status());
    }

    @Test
    void saysWhenTheLogIsDown() throws Exception {
        log.up = false;

        Answer answer = post(GOOD, KEY);
        Answer health = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .build());

        assertEquals(503, answer.status());
        assertEquals("unavailable", answer.code());
        assertEquals(503, health.status());
        assertEquals("down", health.body().at("/parts/kafka").asText());
        assertEquals("up", health.body().at("/parts/postgres").asText());
    }

    @Test
    void limitsTheReadingsOfAMeter() throws Exception {
        String three = "[" + GOOD + "," + GOOD + "," + GOOD + "]";

        assertEquals(202, post(three, KEY).status());
        assertEquals(429, post(three, KEY).status());
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        Answer answer = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readings"))
                .build());

        assertEquals(404, answer.status());
        assertEquals("not_found", answer.code());
    }
}

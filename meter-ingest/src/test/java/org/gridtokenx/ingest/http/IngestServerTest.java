package org.gridtokenx.ingest.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.ingest.FakeLog;
import org.gridtokenx.ingest.FakeRegistry;
import org.gridtokenx.ingest.Signer;
import org.gridtokenx.ingest.SteppingClock;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.intake.MeterLimit;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Operator;
import org.gridtokenx.ingest.signatures.VerifyingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestServerTest {
    private static final long NOON = SteppingClock.NOON.toEpochMilli();
    private static final String KEY = MeterKey.generate();
    private static final String OPERATOR_KEY = OperatorKey.generate();
    private static final Signer SIGNER = new Signer();
    private static final String GOOD =
            "{\"timestamp\":\"2026-06-01T11:59:45Z\",\"import_kwh\":\"0.250\",\"export_kwh\":1.2e-02}";

    private final SteppingClock clock = new SteppingClock();
    private final FakeRegistry registry = new FakeRegistry();
    private final FakeLog log = new FakeLog();
    private final HttpClient client = HttpClient.newHttpClient();
    private final IngestServer server;
    private final int port;

    IngestServerTest() {
        registry.key(KEY, FakeRegistry.meter("1", VerifyingKey.of(SIGNER.publicKey()), false));
        registry.key(OPERATOR_KEY, new Operator("o", null));
        Directory directory = new Directory(registry, clock);
        Counters counters = new Counters();
        Intake intake = new Intake(directory, new MeterLimit(10_005, clock), log, counters, clock);
        server = new IngestServer(directory, intake, log, counters, Map.of("postgres", () -> registry.failure == null));
        port = server.start("127.0.0.1", 0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private record Answer(int status, JsonNode body) {
        String code() {
            return body.at("/error/code").asText();
        }

        String message() {
            return body.at("/error/message").asText();
        }

        List<String> results() {
            List<String> words = new java.util.ArrayList<>();
            body.get("results").forEach(result -> words.add(result.get("status").asText()));
            return words;
        }
    }

    private Answer post(String path, byte[] body, String key, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("X-API-KEY", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), new ObjectMapper().readTree(response.body()));
    }

    private Answer post(String body, String key) throws Exception {
        return post("/v1/readings", body.getBytes(StandardCharsets.UTF_8), key);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/readings", "/api/v1/readings"})
    void takesOneReading(String path) throws Exception {
        Answer answer = post(path, GOOD.getBytes(StandardCharsets.UTF_8), KEY);

        assertEquals(202, answer.status());
        assertEquals(1, answer.body().get("accepted").asInt());
        assertEquals(List.of("accepted"), answer.results());
        assertEquals(1, log.readings.size());
        assertEquals(NOON - 15_000, log.readings.get(0).timestampMillis());
    }

    @Test
    void saysOfEachReadingWhatBecameOfIt() throws Exception {
        String later = GOOD.replace("11:59:45", "12:00:00");
        Answer answer = post("[" + GOOD + "," + GOOD + "," + GOOD.replace("0.250", "-1") + "," + later + "]", KEY);

        assertEquals(202, answer.status());
        assertEquals(List.of("accepted", "duplicate", "refused", "accepted"), answer.results());
        assertEquals("invalid_reading", answer.body().at("/results/2/code").asText());
        assertEquals(
                "import_kwh must not be below 0",
                answer.body().at("/results/2/message").asText());
        assertEquals(2, answer.body().get("accepted").asInt());
        assertEquals(1, answer.body().get("duplicates").asInt());
        assertEquals(1, answer.body().get("refused").asInt());
        assertEquals(2, log.readings.size());
        assertEquals(202, post("[" + GOOD + "]", KEY).status());
        assertEquals(2, log.readings.size());
    }

    @Test
    void whereNoneIsTakenTheFirstReasonIsTheAnswer() throws Exception {
        Answer one = post(GOOD.replace("0.250", "-1"), KEY);
        Answer many = post("[" + GOOD.replace("0.250", "-1") + ",7]", KEY);

        assertEquals(400, one.status());
        assertEquals("invalid_reading", one.code());
        assertEquals("import_kwh must not be below 0", one.message());
        assertEquals("reading 0: import_kwh must not be below 0", many.message());
        assertEquals(List.of("refused", "refused"), many.results());
        assertEquals(
                403, post(GOOD.replace("{", "{\"meter_id\":\"other\","), KEY).status());
    }

    @Test
    void takesTenThousandReadingsAlsoAsGzip() throws Exception {
        byte[] body = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"timestamp\":" + (NOON - i) + ",\"import_wh\":1}")
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);

        Answer answer = post("/v1/readings", gzip(body), KEY, "Content-Encoding", "gzip");

        assertEquals(202, answer.status());
        assertEquals(10_000, answer.body().get("accepted").asInt());
        assertEquals(10_000, answer.results().size());
        assertEquals(10_000, log.readings.size());
    }

    @Test
    void aGzipBombIsRefused() throws Exception {
        byte[] bomb = gzip(new byte[200 << 20]);
        assertTrue(bomb.length < 1 << 20);

        Answer answer = post("/v1/readings", bomb, KEY, "Content-Encoding", "gzip");

        assertEquals(413, answer.status());
        assertEquals("too_large", answer.code());
        assertEquals(202, post(GOOD, KEY).status());
    }

    @Test
    void anOversizeBodyIsRefused() throws Exception {
        assertEquals(413, post("/v1/readings", new byte[9 << 20], KEY).status());
        assertEquals(202, post(GOOD, KEY).status());
    }

    @Test
    void noGzipAndOtherEncodingsAreRefused() throws Exception {
        byte[] whole = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertEquals(
                400, post("/v1/readings", cut, KEY, "Content-Encoding", "gzip").status());
        assertEquals(
                400,
                post("/v1/readings", new byte[0], KEY, "Content-Encoding", "gzip")
                        .status());
        assertEquals(
                400,
                post("/v1/readings", GOOD.getBytes(StandardCharsets.UTF_8), KEY, "Content-Encoding", "gzip")
                        .status());
        assertEquals(
                415, post("/v1/readings", whole, KEY, "Content-Encoding", "br").status());
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            int status = post("/v1/readings", broken, KEY, "Content-Encoding", "gzip")
                    .status();
            assertTrue(status == 202 || status == 400, "answer " + status + " in round " + i);
        }
    }

    @Test
    void thePushAnswersAsItsMetersExpect() throws Exception {
        String push = "{\"protocol\":\"dlms\",\"device_id\":\"s-1\",\"payload\":{\"1.1.2.8.0.255\":250.0,\"kwh\":0.25,"
                + "\"timestamp\":\"2026-06-01T12:00:00Z\",\"signature\":\"" + SIGNER.sign("s-1:0.25:" + NOON) + "\"}}";
        String path = "/v1/private-network/ingest";

        assertEquals(401, post(path, bytes(push), null).status());
        assertEquals(401, post(path, bytes(push), MeterKey.generate()).status());
        assertEquals(403, post(path, bytes(push.replace("0.25,", "0.26,")), KEY).status());
        assertEquals(400, post(path, bytes(push.replace("T12", "T9")), KEY).status());
        assertEquals(400, post(path, bytes(push.substring(9)), KEY).status());
        assertEquals(202, post(path, bytes(push), KEY).status());
        Answer replay = post(path, bytes(push), KEY);
        assertEquals(409, replay.status());
        assertEquals("replayed", replay.code());
        assertEquals(1, log.readings.size());
        String batch = "{\"protocol\":\"dlms\",\"readings\":[" + push + ",{\"device_id\":\"m-1\",\"kwh\":1,"
                + "\"timestamp\":\"2026-06-01T12:00:01Z\"}]}";
        Answer many = post(path + "/batch", bytes(batch), OPERATOR_KEY);
        assertEquals(202, many.status());
        assertEquals(List.of("refused", "accepted"), many.results());
    }

    @Test
    void p1TelegramsComeByKeyOrByName() throws Exception {
        String lines = "/ISk5\\2MT382-1000\r\n\r\n0-0:1.0.0(260601135900S)\r\n0-0:96.1.1(732D31)\r\n"
                + "1-0:1.8.1(000123.456*kWh)\r\n!";
        // The checksum was computed by another program than ours.
        byte[] telegram = bytes(lines + "52EF" + "\r\n");

        Answer own = post("/v1/p1", telegram, KEY);
        assertEquals(202, own.status(), own.body().toString());
        assertEquals(202, post("/v1/p1", telegram, OPERATOR_KEY).status());
        assertEquals(403, post("/v1/p1?meter_id=other", telegram, OPERATOR_KEY).status());
        assertEquals("m-1", log.readings.get(0).meterId());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
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
        HttpResponse<String> health = get("/health");

        assertEquals(503, answer.status());
        assertEquals("unavailable", answer.code());
        assertEquals(503, health.statusCode());
        assertEquals(
                "down",
                new ObjectMapper().readTree(health.body()).at("/parts/kafka").asText());
    }

    @Test
    void countsWhatItTakesAndRefuses() throws Exception {
        post(GOOD, KEY);
        post(GOOD, KEY);
        post(GOOD, null);
        post(GOOD.replace("0.250", "-1"), KEY);

        String metrics = get("/metrics").body();

        assertTrue(metrics.contains("gridtokenx_ingest_readings_total{way=\"json\",result=\"accepted\"} 1\n"), metrics);
        assertTrue(metrics.contains("gridtokenx_ingest_readings_total{way=\"json\",result=\"duplicate\"} 1\n"));
        assertTrue(metrics.contains("gridtokenx_ingest_refusals_total{way=\"json\",reason=\"invalid_reading\"} 1\n"));
        assertTrue(metrics.contains("gridtokenx_ingest_refused_calls_total{reason=\"unauthorized\"} 1\n"));
    }

    @Test
    void otherPathsAreNotFound() throws Exception {
        Answer answer = new Answer(
                get("/readings").statusCode(),
                new ObjectMapper().readTree(get("/readings").body()));

        assertEquals(404, answer.status());
        assertEquals("not_found", answer.code());
    }
}

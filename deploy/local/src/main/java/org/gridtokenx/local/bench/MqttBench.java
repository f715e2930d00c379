package org.gridtokenx.local.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Meters that publish as fast as the broker acknowledges; a reading counts when meter-ingest says Kafka has it. */
final class MqttBench implements AutoCloseable {
    private static final long SIX_DAYS = Duration.ofDays(6).toMillis();
    private static final int UNACKNOWLEDGED = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ACCEPTED = Pattern.compile("\\{way=\"mqtt_json\",result=\"accepted\"\\} (\\d+)");

    private final List<Mqtt3AsyncClient> clients = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI metrics;
    private final int batch;
    private long nextMillis = System.currentTimeMillis() - SIX_DAYS;

    MqttBench(int port, String ingestUrl, String operatorKey, int meters, int batch)
            throws IOException, InterruptedException {
        this.batch = batch;
        metrics = URI.create(ingestUrl + "/metrics");
        awaitHealth(URI.create(ingestUrl + "/health"));
        for (int i = 0; i < meters; i++) {
            Mqtt3AsyncClient client = MqttClient.builder()
                    .serverHost("127.0.0.1")
                    .serverPort(port)
                    .useMqttVersion3()
                    .identifier("m-" + i)
                    .simpleAuth()
                    .username("m-" + i)
                    .password(operatorKey.getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth()
                    .buildAsync();
            client.connect().join();
            clients.add(client);
        }
    }

    private void awaitHealth(URI health) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!get(health).contains("\"mqtt\":\"up\"")) {
            if (System.nanoTime() > deadline) {
                throw new IOException("meter-ingest does not reach the broker");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Publishes so many messages and returns what was measured. */
    String run(int messages) throws IOException, InterruptedException {
        int each = messages / clients.size();
        long readings = (long) each * clients.size() * batch;
        long before = accepted();
        Semaphore room = new Semaphore(UNACKNOWLEDGED * clients.size());
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long start = System.nanoTime();
        for (int message = 0; message < each; message++) {
            byte[] payload = payload();
            for (int i = 0; i < clients.size(); i++) {
                room.acquire();
                clients.get(i)
                        .publishWith()
                        .topic("gridtokenx/m-" + i + "/readings")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(payload)
                        .send()
                        .whenComplete((done, failed) -> {
                            room.release();
                            failure.compareAndSet(null, failed);
                        });
            }
        }
        room.acquire(UNACKNOWLEDGED * clients.size());
        if (failure.get() != null) {
            throw new IOException("the broker did not take a message", failure.get());
        }
        double published = (System.nanoTime() - start) / 1e9;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (accepted() - before < readings) {
            if (System.nanoTime() > deadline) {
                throw new IOException("of " + readings + " readings only " + (accepted() - before) + " came through");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double durable = (System.nanoTime() - start) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d readings: acknowledged by the broker after %.1f s, in Kafka after %.1f s: %,.0f readings/s in %,.0f"
                        + " messages/s",
                readings,
                published,
                durable,
                readings / durable,
                readings / durable / batch);
    }

    private byte[] payload() {
        StringBuilder body = new StringBuilder(64 * batch).append('[');
        for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"timestamp\":")
                    .append(++nextMillis)
                    .append(",\"import_kwh\":0.002,\"export_kwh\":\"0.0125\"}");
        }
        return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private long accepted() throws IOException, InterruptedException {
        Matcher count = ACCEPTED.matcher(get(metrics));
        if (!count.find()) {
            throw new IOException("meter-ingest counts no readings over MQTT");
        }
        return Long.parseLong(count.group(1));
    }

    private String get(URI uri) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.disconnect().join());
    }
}

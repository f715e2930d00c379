package org.gridtokenx.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.gridtokenx.contracts.Topic;

/**
 * Readings per second through HTTP batches. An operator's connections each post batch after batch; a batch has the next
 * reading of each of its meters, so no reading is like another. A batch counts when the answer says that Kafka has it.
 */
public final class ReadingsBench {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Times may be seven days old: there is room for so many rounds of a reading a second. */
    private static final long FIRST_BEHIND_MILLIS = Duration.ofDays(6).toMillis();

    private static final long STEP_MILLIS = 1_000;
    private static final int ACCEPTED = 202;
    private static final Pattern COUNTS =
            Pattern.compile("\"accepted\":(\\d+),\"duplicates\":(\\d+),\"refused\":(\\d+)");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String operatorKey;
    private final String kafkaServers;
    private final PrintWriter out;

    /**
     * A measurement.
     *
     * @param ingestUrl of meter-ingest
     * @param operatorKey which sends for the meters {@code m-0}, {@code m-1}, …
     * @param kafkaServers where it is counted what arrived
     */
    public ReadingsBench(String ingestUrl, String operatorKey, String kafkaServers, PrintWriter out) {
        address = URI.create(ingestUrl + "/v1/readings");
        this.operatorKey = operatorKey;
        this.kafkaServers = kafkaServers;
        this.out = out;
    }

    private record Answer(int accepted, int duplicates, int refused) {}

    /** What one connection did. */
    private record Share(long readings, List<Long> nanos, byte[] lastBody) {}

    /**
     * Posts for a warm-up and then for a time, and prints.
     *
     * @param meters how many there are; each connection has its own of them
     * @param batch readings of a post, not more than a connection has meters
     */
    public void run(int meters, int batch, int connections, int seconds) throws Exception {
        long begin = System.currentTimeMillis() - FIRST_BEHIND_MILLIS;
        all(meters, batch, connections, seconds / 2.0, begin);
        long second = begin + FIRST_BEHIND_MILLIS / 2;
        long before = records();
        long start = System.nanoTime();
        List<Share> shares = all(meters, batch, connections, seconds, second);
        double elapsed = (System.nanoTime() - start) / 1e9;
        long readings = shares.stream().mapToLong(Share::readings).sum();
        Medians batches = new Medians(shares.stream()
                .flatMap(share -> share.nanos().stream())
                .mapToLong(Long::longValue)
                .toArray());
        out.printf(
                Locale.ROOT,
                "%,d readings durable in %.1f s: %,.0f/s; a batch of %,d takes %.0f ms (p50), %.0f ms (p99)%n",
                readings,
                elapsed,
                readings / elapsed,
                batch,
                batches.quantile(0.5) / 1e6,
                batches.quantile(0.99) / 1e6);
        long arrived = records() - before;
        if (arrived < readings) {
            throw new IOException("Kafka has " + arrived + " records more, and " + readings + " were acknowledged");
        }
        repeat(shares);
        out.flush();
    }

    /** How many records the topic has, ticks among them. */
    private long records() throws ExecutionException, InterruptedException {
        String topic = Topic.METER_READINGS.word();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (int partition = 0; partition < Topic.METER_READINGS.partitions(); partition++) {
                ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private List<Share> all(int meters, int batch, int connections, double seconds, long firstMillis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Callable<Share>> work = new ArrayList<>();
            int own = meters / connections;
            for (int i = 0; i < connections; i++) {
                int first = i * own;
                work.add(() -> post(first, own, batch, firstMillis, end));
            }
            List<Share> shares = new ArrayList<>();
            for (Future<Share> share : threads.invokeAll(work)) {
                shares.add(share.get());
            }
            return shares;
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private Share post(int first, int own, int batch, long firstMillis, long endNanos)
            throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        long readings = 0;
        long time = firstMillis;
        int next = 0;
        byte[] body = new byte[0];
        while (System.nanoTime() < endNanos) {
            if (next + batch > own) {
                next = 0;
                time += STEP_MILLIS;
            }
            body = body(first + next, batch, time);
            next += batch;
            long start = System.nanoTime();
            Answer answer = send(body);
            nanos.add(System.nanoTime() - start);
            if (answer.accepted() != batch) {
                throw new IOException("of " + batch + " new readings were taken: " + answer);
            }
            readings += batch;
        }
        return new Share(readings, nanos, body);
    }

    private static byte[] body(int firstMeter, int batch, long timestampMillis) {
        StringBuilder body = new StringBuilder(batch * 96).append('[');
        for (int i = 0; i < batch; i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"meter_id\":\"m-")
                    .append(firstMeter + i)
                    .append("\",\"timestamp\":")
                    .append(timestampMillis)
                    .append(",\"import_kwh\":0.00")
                    .append(i % 9 + 1)
                    .append(",\"export_kwh\":\"0.0125\"}");
        }
        return body.append(']').toString().getBytes(StandardCharsets.UTF_8);
    }

    private Answer send(byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("X-API-KEY", operatorKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        Matcher counts = COUNTS.matcher(response.body());
        if (response.statusCode() != ACCEPTED || !counts.find()) {
            throw new IOException("meter-ingest answers " + response.statusCode() + " " + response.body());
        }
        return new Answer(
                Integer.parseInt(counts.group(1)),
                Integer.parseInt(counts.group(2)),
                Integer.parseInt(counts.group(3)));
    }

    private void repeat(List<Share> shares) throws IOException, InterruptedException {
        int repeated = 0;
        int known = 0;
        for (Share share : shares) {
            Answer answer = send(share.lastBody());
            repeated += answer.accepted() + answer.duplicates() + answer.refused();
            known += answer.duplicates();
        }
        out.printf(
                Locale.ROOT,
                "the last batches sent again: %,d of %,d readings were known as duplicates%n",
                known,
                repeated);
    }
}

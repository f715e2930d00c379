package org.gridtokenx.local.mqtt;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.LocalStack.Part;
import org.gridtokenx.local.servers.MqttServer;
import org.gridtokenx.local.servers.Ports;

/** Kafka, Postgres, the broker and meter-ingest, each a process, and the meters m-1 and m-2 with keys of their own. */
final class MqttScene implements AutoCloseable {
    static final String KEY = MeterKey.generate();
    static final String OTHER_KEY = MeterKey.generate();
    static final String OPERATOR_KEY = OperatorKey.generate();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path folder;
    private final LocalStack stack;
    final Service broker;
    final Service ingest;

    private MqttScene(Path folder, LocalStack stack, Service broker, Service ingest) {
        this.folder = folder;
        this.stack = stack;
        this.broker = broker;
        this.ingest = ingest;
    }

    /** @param clientAuthority trusted for clients' certificates */
    static MqttScene start(Path folder, Path clientAuthority) throws Exception {
        Ports ports = Ports.free();
        LocalStack stack = LocalStack.start(folder, ports, EnumSet.of(Part.KAFKA, Part.POSTGRES));
        Migrations.run(ports.postgresUrl());
        register(ports.postgresUrl());
        ServiceFiles files = ServiceFiles.in(folder);
        ServiceSpec broker = LocalStack.spec(Part.MQTT, folder, ports)
                .withEnvironment(Map.of("GRIDTOKENX_MQTT_CLIENT_CA", clientAuthority.toString()));
        List<String> command = JavaCommand.of("org.gridtokenx.ingest.MeterIngest", 256)
                .quickStart()
                .option("--port", ports.ingest())
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .option("--mqtt", ports.mqttUrl())
                .option("--mqtt-password-file", MqttServer.files(folder).ingestPassword())
                .build();
        ServiceSpec ingest = ServiceSpec.of(
                "meter-ingest",
                command,
                List.of(ports.ingest()),
                Readiness.httpGet(URI.create(ports.ingestUrl() + "/health")));
        return new MqttScene(folder, stack, new Service(broker, files), new Service(ingest, files));
    }

    private static void register(String url) throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            run(
                    connection,
                    "insert into users (user_id, username, password_hash, role, zone)"
                            + " values ('u', 'u', 'none', 'prosumer', 'z')");
            run(
                    connection,
                    "insert into meters (meter_id, serial, user_id, zone, api_key_hash) values"
                            + " ('m-1', 's-1', 'u', 'z', ?), ('m-2', 's-2', 'u', 'z', ?)",
                    MeterKey.hash(KEY),
                    MeterKey.hash(OTHER_KEY));
            run(
                    connection,
                    "insert into meter_operators (operator_id, name, zone, api_key_hash) values ('o-1', 'o', 'z', ?)",
                    MeterKey.hash(OPERATOR_KEY));
        }
    }

    private static void run(Connection connection, String sql, String... values) throws Exception {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    Ports ports() {
        return stack.ports();
    }

    Path certificate() {
        return MqttServer.files(folder).certificate();
    }

    Service kafka() {
        return stack.service(Part.KAFKA);
    }

    /** A client of the broker that has not said yet who it is. */
    MqttClientBuilder client() {
        return MqttClient.builder().serverHost("127.0.0.1").serverPort(ports().mqtt());
    }

    static void kill(Service service) throws Exception {
        ProcessHandle process = ProcessHandle.of(service.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        service.waitFor();
    }

    String health() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ports().ingestUrl() + "/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Every reading in the log now. */
    List<MeterReading> readings() throws IOException {
        List<MeterReading> readings = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(Topic.METER_READINGS)) {
            if (record.key() != null && Codecs.READING.fromBytes(record.value()) instanceof MeterReading reading) {
                readings.add(reading);
            }
        }
        return readings;
    }

    List<DeadLetter> deadLetters() throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records(Topic.DEAD_LETTERS)) {
            letters.add(Json.fromBytes(record.value(), DeadLetter.class));
        }
        return letters;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(Topic topic) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", ports().kafkaBootstrap(), "default.api.timeout.ms", 10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.iterate(0, i -> i + 1)
                    .limit(topic.partitions())
                    .map(i -> new TopicPartition(topic.word(), i))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        } catch (KafkaException e) {
            throw new IOException(e);
        }
    }

    /** Something that becomes true sooner or later. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws Exception;
    }

    static void await(String what, Condition condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (IOException e) {
                last = e;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("waited in vain for " + what, last);
    }

    static byte[] reading(long timestampMillis) {
        return ("{\"timestamp\":" + timestampMillis + ",\"import_kwh\":\"0.002\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws Exception {
        ingest.close();
        broker.close();
        stack.close();
    }
}

package org.gridtokenx.local.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.servers.LocalStack.Part;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each server is killed with -9, started again on the same data, and asked for what it had confirmed. */
class ServersTest {
    private static final Set<Part> PARTS = EnumSet.allOf(Part.class);

    @TempDir
    private static Path dir;

    private static LocalStack stack;

    @BeforeAll
    static void start() throws Exception {
        stack = LocalStack.start(dir, Ports.free(), PARTS);
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
            for (Part part : PARTS) {
                assertFalse(stack.service(part).isRunning(), part + " still runs");
            }
        }
    }

    @Test
    void postgresKeepsWhatItCommitted() throws Exception {
        try (Connection connection = DriverManager.getConnection(stack.ports().postgresUrl());
                Statement statement = connection.createStatement()) {
            assertEquals("on", single(statement, "show fsync"));
            statement.execute("create table kept(id int primary key)");
            statement.execute("insert into kept select generate_series(1, 1000)");
        }
        killAndStart(stack.service(Part.POSTGRES));
        try (Connection connection = DriverManager.getConnection(stack.ports().postgresUrl());
                Statement statement = connection.createStatement()) {
            assertEquals("1000", single(statement, "select count(*) from kept"));
            assertTrue(single(statement, "show server_version").startsWith("17."));
        }
    }

    private static String single(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery(query)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    @Test
    void redisKeepsWhatItWrote() throws Exception {
        assertEquals("+OK", redis("SET kept 1"));
        // The append-only file is synced once a second; a killed process loses nothing that the kernel has.
        killAndStart(stack.service(Part.REDIS));
        assertEquals("$1", redis("GET kept"));
    }

    private static String redis(String command) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), stack.ports().redis())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void everyTopicOfTheContractsIsMade() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", stack.ports().kafkaBootstrap()))) {
            List<String> names = Stream.of(Topic.values()).map(Topic::word).toList();
            var described = admin.describeTopics(names).allTopicNames().get();
            for (Topic topic : Topic.values()) {
                assertEquals(
                        topic.partitions(),
                        described.get(topic.word()).partitions().size(),
                        topic.word());
            }
        }
        Topics.create(stack.ports().kafkaBootstrap()); // once more changes nothing
    }

    @Test
    void kafkaKeepsOldRecords() throws Exception {
        Map<String, Object> bootstrap =
                Map.of("bootstrap.servers", stack.ports().kafkaBootstrap(), "max.block.ms", "60000");
        try (Admin admin = Admin.create(bootstrap)) {
            admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(bootstrap, new StringSerializer(), new StringSerializer())) {
            // An event time of long ago, which the default retention would delete.
            producer.send(new ProducerRecord<>("kept", 0, 1L, "key", "value")).get();
        }
        killAndStart(stack.service(Part.KAFKA));
        try (var consumer = new KafkaConsumer<>(bootstrap, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(60));
            assertEquals(1, records.count());
            assertEquals("value", records.iterator().next().value());
        }
    }

    @Test
    void theLedgerKeepsWhatItConfirmed() throws Exception {
        String account = "\"4Nd1mYQtGrJ3hWzT9VtYzF6UKcU8bvcqHwYwL3BLPaeY\"";
        Matcher signature =
                Pattern.compile("\"result\":\"(\\w+)\"").matcher(rpc("requestAirdrop", account + ",1234567"));
        assertTrue(signature.find(), "no airdrop");
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        String status = "";
        while (!status.contains("confirmed") && !status.contains("finalized")) {
            assertTrue(System.nanoTime() < deadline, "the airdrop is not confirmed: " + status);
            Thread.sleep(50);
            status = rpc("getSignatureStatuses", "[\"" + signature.group(1) + "\"]");
        }
        killAndStart(stack.service(Part.LEDGER));
        String balance = rpc("getBalance", account);
        assertTrue(balance.contains("\"value\":1234567"), balance);
    }

    private static String rpc(String method, String parameters) throws Exception {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":[%s]}".formatted(method, parameters);
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.ports().ledgerUrl()))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void killAndStart(Service service) throws Exception {
        ProcessHandle process = ProcessHandle.of(service.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        service.waitFor();
        assertFalse(service.isRunning());
        service.start();
        assertTrue(service.isRunning());
    }
}

package org.gridtokenx.local.deadletters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person uses them, on a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadLettersCommandTest {
    private static final String COMMANDS = "market.commands";
    private static final String READINGS = "meter.readings";
    private static final byte[] BINARY = {0, 1, (byte) 0xff};
    private static final byte[] KEY = "riverside".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static LocalStack stack;

    @BeforeAll
    static void startTheBroker() throws Exception {
        stack = LocalStack.start(folder, Ports.free(), EnumSet.of(LocalStack.Part.KAFKA));
        putAside(DeadLetter.of(COMMANDS, 2, 99, "unknown kind of command 7", BINARY, KEY));
        putAside(DeadLetter.of(READINGS, 1, 5, "late: its interval has closed", text("{\"a\":1}"), null));
        write(Topic.DEAD_LETTERS, text("no letter"));
        putAside(DeadLetter.of(COMMANDS, 3, 7, "first line\nsecond line", text("tab\there"), KEY));
        // As an older writer wrote it, and once more, as a job does that restarts.
        String old = "{\"version\":1,\"topic\":\"market.commands\",\"partition\":0,\"offset\":1,\"reason\":\"old\","
                + "\"value\":\"AQI=\"}";
        write(Topic.DEAD_LETTERS, text(old));
        write(Topic.DEAD_LETTERS, text(old));
    }

    @AfterAll
    static void stopTheBroker() throws Exception {
        stack.close();
    }

    @Test
    @Order(1)
    void aListNamesEachLetterOnceTheNewestLast() {
        Answer answer = run(0, "list");
        List<String> lines = answer.out().lines().toList();
        assertEquals(5, lines.size(), answer.out());
        assertTrue(lines.get(0).startsWith("market.commands/2/99 "), lines.get(0));
        assertTrue(lines.get(0).endsWith("Z  unknown kind of command 7"), lines.get(0));
        assertTrue(lines.get(1).startsWith("meter.readings/1/5 "), lines.get(1));
        assertTrue(lines.get(2).endsWith("Z  first line"), lines.get(2));
        assertTrue(lines.get(3).startsWith("market.commands/0/1 "), lines.get(3));
        assertEquals("4 dead letters", lines.get(4));
        assertEquals(
                "1 records of dead.letters are no letters and were left out",
                answer.err().strip());
    }

    @Test
    @Order(2)
    void aListCanBeNarrowed() {
        List<String> ofReadings =
                run(0, "list", "--topic", READINGS).out().lines().toList();
        assertTrue(ofReadings.get(0).startsWith("meter.readings/1/5 "));
        assertEquals("1 dead letter", ofReadings.get(1));
        List<String> newest = run(0, "list", "--last", "1").out().lines().toList();
        assertTrue(newest.get(0).startsWith("market.commands/0/1 "));
        assertEquals("4 dead letters, the first 3 of them not shown (--last)", newest.get(1));
    }

    @Test
    @Order(3)
    void aLetterIsShownWhole() {
        String binary = run(0, "show", "market.commands/2/99").out();
        assertTrue(binary.contains("topic      market.commands\npartition  2\noffset     99\nput aside  20"), binary);
        assertTrue(
                binary.contains("put back   no\nreason     unknown kind of command 7\nkey        riverside\n"), binary);
        assertTrue(binary.endsWith("value      3 bytes\nhex 0001ff\n"), binary);
        String readable = run(0, "show", "meter.readings/1/5").out();
        assertTrue(readable.contains("key        none\n"), readable);
        assertTrue(readable.endsWith("value      7 bytes\n{\"a\":1}\n"), readable);
    }

    @Test
    @Order(4)
    void aRecordGoesBackWhereItWasWithItsKeyAndANewStamp() {
        long before = System.currentTimeMillis();
        assertEquals(
                "market.commands/2/99 put back at offset 0\n1 record put back\n",
                run(0, "replay", "market.commands/2/99").out());
        List<ConsumerRecord<byte[], byte[]>> back = read(COMMANDS, 2);
        assertEquals(1, back.size());
        assertArrayEquals(BINARY, back.get(0).value());
        assertArrayEquals(KEY, back.get(0).key());
        assertTrue(back.get(0).timestamp() >= before);
        assertEquals(
                "",
                run(0, "list", "--topic", COMMANDS)
                        .out()
                        .replaceAll("market.commands/[03]/.*\n", "")
                        .replaceAll("2 dead letters\n", ""));
    }

    @Test
    @Order(5)
    void whatWasPutBackIsListedAndPutBackOnlyOnRequest() {
        String all = run(0, "list", "--all", "--topic", COMMANDS).out();
        assertTrue(all.contains("unknown kind of command 7 (put back at offset 0)\n"), all);
        assertTrue(run(0, "show", "market.commands/2/99").out().contains("put back   at offset 0\n"));
        assertEquals(
                "gridtokenx: market.commands/2/99 was put back before, at offset 0: --again puts it back once more\n",
                run(1, "replay", "market.commands/3/7", "market.commands/2/99").err());
        assertTrue(read(COMMANDS, 3).isEmpty(), "all or none");
        assertTrue(run(0, "replay", "--again", "market.commands/2/99").out().contains("at offset 2\n"));
        assertEquals(2, read(COMMANDS, 2).size());
    }

    @Test
    @Order(6)
    void allOfATopicGoBackEachOnce() {
        assertEquals(
                "market.commands/3/7 put back at offset 0\nmarket.commands/0/1 put back at offset 0\n"
                        + "2 records put back\n",
                run(0, "replay", "--topic", COMMANDS).out());
        assertArrayEquals(text("tab\there"), read(COMMANDS, 3).get(0).value());
        assertNull(read(COMMANDS, 0).get(0).key());
        assertEquals(
                "0 records put back\n", run(0, "replay", "--topic", COMMANDS).out());
        assertEquals("0 dead letters\n", run(0, "list", "--topic", COMMANDS).out());
        assertEquals(2, read(COMMANDS, 2).size());
    }

    @Test
    @Order(7)
    void aRecordThatFailsAgainIsANewLetter() throws Exception {
        putAside(DeadLetter.of(COMMANDS, 2, 1, "still unknown", BINARY, KEY));
        List<String> lines = run(0, "list", "--topic", COMMANDS).out().lines().toList();
        assertTrue(lines.get(0).startsWith("market.commands/2/1 "), lines.get(0));
        assertEquals("1 dead letter", lines.get(1));
    }

    @Test
    @Order(8)
    void whatMakesNoSenseIsToldInOneLine() {
        assertEquals(
                "gridtokenx: there is no dead letter market.commands/2/98: gridtokenx ops dead-letters list --all names"
                        + " them\n",
                run(1, "show", "market.commands/2/98").err());
        for (String[] arguments : List.of(
                new String[] {"show", "market.commands"},
                new String[] {"show", "market.commands/2/-1"},
                new String[] {"replay"},
                new String[] {"replay", "market.commands/2/99", "--topic", COMMANDS},
                new String[] {"list", "--topic", "market.comands"},
                new String[] {"list", "--last", "0"},
                new String[] {})) {
            String err = run(2, arguments).err();
            assertTrue(err.lines().count() > 1, err); // the line, and how the command is used
            assertTrue(!err.contains("\tat "), err);
        }
    }

    @Test
    @Order(9)
    void aMessageOfAMeterIsShownAndNotPutBack() throws Exception {
        putAside(DeadLetter.of(
                "mqtt", 0, 1_780_000_000_000_000L, "invalid_reading: no", text("{}"), text("gridtokenx/m/p1")));
        assertTrue(run(0, "show", "mqtt/0/1780000000000000").out().contains("key        gridtokenx/m/p1\n"));
        assertEquals(
                "gridtokenx: mqtt/0/1780000000000000 is no record of the log but a message of a meter: what it says,"
                        + " send again\n",
                run(1, "replay", "mqtt/0/1780000000000000").err());
    }

    @Test
    @Order(10)
    void aBrokerThatIsNotThereIsToldInOneLine() throws Exception {
        String err = execute(
                        1,
                        List.of("list", "--kafka", "127.0.0.1:" + Ports.free().kafka()))
                .err();
        assertTrue(err.startsWith("gridtokenx: no answer from Kafka at 127.0.0.1:"), err);
        assertEquals(1, err.lines().count(), err);
    }

    /** What a command printed. */
    private record Answer(String out, String err) {}

    private static Answer run(int exitCode, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        if (!all.isEmpty()) {
            all.addAll(List.of("--kafka", stack.ports().kafkaBootstrap()));
        }
        return execute(exitCode, all);
    }

    private static Answer execute(int exitCode, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(new DeadLettersCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((e, failed, parsed) -> {
                    failed.getErr().println("gridtokenx: " + e.getMessage());
                    return 1;
                });
        assertEquals(exitCode, command.execute(arguments.toArray(String[]::new)), () -> out + "\n" + err);
        return new Answer(out.toString(), err.toString());
    }

    private static void putAside(DeadLetter letter) throws Exception {
        write(Topic.DEAD_LETTERS, Json.toBytes(letter));
    }

    private static void write(Topic topic, byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", stack.ports().kafkaBootstrap());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.word(), value)).get();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int number) {
        TopicPartition partition = new TopicPartition(topic, number);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.ports().kafkaBootstrap()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

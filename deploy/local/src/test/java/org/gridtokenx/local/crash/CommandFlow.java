package org.gridtokenx.local.crash;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.local.crash.RandomCommands.Written;

/** Writes commands and readings into the log at a steady pace, through whatever happens to the broker. */
final class CommandFlow implements AutoCloseable {
    private static final long PAUSE_MILLIS = 20;
    /** So many commands come with one reading. */
    private static final int COMMANDS_PER_READING = 4;

    private static final int PATIENCE_MILLIS = 600_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final RandomCommands commands;
    private final Thread thread = new Thread(this::run, "command-flow");
    private final AtomicLong sent = new AtomicLong();
    /** By topic, partition and offset, the bytes that the broker said it has there. */
    private final Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();

    private final Collection<Throwable> failures = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    CommandFlow(String bootstrapServers, RandomCommands commands) {
        this.commands = commands;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        PATIENCE_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        PATIENCE_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes what opens the market, and goes on in a thread of its own. */
    void start() {
        commands.opening().forEach(this::send);
        producer.flush();
        thread.start();
    }

    private void run() {
        try {
            for (int count = 0; !stopped; count++) {
                send(commands.next(System.currentTimeMillis()));
                if (count % COMMANDS_PER_READING == 0) {
                    send(commands.nextReading(System.currentTimeMillis()));
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            producer.flush();
        } catch (InterruptedException | RuntimeException e) {
            failures.add(e);
        }
    }

    private void send(Written written) {
        sent.incrementAndGet();
        producer.send(
                new ProducerRecord<>(
                        written.topic().word(), written.key().getBytes(StandardCharsets.UTF_8), written.value()),
                (metadata, failure) -> {
                    if (failure != null) {
                        failures.add(failure);
                    } else {
                        acknowledged.put(
                                place(metadata.topic(), metadata.partition(), metadata.offset()), written.value());
                    }
                });
    }

    /** Stops writing and waits until the broker has acknowledged all. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
        if (!failures.isEmpty()) {
            throw new AssertionError(
                    "a record could not be written", failures.iterator().next());
        }
        if (acknowledged.size() != sent.get()) {
            throw new AssertionError(sent + " records were sent, " + acknowledged.size() + " places are known");
        }
    }

    long sent() {
        return sent.get();
    }

    /** Makes sure that a topic holds each record where the broker said, and nowhere else. */
    void requireIn(Topic topic, List<ConsumerRecord<byte[], byte[]>> records) {
        List<String> expected = new ArrayList<>();
        Set<String> written = new HashSet<>();
        acknowledged.forEach((place, value) -> {
            if (place.startsWith(topic.word() + '/')) {
                expected.add(line(place, value));
                written.add(HexFormat.of().formatHex(value));
            }
        });
        Differences.requireNone(
                "acknowledged records of " + topic.word(),
                expected,
                records.stream()
                        .filter(record -> written.contains(HexFormat.of().formatHex(record.value())))
                        .map(record -> line(place(record.topic(), record.partition(), record.offset()), record.value()))
                        .toList());
    }

    private static String place(String topic, int partition, long offset) {
        return topic + '/' + partition + '/' + offset;
    }

    private static String line(String place, byte[] value) {
        return place + " " + Integer.toHexString(Arrays.hashCode(value));
    }

    @Override
    public void close() {
        stopped = true;
        producer.close(Duration.ZERO);
    }
}

package org.gridtokenx.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Ticker;
import org.gridtokenx.contracts.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of readings in Kafka. Written by all replicas, once each. */
final class KafkaReadingLog implements ReadingLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReadingLog.class);
    private static final String TOPIC = Topic.METER_READINGS.word();
    /** Without a key: it belongs to no meter. The metering job takes its time and nothing else. */
    private static final byte[] TICK = "{\"version\":1,\"tick\":true}".getBytes(StandardCharsets.UTF_8);

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private volatile long lastAckNanos = System.nanoTime() - SILENCE_NANOS;

    /**
     * A producer.
     *
     * @param bootstrap {@code host:port}
     */
    KafkaReadingLog(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "meter-ingest",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        1_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        2_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        4_000,
                        ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletableFuture<Void> append(List<MeterReading> readings) {
        CompletableFuture<?>[] durable = new CompletableFuture<?>[readings.size()];
        for (int i = 0; i < durable.length; i++) {
            MeterReading reading = readings.get(i);
            byte[] key = reading.meterId().getBytes(StandardCharsets.UTF_8);
            durable[i] = send(new ProducerRecord<>(TOPIC, key, Json.toBytes(reading)));
            if (durable[i].isCompletedExceptionally()) {
                // Each further one would wait as long for a broker that is away.
                return CompletableFuture.failedFuture(down());
            }
        }
        return CompletableFuture.allOf(durable);
    }

    /** Lets time pass in the log, so that intervals end when no meter sends; the caller starts and closes it. */
    Ticker ticker() {
        return new Ticker(this::tick, e -> LOG.warn("no tick reaches Kafka, trying on: {}", e.getMessage()));
    }

    private void tick() {
        for (PartitionInfo partition : producer.partitionsFor(TOPIC)) {
            send(new ProducerRecord<>(TOPIC, partition.partition(), null, TICK));
        }
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> reading) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        try {
            producer.send(reading, (metadata, failure) -> {
                if (failure == null) {
                    lastAckNanos = System.nanoTime();
                    durable.complete(null);
                } else {
                    durable.completeExceptionally(down());
                }
            });
        } catch (KafkaException e) {
            durable.completeExceptionally(down());
        }
        return durable;
    }

    private static Refusal down() {
        return Refusal.unavailable(
                "Kafka does not answer: send the same readings again, those it has already are counted once");
    }

    @Override
    public boolean isUp() {
        return System.nanoTime() - lastAckNanos < SILENCE_NANOS;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}

package org.gridtokenx.ingest.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterMessage;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Ticker;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.ingest.readings.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of readings in Kafka. Written by all replicas, once each. */
public final class KafkaReadingLog implements ReadingLog, RefusalLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaReadingLog.class);
    private static final String TOPIC = Topic.METER_READINGS.word();
    /** Without a key: it belongs to no meter. The metering job takes its time and nothing else. */
    private static final byte[] TICK = Codecs.READING.toBytes(new MeterMessage.Tick());

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int BATCH_BYTES = 256 << 10;
    private static final Duration CLOSE = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private volatile long lastAckNanos = System.nanoTime() - SILENCE_NANOS;

    /**
     * A producer.
     *
     * @param bootstrap {@code host:port}
     */
    public KafkaReadingLog(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.ofEntries(
                        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                        Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "meter-ingest"),
                        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                        Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                        Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
                        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000),
                        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000),
                        Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public CompletableFuture<Void> append(List<MeterReading> readings) {
        Delivery delivery = new Delivery(readings.size());
        for (MeterReading reading : readings) {
            byte[] key = reading.meterId().getBytes(StandardCharsets.UTF_8);
            send(new ProducerRecord<>(TOPIC, key, Codecs.READING.toBytes(reading)), delivery);
            if (delivery.durable.isCompletedExceptionally()) {
                // Each further one would wait as long for a broker that is away.
                break;
            }
        }
        return delivery.durable;
    }

    @Override
    public CompletableFuture<Void> putAside(DeadLetter letter) {
        Delivery delivery = new Delivery(1);
        byte[] key = letter.topic().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(Topic.DEAD_LETTERS.word(), key, Json.toBytes(letter)), delivery);
        return delivery.durable;
    }

    /** Completes when the broker has acknowledged so many records. */
    private final class Delivery implements Callback {
        private final CompletableFuture<Void> durable = new CompletableFuture<>();
        private final AtomicInteger open;

        private Delivery(int records) {
            open = new AtomicInteger(records);
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            if (failure != null) {
                durable.completeExceptionally(down());
                return;
            }
            lastAckNanos = System.nanoTime();
            if (open.decrementAndGet() == 0) {
                durable.complete(null);
            }
        }
    }

    /** Lets time pass in the log, so that intervals end when no meter sends; the caller starts and closes it. */
    public Ticker ticker() {
        return new Ticker(this::tick, e -> LOG.warn("no tick reaches Kafka, trying on: {}", e.getMessage()));
    }

    private void tick() {
        List<PartitionInfo> partitions = producer.partitionsFor(TOPIC);
        Delivery delivery = new Delivery(partitions.size());
        for (PartitionInfo partition : partitions) {
            send(new ProducerRecord<>(TOPIC, partition.partition(), null, TICK), delivery);
        }
    }

    private void send(ProducerRecord<byte[], byte[]> reading, Delivery delivery) {
        try {
            producer.send(reading, delivery);
        } catch (KafkaException e) {
            delivery.onCompletion(null, e);
        }
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

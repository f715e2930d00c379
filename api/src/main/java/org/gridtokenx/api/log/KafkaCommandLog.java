package org.gridtokenx.api.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Ticker;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of commands in Kafka. Written by all replicas, once each, in the order of the calls of a thread. */
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaCommandLog.class);
    private static final String TOPIC = Topic.MARKET_COMMANDS.word();
    private static final byte[] TICK = Codecs.COMMAND.toBytes(new Command.Tick());
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long CLOSE_SECONDS = 3;

    private final Producer<byte[], byte[]> producer;
    /** When the broker last acknowledged something. */
    private volatile long lastAckNanos = System.nanoTime() - SILENCE_NANOS;

    /**
     * A producer.
     *
     * @param bootstrap {@code host:port}
     */
    public KafkaCommandLog(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "api",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
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
    public CompletableFuture<Void> append(Command command) {
        byte[] zone = command.zone().getBytes(StandardCharsets.UTF_8);
        return send(new ProducerRecord<>(TOPIC, zone, Codecs.COMMAND.toBytes(command)));
    }

    /** Lets time pass in the log, so that epochs close when nobody trades; the caller starts and closes it. */
    public Ticker ticker() {
        return new Ticker(this::tick, e -> LOG.warn("no tick reaches Kafka, trying on: {}", e.getMessage()));
    }

    private void tick() {
        for (PartitionInfo partition : producer.partitionsFor(TOPIC)) {
            send(new ProducerRecord<>(TOPIC, partition.partition(), null, TICK));
        }
    }

    private CompletableFuture<Void> send(ProducerRecord<byte[], byte[]> commandRecord) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        try {
            producer.send(commandRecord, (metadata, failure) -> {
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

    private static ApiException down() {
        return ApiException.unavailable("Kafka does not answer");
    }

    @Override
    public boolean isUp() {
        return System.nanoTime() - lastAckNanos < SILENCE_NANOS;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(CLOSE_SECONDS));
    }
}

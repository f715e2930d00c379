package org.gridtokenx.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Ticker;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;

/** Writes commands to {@code market.commands}, and ticks where no API does. */
final class CommandLog implements AutoCloseable {
    private static final String TOPIC = Topic.MARKET_COMMANDS.word();
    private static final byte[] TICK = Codecs.COMMAND.toBytes(new Command.Tick());

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> refused = new AtomicReference<>();
    private final Ticker ticker = new Ticker(this::tick, e -> refused.compareAndSet(null, e));

    CommandLog(String kafkaServers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(Command command) {
        producer.send(
                new ProducerRecord<>(
                        TOPIC, command.zone().getBytes(StandardCharsets.UTF_8), Codecs.COMMAND.toBytes(command)),
                (metadata, failure) -> {
                    if (failure != null) {
                        refused.compareAndSet(null, failure);
                    }
                });
    }

    /**
     * Returns when all that was sent is durable.
     *
     * @throws IllegalStateException if a command was refused: what is measured then would not be what was meant
     */
    void flush() {
        producer.flush();
        if (refused.get() != null) {
            throw new IllegalStateException("the log does not take what is measured", refused.get());
        }
    }

    /** Ticks into every partition from now on, as the API does. */
    void startTicking(Duration interval) {
        ticker.start(interval);
    }

    private void tick() {
        for (PartitionInfo partition : producer.partitionsFor(TOPIC)) {
            producer.send(new ProducerRecord<>(TOPIC, partition.partition(), null, TICK));
        }
    }

    @Override
    public void close() {
        ticker.close();
        producer.close();
    }
}

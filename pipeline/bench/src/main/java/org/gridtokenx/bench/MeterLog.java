package org.gridtokenx.bench;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Topic;

/** Writes readings to {@code meter.readings}, as meter-ingest does. */
final class MeterLog implements AutoCloseable {
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> refused = new AtomicReference<>();

    MeterLog(String kafkaServers) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void send(MeterReading reading) {
        producer.send(
                new ProducerRecord<>(
                        Topic.METER_READINGS.word(),
                        reading.meterId().getBytes(StandardCharsets.UTF_8),
                        Codecs.READING.toBytes(reading)),
                (metadata, failure) -> {
                    if (failure != null) {
                        refused.compareAndSet(null, failure);
                    }
                });
    }

    /**
     * Returns when all that was sent is durable.
     *
     * @throws IllegalStateException if a reading was refused: what is measured then would not be what was meant
     */
    void flush() {
        producer.flush();
        if (refused.get() != null) {
            throw new IllegalStateException("the log does not take what is measured", refused.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

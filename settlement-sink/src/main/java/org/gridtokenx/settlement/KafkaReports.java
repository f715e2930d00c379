package org.gridtokenx.settlement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.Topic;

/** Receipts and dead letters to Kafka, at least once, keyed by zone. */
final class KafkaReports implements Reports {
    private final String topicPrefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    KafkaReports(String bootstrapServers, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void receipt(SettlementReceipt receipt) {
        send(Topic.SETTLEMENT_RECEIPTS, receipt.instruction().zone(), receipt);
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        send(Topic.DEAD_LETTERS, letter.topic(), letter);
    }

    private void send(Topic topic, String key, Object record) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        producer.send(
                new ProducerRecord<>(topicPrefix + topic.word(), keyBytes, Json.toBytes(record)),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    @Override
    public void flush() throws IOException {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw new IOException("Kafka did not take the receipts: " + first.getMessage(), first);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}

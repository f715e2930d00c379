package org.gridtokenx.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;

/** What was put aside, with the broker's stamps. */
final class DeadLetterLog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;

    DeadLetterLog(String kafkaServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(Topic.DEAD_LETTERS.word(), 0)));
    }

    /** Reads on; the sink is given the key of each refused record and the stamp of its letter. */
    void read(BiConsumer<String, Long> sink) throws IOException {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            DeadLetter letter = Json.fromBytes(record.value(), DeadLetter.class);
            sink.accept(new String(letter.key(), StandardCharsets.UTF_8), record.timestamp());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

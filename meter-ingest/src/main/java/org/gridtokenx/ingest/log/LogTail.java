package org.gridtokenx.ingest.log;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of the log of readings, read once at the start, so that a restart does not forget what was taken before. */
public final class LogTail {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final String TOPIC = Topic.METER_READINGS.word();
    /** Of each partition; ticks are among them, some hundred a minute. */
    private static final long MOST_RECORDS = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private LogTail() {}

    /**
     * Reads it. What cannot be read in time is left out: the metering job knows all of it.
     *
     * @param bootstrap {@code host:port}
     */
    public static void read(String bootstrap, Consumer<MeterReading> readings) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "meter-ingest-tail",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            read(consumer, readings);
        } catch (KafkaException e) {
            LOG.warn("what was taken before is not known, going on without: {}", e.getMessage());
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, Consumer<MeterReading> readings) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.assign(partitions);
        partitions.forEach(partition ->
                consumer.seek(partition, Math.max(begins.get(partition), ends.get(partition) - MOST_RECORDS)));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && isBehind(consumer, ends)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                tell(record, readings);
            }
        }
    }

    private static boolean isBehind(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    private static void tell(ConsumerRecord<byte[], byte[]> record, Consumer<MeterReading> readings) {
        try {
            if (Codecs.READING.fromBytes(record.value()) instanceof MeterReading reading) {
                readings.accept(reading);
            }
        } catch (IOException e) {
            // The metering job puts it to the dead letters.
            LOG.debug("{} {} is no reading: {}", record.topic(), record.offset(), e.getMessage());
        }
    }
}

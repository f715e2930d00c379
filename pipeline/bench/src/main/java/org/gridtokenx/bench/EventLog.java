package org.gridtokenx.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.ZoneEvent;

/**
 * What the market said, in {@code market.events}. The broker stamps each record when it has it, so times are read after
 * the fact and the reading costs the measured job nothing.
 */
final class EventLog implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    EventLog(String kafkaServers) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topic.MARKET_EVENTS.word()).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** How many events there are. */
    long size() {
        return ends().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Goes on after the events there are now. */
    void skip() {
        ends().forEach(consumer::seek);
    }

    /** Reads on to the events there are now; the sink is given each with the broker's stamp in milliseconds. */
    void read(BiConsumer<ZoneEvent, Long> sink) throws IOException {
        Map<TopicPartition, Long> ends = ends();
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(Duration.ofMillis(POLL_MILLIS))) {
                sink.accept(Codecs.EVENT.fromBytes(event.value()), event.timestamp());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}

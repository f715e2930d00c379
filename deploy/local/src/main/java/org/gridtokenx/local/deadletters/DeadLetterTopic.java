package org.gridtokenx.local.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.DeadLetterReplay;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;

/** Reads the topic of dead letters. Its one partition holds letters, and notes of those that were put back. */
final class DeadLetterTopic implements AutoCloseable {
    /** How long a broker may take to answer. */
    static final int PATIENCE_MILLIS = 10_000;

    private static final TopicPartition PARTITION = new TopicPartition(Topic.DEAD_LETTERS.word(), 0);
    private static final Duration POLL = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ObjectMapper json = new ObjectMapper();

    DeadLetterTopic(String bootstrapServers) throws IOException {
        this.bootstrapServers = bootstrapServers;
        try {
            consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw noAnswer(bootstrapServers, e);
        }
        consumer.assign(List.of(PARTITION));
    }

    /**
     * What the topic holds.
     *
     * @param letters by the record they are about, in the order in which each was first put aside
     * @param unreadable records that are neither a letter nor a note
     */
    record Index(Map<RecordPlace, LetterEntry> letters, long unreadable) {}

    /** Reads the topic up to its end as it is now; the letters' values are read over, as they may be many. */
    Index index() throws IOException {
        Map<RecordPlace, LetterEntry> letters = new LinkedHashMap<>();
        long unreadable = 0;
        try {
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
            long deadline = deadline();
            while (consumer.position(PARTITION) < end) {
                for (ConsumerRecord<byte[], byte[]> record : poll(deadline)) {
                    if (record.offset() < end && !take(record, letters)) {
                        unreadable++;
                    }
                    deadline = deadline();
                }
            }
        } catch (KafkaException e) {
            throw noAnswer(bootstrapServers, e);
        }
        return new Index(letters, unreadable);
    }

    private boolean take(ConsumerRecord<byte[], byte[]> record, Map<RecordPlace, LetterEntry> letters) {
        try {
            if (json.readTree(record.value()).has(DeadLetterReplay.MARK)) {
                DeadLetterReplay replay = Json.fromBytes(record.value(), DeadLetterReplay.class);
                RecordPlace place = new RecordPlace(replay.topic(), replay.partition(), replay.offset());
                letters.computeIfPresent(place, (p, entry) -> entry.withReplay(replay.replayedOffset()));
            } else {
                DeadLetter letter = Json.fromBytes(record.value(), DeadLetter.class);
                RecordPlace place = new RecordPlace(letter.topic(), letter.partition(), letter.offset());
                Instant time = Instant.ofEpochMilli(record.timestamp());
                LetterEntry entry =
                        new LetterEntry(place, record.offset(), time, letter.reason(), OptionalLong.empty());
                letters.merge(place, entry, (old, its) -> old.withLetter(its.letterOffset(), its.time(), its.reason()));
            }
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false; // counted, and told to the person who asks for the list
        }
    }

    /** Takes a whole letter. */
    @FunctionalInterface
    interface Reader {
        void take(LetterEntry entry, DeadLetter letter) throws IOException, InterruptedException;
    }

    /** Reads the whole letters of entries, in one pass over the topic and so in its order. */
    void read(Collection<LetterEntry> entries, Reader reader) throws IOException, InterruptedException {
        TreeMap<Long, LetterEntry> open = new TreeMap<>();
        entries.forEach(entry -> open.put(entry.letterOffset(), entry));
        long deadline = deadline();
        if (!open.isEmpty()) {
            consumer.seek(PARTITION, open.firstKey());
        }
        while (!open.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> record : poll(deadline)) {
                LetterEntry entry = open.remove(record.offset());
                if (entry != null) {
                    reader.take(entry, Json.fromBytes(record.value(), DeadLetter.class));
                }
                deadline = deadline();
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(long deadline) throws IOException {
        if (System.nanoTime() > deadline) {
            throw new IOException("Kafka at " + bootstrapServers + " does not answer any more: run the command again"
                    + " when it does; what was put back is noted");
        }
        try {
            return consumer.poll(POLL);
        } catch (KafkaException e) {
            throw noAnswer(bootstrapServers, e);
        }
    }

    private static long deadline() {
        return System.nanoTime() + Duration.ofMillis(PATIENCE_MILLIS).toNanos();
    }

    static IOException noAnswer(String bootstrapServers, KafkaException e) {
        String cause = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        return new IOException(
                "no answer from Kafka at " + bootstrapServers + " (" + cause
                        + "): start it with gridtokenx up, or name the broker with --kafka",
                e);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

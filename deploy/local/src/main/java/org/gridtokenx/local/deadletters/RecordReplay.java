package org.gridtokenx.local.deadletters;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.DeadLetterReplay;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;

/**
 * Puts the records of dead letters back at the end of the partition they came from, where the broker gives them a new
 * stamp, and notes it among the letters: both in one transaction, so that a record is back exactly if its letter says so.
 */
final class RecordReplay implements AutoCloseable {
    /** The same for all, so that whoever comes next ends what one that was killed has left open. */
    private static final String TRANSACTIONAL_ID = "dead-letter-replay";

    /** What is left open holds back those who read behind it for as long at most. */
    private static final int TRANSACTION_MILLIS = 10_000;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private boolean initialised;

    RecordReplay(String bootstrapServers) throws IOException {
        this.bootstrapServers = bootstrapServers;
        try {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                            TRANSACTIONAL_ID,
                            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                            TRANSACTION_MILLIS,
                            ProducerConfig.LINGER_MS_CONFIG,
                            0,
                            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                            DeadLetterTopic.PATIENCE_MILLIS,
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            DeadLetterTopic.PATIENCE_MILLIS,
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            3 * DeadLetterTopic.PATIENCE_MILLIS),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        } catch (KafkaException e) {
            throw DeadLetterTopic.noAnswer(bootstrapServers, e);
        }
    }

    /** Puts a record back and notes it; returns its new offset. */
    long replay(DeadLetter letter) throws IOException, InterruptedException {
        try {
            if (!initialised) {
                producer.initTransactions();
                initialised = true;
            }
            producer.beginTransaction();
            long offset = write(new ProducerRecord<>(letter.topic(), letter.partition(), letter.key(), letter.value()));
            DeadLetterReplay note = new DeadLetterReplay(
                    DeadLetterReplay.VERSION, letter.topic(), letter.partition(), letter.offset(), offset);
            write(new ProducerRecord<>(
                    Topic.DEAD_LETTERS.word(), letter.topic().getBytes(StandardCharsets.UTF_8), Json.toBytes(note)));
            producer.commitTransaction();
            return offset;
        } catch (KafkaException e) {
            throw new IOException(notWritten(letter.topic(), e), e);
        }
    }

    private long write(ProducerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        try {
            return producer.send(record).get().offset();
        } catch (ExecutionException e) {
            throw new IOException(notWritten(record.topic(), e.getCause()), e);
        }
    }

    private String notWritten(String topic, Throwable cause) {
        return "Kafka at " + bootstrapServers + " did not take a record for " + topic + " (" + cause.getMessage()
                + "): those before it are back; run the command again when the broker answers";
    }

    @Override
    public void close() {
        producer.close();
    }
}

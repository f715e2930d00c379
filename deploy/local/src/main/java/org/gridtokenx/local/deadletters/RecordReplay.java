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
 * stamp, and notes it among the letters. What ends between the two leaves a record that is back and a letter that does
 * not say so: put back again, it is there twice.
 */
final class RecordReplay implements AutoCloseable {
    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    RecordReplay(String bootstrapServers) throws IOException {
        this.bootstrapServers = bootstrapServers;
        try {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            bootstrapServers,
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            true,
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
        long offset = write(new ProducerRecord<>(letter.topic(), letter.partition(), letter.key(), letter.value()));
        DeadLetterReplay note = new DeadLetterReplay(
                DeadLetterReplay.VERSION, letter.topic(), letter.partition(), letter.offset(), offset);
        write(new ProducerRecord<>(
                Topic.DEAD_LETTERS.word(), letter.topic().getBytes(StandardCharsets.UTF_8), Json.toBytes(note)));
        return offset;
    }

    private long write(ProducerRecord<byte[], byte[]> record) throws IOException, InterruptedException {
        try {
            return producer.send(record).get().offset();
        } catch (ExecutionException e) {
            throw new IOException(notWritten(record, e.getCause()), e);
        } catch (KafkaException e) {
            throw new IOException(notWritten(record, e), e);
        }
    }

    private String notWritten(ProducerRecord<byte[], byte[]> record, Throwable cause) {
        return "Kafka at " + bootstrapServers + " did not take a record for " + record.topic() + " ("
                + cause.getMessage() + "): those before it are back; run the command again when the broker answers";
    }

    @Override
    public void close() {
        producer.close();
    }
}

package org.gridtokenx.jobs.log;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.gridtokenx.contracts.Topic;

/** Sources and sinks on the log of one broker. */
public final class Kafka {
    /**
     * A transaction that a checkpoint has sealed must still be there when the job comes back to commit it, however long
     * that takes: one that the broker gave up is lost for good. Those that no checkpoint sealed are aborted at the
     * restart. The broker must allow as much.
     */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofDays(7);

    /** Many records at a time go to the broker when there are many; a few do not wait for more than the linger. */
    private static final String BATCH_BYTES = "131072";

    private final String bootstrapServers;

    public Kafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * All records of a topic from its beginning, only committed ones, with watermarks from the broker's stamps: a
     * partition's watermark is its greatest stamp so far, less one millisecond, because another record may bear the
     * same stamp.
     *
     * @param uid also the name, and the consumer group
     */
    public DataStream<LogRecord> read(StreamExecutionEnvironment env, Topic topic, String uid) {
        KafkaSource<LogRecord> source = KafkaSource.<LogRecord>builder()
                .setBootstrapServers(bootstrapServers)
                .setTopics(topic.word())
                .setGroupId(uid)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(new LogRecordSchema())
                .setProperty("isolation.level", "read_committed")
                .setProperty("partition.discovery.interval.ms", "-1")
                .setProperty("max.poll.records", "2000")
                .build();
        return env.fromSource(source, WatermarkStrategy.forMonotonousTimestamps(), uid)
                .uid(uid);
    }

    /** Writes at once and at least once. */
    public KafkaSink<Outbound> atOnce() {
        return KafkaSink.<Outbound>builder()
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setProperty("acks", "all")
                .setProperty("linger.ms", "2")
                .setProperty("batch.size", BATCH_BYTES)
                .setProperty("compression.type", "lz4")
                .setRecordSerializer(new OutboundSchema())
                .build();
    }

    /**
     * Writes in transactions that commit with a checkpoint.
     *
     * @param transactionalIdPrefix of this sink alone, and the same after every restart
     */
    public KafkaSink<Outbound> exactlyOnce(String transactionalIdPrefix) {
        return KafkaSink.<Outbound>builder()
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(transactionalIdPrefix)
                .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
                .setProperty("transaction.timeout.ms", Long.toString(TRANSACTION_TIMEOUT.toMillis()))
                .setProperty("linger.ms", "5")
                .setProperty("batch.size", BATCH_BYTES)
                .setProperty("compression.type", "lz4")
                .setRecordSerializer(new OutboundSchema())
                .build();
    }
}

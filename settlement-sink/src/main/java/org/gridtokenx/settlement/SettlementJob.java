package org.gridtokenx.settlement;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.gridtokenx.contracts.Topic;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The job that settles: instructions of the clearing to Solana, receipts back to Kafka. */
@Command(
        name = "settlement",
        mixinStandardHelpOptions = true,
        description = "Settles the market's ledger instructions on Solana and reports receipts.")
public final class SettlementJob implements Callable<Integer> {
    public static final String NAME = "settlement";

    static final String SOURCE = "settlement-instructions";
    static final String SINK = "settlement-solana";

    private static final String GROUP = "settlement";
    private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    // While the ledger is away a checkpoint waits for it; that is no reason to restart the job.
    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofDays(1);

    @Mixin
    private SettlementOptions options;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SettlementJob()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.enableCheckpointing(CHECKPOINT_INTERVAL.toMillis());
        defineWorkflow(env, options);
        env.execute(NAME);
        return 0;
    }

    /**
     * From a broker's topic to the chain, without an end. The order of a partition, and so of a zone, is kept: source
     * and sink are chained and nothing is keyed between them.
     */
    public static void defineWorkflow(StreamExecutionEnvironment env, SettlementOptions options) {
        env.getCheckpointConfig().setCheckpointTimeout(CHECKPOINT_TIMEOUT.toMillis());
        env.getCheckpointConfig().setTolerableCheckpointFailureNumber(Integer.MAX_VALUE);
        KafkaSource<InstructionRecord> source = KafkaSource.<InstructionRecord>builder()
                .setBootstrapServers(options.bootstrapServers())
                .setTopics(options.topicPrefix() + Topic.LEDGER_INSTRUCTIONS.word())
                .setGroupId(GROUP)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
                .setDeserializer(new InstructionRecordSchema())
                .build();
        env.fromSource(source, WatermarkStrategy.noWatermarks(), SOURCE)
                .uid(SOURCE)
                .sinkTo(new SettlementSink(options))
                .name(SINK)
                .uid(SINK);
    }
}

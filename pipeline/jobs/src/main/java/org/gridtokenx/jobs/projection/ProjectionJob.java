package org.gridtokenx.jobs.projection;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.contracts.ZoneEnergy;
import org.gridtokenx.jobs.log.Kafka;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.jobs.state.Types;

/** The log to Postgres. Whatever it writes follows from the topics alone: the tables can be dropped and rebuilt. */
public final class ProjectionJob {
    public static final String NAME = "projection";

    static final String EVENTS = "projection-events";
    static final String INTERVALS = "projection-intervals";
    static final String STATISTICS = "projection-statistics";
    static final String RECEIPTS = "projection-receipts";
    static final String ROWS_SUFFIX = "-rows";
    static final String SINK_SUFFIX = "-postgres";
    static final String DEAD_LETTER_SUFFIX = "-dead-letters";

    private ProjectionJob() {}

    /** The job from a broker's log to a database, without an end. */
    public static void defineWorkflow(StreamExecutionEnvironment env, String kafkaServers, String jdbcUrl) {
        Kafka kafka = new Kafka(kafkaServers);
        PostgresSink postgres = new PostgresSink(jdbcUrl);
        project(
                env,
                kafka,
                postgres,
                Topic.MARKET_EVENTS,
                EVENTS,
                (value, out) -> Rows.of(Codecs.EVENT.fromBytes(value), out));
        project(
                env,
                kafka,
                postgres,
                Topic.METER_INTERVALS,
                INTERVALS,
                (value, out) -> MeterRows.of(Json.fromBytes(value, MeterInterval.class), out));
        project(
                env,
                kafka,
                postgres,
                Topic.METER_STATISTICS,
                STATISTICS,
                (value, out) -> MeterRows.of(Json.fromBytes(value, ZoneEnergy.class), out));
        project(
                env,
                kafka,
                postgres,
                Topic.SETTLEMENT_RECEIPTS,
                RECEIPTS,
                (value, out) -> Rows.of(Json.fromBytes(value, SettlementReceipt.class), out));
    }

    /** What a record of a topic means for the tables. */
    @FunctionalInterface
    interface Meaning extends Serializable {
        void rowsOf(byte[] value, Consumer<Row> out) throws IOException;
    }

    private static void project(
            StreamExecutionEnvironment env,
            Kafka kafka,
            PostgresSink postgres,
            Topic topic,
            String uid,
            Meaning meaning) {
        SingleOutputStreamOperator<Row> rows = kafka.read(env, topic, uid)
                .process(new RowFunction(meaning))
                .returns(Types.ROW)
                .name(uid + ROWS_SUFFIX)
                .uid(uid + ROWS_SUFFIX);
        // All versions of a row meet in one writer, so that two writers never wait for each other's row locks.
        rows.keyBy(Row::place, org.apache.flink.api.common.typeinfo.Types.INT)
                .sinkTo(postgres)
                .name(uid + SINK_SUFFIX)
                .uid(uid + SINK_SUFFIX);
        rows.getSideOutput(PartitionClock.DEAD_LETTERS)
                .sinkTo(kafka.atOnce())
                .name(uid + DEAD_LETTER_SUFFIX)
                .uid(uid + DEAD_LETTER_SUFFIX);
    }

    /** Rows of records; a record without meaning goes to the dead letters. */
    private static final class RowFunction extends ProcessFunction<LogRecord, Row> {
        private static final long serialVersionUID = 1L;

        private final Meaning meaning;

        RowFunction(Meaning meaning) {
            this.meaning = meaning;
        }

        @Override
        public void processElement(LogRecord record, Context context, Collector<Row> out) {
            try {
                meaning.rowsOf(record.value(), out::collect);
            } catch (IOException e) {
                context.output(PartitionClock.DEAD_LETTERS, PartitionClock.deadLetter(record, e.getMessage()));
            }
        }
    }
}

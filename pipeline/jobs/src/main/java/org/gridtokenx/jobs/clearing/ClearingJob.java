package org.gridtokenx.jobs.clearing;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Kafka;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.market.ZoneEvent;

/**
 * Commands to events, trades, epochs and what the chain has to do: the market itself.
 *
 * <p>Events leave at once and may come again after a restart, with the same numbers; the rest leaves exactly once, with
 * a checkpoint.
 */
public final class ClearingJob {
    public static final String NAME = "clearing";

    static final String SOURCE = "clearing-commands";
    static final String CLOCK = "clearing-partition-clock";
    static final String ZONES = "clearing-zones";
    static final String EVENT_RECORDS = "clearing-event-records";
    static final String EVENT_SINK = "clearing-events";
    static final String OUTBOX_SINK = "clearing-outbox";
    static final String DEAD_LETTER_SINK = "clearing-dead-letters";

    private ClearingJob() {}

    /** The job on a broker's log, without an end. */
    public static void defineWorkflow(StreamExecutionEnvironment env, String kafkaServers) {
        Kafka kafka = new Kafka(kafkaServers);
        SingleOutputStreamOperator<TimedCommand> commands =
                timedCommands(kafka.read(env, Topic.MARKET_COMMANDS, SOURCE));
        SingleOutputStreamOperator<ZoneEvent> events = clear(commands, ClearingOperator.AtEnd.LEAVE_OPEN);
        events.map(event -> Outbound.to(Topic.MARKET_EVENTS, event.zone(), Codecs.EVENT.toBytes(event)))
                .returns(Outbound.class)
                .name(EVENT_RECORDS)
                .uid(EVENT_RECORDS)
                .sinkTo(kafka.atOnce())
                .name(EVENT_SINK)
                .uid(EVENT_SINK);
        outbox(events)
                .sinkTo(kafka.exactlyOnce("clearing-outbox"))
                .name(OUTBOX_SINK)
                .uid(OUTBOX_SINK);
        commands.getSideOutput(PartitionClock.DEAD_LETTERS)
                .sinkTo(kafka.atOnce())
                .name(DEAD_LETTER_SINK)
                .uid(DEAD_LETTER_SINK);
    }

    /** Gives the records of the topic of commands their effective time; what is none goes to the dead letters. */
    public static SingleOutputStreamOperator<TimedCommand> timedCommands(DataStream<LogRecord> records) {
        return records.process(new PartitionClock<>(TimedCommand::decode, TimedCommand.TICKS))
                .returns(org.gridtokenx.jobs.state.Types.TIMED_COMMAND)
                .name(CLOCK)
                .uid(CLOCK);
    }

    /** A log that goes on: the epoch that is open at its end stays open. */
    public static SingleOutputStreamOperator<ZoneEvent> clearOpenEnded(DataStream<TimedCommand> commands) {
        return clear(commands, ClearingOperator.AtEnd.LEAVE_OPEN);
    }

    /** A complete log: at its end all epochs clear, up to the last that an order names. */
    public static SingleOutputStreamOperator<ZoneEvent> clearToTheEnd(DataStream<TimedCommand> commands) {
        return clear(commands, ClearingOperator.AtEnd.CLEAR_ALL);
    }

    private static SingleOutputStreamOperator<ZoneEvent> clear(
            DataStream<TimedCommand> commands, ClearingOperator.AtEnd atEnd) {
        return commands.keyBy(TimedCommand::zone, Types.STRING)
                .transform(ZONES, org.gridtokenx.jobs.state.Types.EVENT, new ClearingOperator(atEnd))
                .uid(ZONES);
    }

    /** The published trades and epochs and the instructions for the chain that go with events. */
    static DataStream<Outbound> outbox(SingleOutputStreamOperator<ZoneEvent> events) {
        return events.getSideOutput(ClearingOperator.OUTBOX);
    }
}

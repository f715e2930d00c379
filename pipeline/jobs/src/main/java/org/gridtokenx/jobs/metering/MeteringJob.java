package org.gridtokenx.jobs.metering;

import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.contracts.ZoneEnergy;
import org.gridtokenx.jobs.log.Kafka;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.market.Command;

/**
 * Readings to intervals, and intervals to energy credit and to what zones produce and consume.
 *
 * <p>Intervals and the figures of zones are published exactly once. The credit goes to the log of commands at once, and at least once: a
 * transaction there would hold back the orders behind it until it commits. The zone takes each interval of a meter once.
 */
public final class MeteringJob {
    public static final String NAME = "metering";

    static final String SOURCE = "metering-readings";
    static final String CLOCK = "metering-partition-clock";
    static final String INTERVALS = "metering-intervals";
    static final String INTERVAL_RECORDS = "metering-interval-records";
    static final String STATISTICS = "metering-statistics";
    static final String STATISTICS_RECORDS = "metering-statistics-records";
    static final String INTERVAL_SINK = "metering-interval-sink";
    static final String CREDITED = "metering-credited";
    static final String CREDIT_RECORDS = "metering-credit-records";
    static final String CREDIT_SINK = "metering-credit-sink";
    static final String DEAD_LETTER_SINK = "metering-dead-letters";

    private MeteringJob() {}

    /** The job on a broker's log, without an end. */
    public static void defineWorkflow(StreamExecutionEnvironment env, String kafkaServers, IntervalTimes times) {
        Kafka kafka = new Kafka(kafkaServers);
        SingleOutputStreamOperator<TimedReading> readings =
                timedReadings(kafka.read(env, Topic.METER_READINGS, SOURCE));
        SingleOutputStreamOperator<MeterInterval> intervals = intervals(readings, times);
        DataStream<Outbound> statistics = statistics(intervals.getSideOutput(IntervalFunction.SHARES), times)
                .map(energy -> Outbound.to(Topic.METER_STATISTICS, energy.zone(), Json.toBytes(energy)))
                .returns(Outbound.class)
                .name(STATISTICS_RECORDS)
                .uid(STATISTICS_RECORDS);
        intervals
                .map(interval -> Outbound.to(Topic.METER_INTERVALS, interval.meterId(), Json.toBytes(interval)))
                .returns(Outbound.class)
                .name(INTERVAL_RECORDS)
                .uid(INTERVAL_RECORDS)
                .union(statistics)
                .sinkTo(kafka.exactlyOnce("metering-intervals"))
                .name(INTERVAL_SINK)
                .uid(INTERVAL_SINK);
        intervals
                .filter(MeteringJob::isCredited)
                .name(CREDITED)
                .uid(CREDITED)
                .map(MeteringJob::credit)
                .returns(Outbound.class)
                .name(CREDIT_RECORDS)
                .uid(CREDIT_RECORDS)
                .sinkTo(kafka.atOnce())
                .name(CREDIT_SINK)
                .uid(CREDIT_SINK);
        readings.getSideOutput(PartitionClock.DEAD_LETTERS)
                .union(intervals.getSideOutput(IntervalFunction.REFUSED))
                .sinkTo(kafka.atOnce())
                .name(DEAD_LETTER_SINK)
                .uid(DEAD_LETTER_SINK);
    }

    static SingleOutputStreamOperator<TimedReading> timedReadings(DataStream<LogRecord> records) {
        return records.process(new PartitionClock<>(TimedReading::decode))
                .returns(org.gridtokenx.jobs.state.Types.TIMED_READING)
                .name(CLOCK)
                .uid(CLOCK);
    }

    static SingleOutputStreamOperator<MeterInterval> intervals(DataStream<TimedReading> readings, IntervalTimes times) {
        return readings.keyBy(timed -> timed.reading().meterId(), Types.STRING)
                .process(new IntervalFunction(times))
                .returns(org.gridtokenx.jobs.state.Types.METER_INTERVAL)
                .name(INTERVALS)
                .uid(INTERVALS);
    }

    static SingleOutputStreamOperator<ZoneEnergy> statistics(DataStream<ZoneShare> shares, IntervalTimes times) {
        return shares.keyBy(ZoneShare::zone, Types.STRING)
                .process(new ZoneFunction(times))
                .returns(org.gridtokenx.jobs.state.Types.ZONE_ENERGY)
                .name(STATISTICS)
                .uid(STATISTICS);
    }

    /** Only final intervals credit anything, and a command of nothing would change nothing. */
    static boolean isCredited(MeterInterval interval) {
        return interval.creditedExportWh() > 0 || interval.creditedImportWh() > 0;
    }

    private static Outbound credit(MeterInterval interval) {
        return Outbound.to(
                Topic.MARKET_COMMANDS,
                interval.zone(),
                Codecs.COMMAND.toBytes(new Command.CreditEnergy(
                        interval.zone(),
                        interval.userId(),
                        interval.meterId(),
                        interval.startMillis(),
                        interval.creditedExportWh(),
                        interval.creditedImportWh())));
    }
}

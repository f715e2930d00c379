package org.gridtokenx.jobs.metering;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.jobs.state.Types;

/**
 * Adds up the readings of one meter per interval. A reading belongs to the interval that holds the moment before its
 * timestamp, because a timestamp is the end of what was measured.
 *
 * <p>An interval closes a grace after its end, by the broker's time: of a reading's own effective time or of the
 * watermark, whichever says so first. A reading that takes effect later than that is late, decided from its own
 * effective time alone. A second reading with a timestamp already taken changes nothing.
 */
final class IntervalFunction extends KeyedProcessFunction<String, TimedReading, MeterInterval> {
    /** Readings that no interval takes. */
    static final OutputTag<Outbound> REFUSED = new OutputTag<>("refused-readings", TypeInformation.of(Outbound.class));

    /** A meter's clock may be this far ahead of the broker's. */
    static final long CLOCK_TOLERANCE_MILLIS = 120_000;

    private static final long serialVersionUID = 1L;

    private final long intervalMillis;
    private final long graceMillis;
    private transient MapState<Long, TimedReading> open;
    /** When the first of the open intervals closes: until then there is no need to look through the readings. */
    private transient ValueState<Long> nextClose;

    IntervalFunction(long intervalMillis, long graceMillis) {
        this.intervalMillis = intervalMillis;
        this.graceMillis = graceMillis;
    }

    @Override
    public void open(OpenContext context) {
        open = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "open-readings", org.apache.flink.api.common.typeinfo.Types.LONG, Types.TIMED_READING));
        nextClose = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("next-close", org.apache.flink.api.common.typeinfo.Types.LONG));
    }

    @Override
    public void processElement(TimedReading timed, Context context, Collector<MeterInterval> out) throws Exception {
        closeDue(timed.effectiveMillis(), out);
        MeterReading reading = timed.reading();
        long closes = closesAt(startOf(reading.timestampMillis()));
        if (timed.effectiveMillis() >= closes) {
            context.output(REFUSED, refused(timed, "late: its interval has closed"));
        } else if (reading.timestampMillis() > timed.effectiveMillis() + CLOCK_TOLERANCE_MILLIS) {
            context.output(REFUSED, refused(timed, "ahead of time: check the meter's clock"));
        } else if (open.contains(reading.timestampMillis())) {
            context.output(REFUSED, refused(timed, "repeated: the meter has a reading of that time"));
        } else {
            open.put(reading.timestampMillis(), timed);
            Long next = nextClose.value();
            if (next == null || closes < next) {
                nextClose.update(closes);
            }
            context.timerService().registerEventTimeTimer(closes - 1);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MeterInterval> out) throws Exception {
        closeDue(timestamp + 1, out);
    }

    /** Closes the intervals whose grace is over, the oldest first. */
    private void closeDue(long nowMillis, Collector<MeterInterval> out) throws Exception {
        Long next = nextClose.value();
        if (next == null || next > nowMillis) {
            return;
        }
        List<MeterReading> due = new ArrayList<>();
        Long nextAfter = null;
        for (TimedReading timed : open.values()) {
            long closes = closesAt(startOf(timed.reading().timestampMillis()));
            if (closes <= nowMillis) {
                due.add(timed.reading());
            } else if (nextAfter == null || closes < nextAfter) {
                nextAfter = closes;
            }
        }
        nextClose.update(nextAfter);
        due.sort(Comparator.comparingLong(MeterReading::timestampMillis));
        for (int from = 0; from < due.size(); ) {
            long start = startOf(due.get(from).timestampMillis());
            long imported = 0;
            long exported = 0;
            int to = from;
            for (; to < due.size() && startOf(due.get(to).timestampMillis()) == start; to++) {
                MeterReading reading = due.get(to);
                imported = Math.addExact(imported, reading.importWh());
                exported = Math.addExact(exported, reading.exportWh());
                open.remove(reading.timestampMillis());
            }
            MeterReading last = due.get(to - 1);
            out.collect(new MeterInterval(
                    MeterInterval.VERSION,
                    last.meterId(),
                    last.userId(),
                    last.zone(),
                    start,
                    start + intervalMillis,
                    imported,
                    exported,
                    to - from));
            from = to;
        }
    }

    private long startOf(long timestampMillis) {
        return Math.floorDiv(timestampMillis - 1, intervalMillis) * intervalMillis;
    }

    private long closesAt(long startMillis) {
        return startMillis + intervalMillis + graceMillis;
    }

    private static Outbound refused(TimedReading timed, String reason) {
        String meterId = timed.reading().meterId();
        return Outbound.to(
                Topic.DEAD_LETTERS,
                meterId,
                Json.toBytes(DeadLetter.of(
                        Topic.METER_READINGS.word(),
                        timed.partition(),
                        timed.offset(),
                        reason,
                        Json.toBytes(timed.reading()),
                        meterId.getBytes(StandardCharsets.UTF_8))));
    }
}

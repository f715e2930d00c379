package org.gridtokenx.jobs.metering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.jobs.state.Types;

/** Keeps a {@link Meter} for each meter, as bytes, and wakes it when one of its intervals is due. */
final class IntervalFunction extends KeyedProcessFunction<String, TimedReading, MeterInterval> {
    /** Readings that do not count. */
    static final OutputTag<Outbound> REFUSED = new OutputTag<>("refused-readings", TypeInformation.of(Outbound.class));

    /** What reports mean for the zones. */
    static final OutputTag<ZoneShare> SHARES = new OutputTag<>("zone-shares", TypeInformation.of(ZoneShare.class));

    private static final long serialVersionUID = 1L;
    private static final Codec<MeterState> CODEC = new MeterStateCodec();

    private final IntervalTimes times;
    private transient ValueState<byte[]> meters;
    /** What the first version kept of a meter: the readings of intervals still open. */
    private transient MapState<Long, TimedReading> firstReadings;

    private transient Map<Refusal, Counter> refused;

    IntervalFunction(IntervalTimes times) {
        this.times = times;
    }

    @Override
    public void open(OpenContext context) {
        meters = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("meter", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        firstReadings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "open-readings", org.apache.flink.api.common.typeinfo.Types.LONG, Types.TIMED_READING));
        refused = new EnumMap<>(Refusal.class);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    metrics.addGroup("reason", refusal.name().toLowerCase(java.util.Locale.ROOT))
                            .counter("refusedReadings"));
        }
    }

    @Override
    public void processElement(TimedReading timed, Context context, Collector<MeterInterval> out) throws Exception {
        MeterState state = load(context, out);
        Meter meter = meter(state, context, out);
        long due = meter.nextDueMillis();
        Optional<Refusal> refusal = meter.take(timed.reading(), timed.effectiveMillis());
        if (refusal.isPresent()) {
            refused.get(refusal.get()).inc();
            context.output(REFUSED, letter(timed, refusal.get()));
        }
        keep(state, meter, due, context);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<MeterInterval> out) throws Exception {
        MeterState state = load(context, out);
        Meter meter = meter(state, context, out);
        long due = meter.nextDueMillis();
        meter.advance(timestamp + 1);
        keep(state, meter, due, context);
    }

    private Meter meter(MeterState state, Context context, Collector<MeterInterval> out) {
        return new Meter(context.getCurrentKey(), times, state, new ReportOutput() {
            @Override
            public void interval(MeterInterval interval) {
                out.collect(interval);
            }

            @Override
            public void share(ZoneShare share) {
                context.output(SHARES, share);
            }
        });
    }

    private void keep(MeterState state, Meter meter, long dueBefore, Context context) throws IOException {
        meters.update(CODEC.toBytes(state));
        long due = meter.nextDueMillis();
        if (due != dueBefore && due != Long.MAX_VALUE) {
            context.timerService().registerEventTimeTimer(due - 1);
        }
    }

    private MeterState load(Context context, Collector<MeterInterval> out) throws Exception {
        byte[] bytes = meters.value();
        if (bytes != null) {
            return CODEC.fromBytes(bytes);
        }
        MeterState state = new MeterState();
        List<TimedReading> first = new ArrayList<>();
        firstReadings.values().forEach(first::add);
        if (!first.isEmpty()) {
            first.sort(Comparator.comparingLong(TimedReading::offset));
            Meter meter = meter(state, context, out);
            for (TimedReading timed : first) {
                meter.take(timed.reading(), timed.effectiveMillis());
            }
            firstReadings.clear();
            keep(state, meter, Long.MAX_VALUE, context);
        }
        return state;
    }

    private static Outbound letter(TimedReading timed, Refusal refusal) {
        String meterId = timed.reading().meterId();
        return Outbound.to(
                Topic.DEAD_LETTERS,
                meterId,
                Json.toBytes(DeadLetter.of(
                        Topic.METER_READINGS.word(),
                        timed.partition(),
                        timed.offset(),
                        refusal.reason(),
                        Codecs.READING.toBytes(timed.reading()),
                        meterId.getBytes(StandardCharsets.UTF_8))));
    }
}

package org.gridtokenx.jobs.metering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.gridtokenx.contracts.ZoneEnergy;

/**
 * Adds up the meters of a zone: at the end of an interval, when it is final, and after that what has changed, at most
 * once per watermark. By then all meters have reported, because the watermark wakes them first.
 */
final class ZoneFunction extends KeyedProcessFunction<String, ZoneShare, ZoneEnergy> {
    private static final long serialVersionUID = 1L;

    private final IntervalTimes times;
    private transient MapState<Long, ZoneTotals> totals;

    ZoneFunction(IntervalTimes times) {
        this.times = times;
    }

    @Override
    public void open(OpenContext context) {
        totals = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("zone-totals", Types.LONG, TypeInformation.of(ZoneTotals.class)));
    }

    @Override
    public void processElement(ZoneShare share, Context context, Collector<ZoneEnergy> out) throws Exception {
        long start = share.startMillis();
        ZoneTotals known = totals.get(start);
        if (known == null) {
            known = ZoneTotals.none(share.zone(), start);
            context.timerService().registerEventTimeTimer(times.closedAt(start) - 1);
        }
        totals.put(start, known.plus(share));
        long due = share.provisional() ? times.endOf(start) : times.finalAt(start);
        context.timerService()
                .registerEventTimeTimer(Math.max(due - 1, context.timerService().currentWatermark() + 1));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ZoneEnergy> out) throws Exception {
        long now = timestamp + 1;
        List<ZoneTotals> all = new ArrayList<>();
        totals.values().forEach(all::add);
        all.sort(Comparator.comparingLong(known -> known.settled().startMillis()));
        for (ZoneTotals known : all) {
            ZoneEnergy energy = known.due(times, now);
            if (energy != null) {
                out.collect(energy);
                totals.put(energy.startMillis(), known.published(energy));
            }
            if (times.closedAt(known.settled().startMillis()) <= now) {
                totals.remove(known.settled().startMillis());
            }
        }
    }
}

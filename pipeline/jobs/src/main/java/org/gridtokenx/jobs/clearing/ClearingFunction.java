package org.gridtokenx.jobs.clearing;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/**
 * One zone per key: commands in, events out. A timer at the end of the open epoch clears it where no command of the
 * zone says that time has passed; when it fires before such a command, it changes nothing that the command would not.
 * A zone has one timer at a time.
 */
final class ClearingFunction extends KeyedProcessFunction<String, TimedCommand, ZoneEvent> {
    /** What events mean for those outside, see {@link Outbox}. */
    static final OutputTag<Outbound> OUTBOX = new OutputTag<>("outbox", TypeInformation.of(Outbound.class));

    private static final long serialVersionUID = 1L;

    /** What the end of a bounded log means for the epochs still open. */
    enum AtEnd {
        /** They stay open: the log may go on elsewhere. */
        LEAVE_OPEN,
        /** They clear, up to the last that an order names. */
        CLEAR_ALL
    }

    private final AtEnd atEnd;
    private transient KeyedZoneState state;

    ClearingFunction(AtEnd atEnd) {
        this.atEnd = atEnd;
    }

    @Override
    public void open(OpenContext context) {
        state = new KeyedZoneState(getRuntimeContext());
    }

    @Override
    public void processElement(TimedCommand timed, Context context, Collector<ZoneEvent> out) throws Exception {
        state.load();
        long epochBefore = state.clock().openEpoch();
        boolean openBefore = state.clock().isOpen();
        zone(timed.zone(), context, out).apply(timed.command(), timed.effectiveMillis());
        if (state.clock().isOpen() && (!openBefore || state.clock().openEpoch() != epochBefore)) {
            if (openBefore) {
                context.timerService().deleteEventTimeTimer(timerOf(epochBefore));
            }
            registerTimer(context);
        }
        state.store();
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<ZoneEvent> out) throws Exception {
        state.load();
        Zone zone = zone(context.getCurrentKey(), context, out);
        if (context.timerService().currentWatermark() < Long.MAX_VALUE) {
            zone.advanceTo(timestamp + 1);
            registerTimer(context);
        } else if (atEnd == AtEnd.CLEAR_ALL) {
            zone.finish();
        }
        state.store();
    }

    private Zone zone(String id, Context context, Collector<ZoneEvent> out) {
        Outbox outbox = new Outbox(record -> context.output(OUTBOX, record));
        return new Zone(id, state, event -> {
            out.collect(event);
            ZoneRules rules = state.clock().rules();
            outbox.take(event, rules == null ? Credit.VERIFIED : rules.credit());
        });
    }

    private void registerTimer(Context context) {
        context.timerService().registerEventTimeTimer(timerOf(state.clock().openEpoch()));
    }

    /** All that comes after this timer's watermark is stamped at or after the end of the epoch. */
    private long timerOf(long epoch) {
        return state.clock().rules().endOf(epoch) - 1;
    }
}

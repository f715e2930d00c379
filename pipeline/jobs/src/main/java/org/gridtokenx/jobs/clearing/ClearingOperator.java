package org.gridtokenx.jobs.clearing;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.TimestampedCollector;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/**
 * One zone per key: commands in, events out. A zone has one timer at a time, just before its next moment: the end of
 * the open epoch or the next cancel-after. It lets the zone go on where no command says that time has passed; when it
 * fires before such a command, it changes nothing that the command would not.
 *
 * <p>It is an operator of its own, and no function, because its zones live in the heap and are written to state before a
 * checkpoint: a function can only write the state of the key that it is called for.
 */
final class ClearingOperator extends AbstractStreamOperator<ZoneEvent>
        implements OneInputStreamOperator<TimedCommand, ZoneEvent>, Triggerable<String, VoidNamespace> {
    /** What events mean for those outside, see {@link Outbox}. */
    static final OutputTag<Outbound> OUTBOX = new OutputTag<>("outbox", TypeInformation.of(Outbound.class));

    private static final long serialVersionUID = 1L;
    private static final String TIMERS = "zone-moments";

    /** The identifier of the state backend that keeps keys sorted. */
    static final String ROCKSDB = "rocksdb";

    /** What the end of a bounded log means for the epochs still open. */
    enum AtEnd {
        /** They stay open: the log may go on elsewhere. */
        LEAVE_OPEN,
        /** They clear, up to the last that an order names. */
        CLEAR_ALL
    }

    private final AtEnd atEnd;
    private final CacheSize.Limits limits;
    private transient ZoneStates zones;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient TimestampedCollector<ZoneEvent> events;

    /** Zones may take as much as half of the heap has room for, as if all subtasks shared it. */
    ClearingOperator(AtEnd atEnd) {
        this(atEnd, null);
    }

    ClearingOperator(AtEnd atEnd, CacheSize.Limits limits) {
        this.atEnd = atEnd;
        this.limits = limits;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        boolean sorted = getKeyedStateBackend().getBackendTypeIdentifier().equals(ROCKSDB);
        CacheSize.Limits room = limits != null
                ? limits
                : CacheSize.Limits.of(
                        Runtime.getRuntime().maxMemory(),
                        getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks());
        zones = new ZoneStates(new ZoneStores(context.getKeyedStateStore(), sorted), this::setCurrentKey, room);
    }

    @Override
    public void open() throws Exception {
        super.open();
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
        events = new TimestampedCollector<>(output);
    }

    @Override
    public void processElement(StreamRecord<TimedCommand> element) {
        events.setTimestamp(element);
        TimedCommand timed = element.getValue();
        KeyedZoneState state = zones.of(timed.zone());
        long momentBefore = state.clock().nextMoment();
        zone(timed.zone(), state).apply(timed.command(), timed.effectiveMillis());
        long moment = state.clock().nextMoment();
        if (moment != momentBefore) {
            if (momentBefore != ZoneClock.NO_DEADLINE) {
                timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, timerOf(momentBefore));
            }
            registerTimer(moment);
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
        events.setAbsoluteTimestamp(timer.getTimestamp());
        KeyedZoneState state = zones.of(timer.getKey());
        Zone zone = zone(timer.getKey(), state);
        if (timers.currentWatermark() < Long.MAX_VALUE) {
            zone.advanceTo(timer.getTimestamp() + 1);
            registerTimer(state.clock().nextMoment());
        } else if (atEnd == AtEnd.CLEAR_ALL) {
            zone.finish();
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("nothing in the clearing reads a wall clock");
    }

    /** Flink takes the keyed state's snapshot after this, and after it has seen the timers. */
    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        zones.flush();
        super.snapshotState(context);
    }

    private Zone zone(String id, KeyedZoneState state) {
        Outbox outbox = new Outbox(record -> events.collect(OUTBOX, new StreamRecord<>(record)));
        return new Zone(id, state, event -> {
            events.collect(event);
            ZoneRules rules = state.clock().rules();
            outbox.take(event, rules == null ? Credit.VERIFIED : rules.credit());
        });
    }

    private void registerTimer(long moment) {
        if (moment != ZoneClock.NO_DEADLINE) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, timerOf(moment));
        }
    }

    /** All that comes after this timer's watermark is stamped at or after the moment. */
    private static long timerOf(long moment) {
        return moment - 1;
    }
}

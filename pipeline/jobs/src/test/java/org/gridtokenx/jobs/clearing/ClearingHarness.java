package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;

/** The clearing operator under Flink's own harness. */
final class ClearingHarness implements AutoCloseable {
    /** As every cluster has it: state restores with no other. */
    static final int MAX_PARALLELISM = 128;

    /** Room for more than any test puts in. */
    static final CacheSize.Limits AMPLE = CacheSize.Limits.of(1L << 30, 1);

    /** So little that whatever a zone remembers is written and read again at every turn. */
    static final CacheSize.Limits NOTHING_KEPT = new CacheSize.Limits(0, 0, 0);

    private final KeyedOneInputStreamOperatorTestHarness<String, TimedCommand, ZoneEvent> flink;
    private final ClearingOperator operator;

    ClearingHarness(boolean rocksDb) throws Exception {
        this(rocksDb, AMPLE, ClearingOperator.AtEnd.LEAVE_OPEN);
    }

    ClearingHarness(boolean rocksDb, CacheSize.Limits limits) throws Exception {
        this(rocksDb, limits, ClearingOperator.AtEnd.LEAVE_OPEN);
    }

    ClearingHarness(boolean rocksDb, CacheSize.Limits limits, ClearingOperator.AtEnd atEnd) throws Exception {
        operator = new ClearingOperator(atEnd, limits);
        flink = new KeyedOneInputStreamOperatorTestHarness<>(
                operator, TimedCommand::zone, Types.STRING, MAX_PARALLELISM, 1, 0);
        flink.setStateBackend(backend(rocksDb));
        flink.setup(org.gridtokenx.jobs.state.Types.EVENT.createSerializer(
                flink.getExecutionConfig().getSerializerConfig()));
    }

    static StateBackend backend(boolean rocksDb) {
        return rocksDb ? new EmbeddedRocksDBStateBackend(true) : new HashMapStateBackend();
    }

    /** Starts with nothing. */
    ClearingHarness open() throws Exception {
        flink.open();
        return this;
    }

    /** Starts with what another one had. */
    ClearingHarness restore(OperatorSubtaskState snapshot) throws Exception {
        flink.initializeState(snapshot);
        flink.open();
        return this;
    }

    OperatorSubtaskState snapshot() throws Exception {
        return flink.snapshot(1, 1);
    }

    void process(TimedCommand command) throws Exception {
        flink.processElement(command, command.effectiveMillis());
    }

    void process(List<TimedCommand> commands) throws Exception {
        for (TimedCommand command : commands) {
            process(command);
        }
    }

    void watermark(long time) throws Exception {
        flink.processWatermark(time);
    }

    List<ZoneEvent> events() {
        return flink.extractOutputValues();
    }

    /** What came out, and is then forgotten here. */
    List<ZoneEvent> takeEvents() {
        List<ZoneEvent> events = events();
        flink.getOutput().clear();
        return events;
    }

    List<ZoneEvent> eventsOf(String zone) {
        return of(zone, events());
    }

    static List<ZoneEvent> of(String zone, List<ZoneEvent> events) {
        return events.stream().filter(event -> event.zone().equals(zone)).toList();
    }

    List<Trade> trades() {
        List<Trade> trades = new ArrayList<>();
        for (ZoneEvent event : events()) {
            if (event.body() instanceof ZoneEvent.Traded traded) {
                trades.add(traded.trade());
            }
        }
        return trades;
    }

    List<LedgerInstruction> instructions() throws Exception {
        List<LedgerInstruction> instructions = new ArrayList<>();
        for (var record : flink.getSideOutput(ClearingOperator.OUTBOX)) {
            Outbound outbound = record.getValue();
            if (outbound.topic().equals(Topic.LEDGER_INSTRUCTIONS.word())) {
                instructions.add(Json.fromBytes(outbound.value(), LedgerInstruction.class));
            }
        }
        return instructions;
    }

    int timers() {
        return flink.numEventTimeTimers();
    }

    /** How many entries RocksDB holds, those of map states one by one. */
    int entriesInRocksDb() {
        return ((AbstractKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
    }

    /** What the zones say of a log without any Flink around them, one zone after the other. */
    static List<ZoneEvent> expected(List<TimedCommand> log) {
        List<ZoneEvent> events = new ArrayList<>();
        for (String zoneId : log.stream().map(TimedCommand::zone).distinct().toList()) {
            Zone zone = new Zone(zoneId, new HeapZoneState(), events::add);
            for (TimedCommand timed : log) {
                if (timed.zone().equals(zoneId)) {
                    zone.apply(timed.command(), timed.effectiveMillis());
                }
            }
        }
        return events;
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}

package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.Outbound;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClearingFunctionTest {
    private static final long EPOCH = RandomCommands.EPOCH_MILLIS;
    private static final long START = 1_800_000_000_000L;

    @Test
    void anEpochClearsWhenTheWatermarkHasPassedItsEnd() throws Exception {
        try (Harness harness = new Harness(new HashMapStateBackend())) {
            harness.open();
            for (TimedCommand command : pair("z", START)) {
                harness.process(command);
            }
            harness.watermark(START + EPOCH - 2);
            assertEquals(List.of(), harness.trades());
            harness.watermark(START + EPOCH - 1);
            assertEquals(1, harness.trades().size());
            assertEquals(300_000, harness.trades().get(0).priceMicros());
        }
    }

    @Test
    void aCommandAtTheEndOfTheEpochClearsItWithoutAWatermark() throws Exception {
        try (Harness harness = new Harness(new HashMapStateBackend())) {
            harness.open();
            for (TimedCommand command : pair("z", START)) {
                harness.process(command);
            }
            harness.process(new TimedCommand("z", START + EPOCH - 1, deposit("z", "early")));
            assertEquals(List.of(), harness.trades());
            harness.process(new TimedCommand("z", START + EPOCH, deposit("z", "late")));
            assertEquals(1, harness.trades().size());
        }
    }

    @Test
    void zonesDoNotDisturbOneAnother() throws Exception {
        List<TimedCommand> north = RandomCommands.of("north", 1, 200);
        List<TimedCommand> south = RandomCommands.of("south", 2, 200);
        try (Harness harness = new Harness(new HashMapStateBackend())) {
            harness.open();
            for (int i = 0; i < north.size(); i++) {
                harness.process(north.get(i));
                harness.process(south.get(i));
            }
            List<String> events = harness.events();
            List<String> expected = new ArrayList<>(expected(north));
            expected.addAll(expected(south));
            assertEquals(
                    expected.stream().sorted().toList(),
                    events.stream().sorted().toList());
        }
    }

    /** Wherever watermarks fall, and wherever the operator stops and goes on, the log alone decides. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void watermarksAndRestartsChangeNothing(boolean rocksDb) throws Exception {
        int rounds = rocksDb ? 4 : 40;
        for (long seed = 1; seed <= rounds; seed++) {
            List<TimedCommand> log = RandomCommands.of("z", seed, 300);
            SplittableRandom random = new SplittableRandom(seed * 31);
            List<String> events = new ArrayList<>();
            int restartAt = random.nextInt(log.size());
            OperatorSubtaskState snapshot = null;
            Harness harness = new Harness(backend(rocksDb));
            harness.open();
            for (int i = 0; i < log.size(); i++) {
                if (i == restartAt) {
                    snapshot = harness.snapshot();
                    events.addAll(harness.events());
                    harness.close();
                    harness = new Harness(backend(rocksDb));
                    harness.restore(snapshot);
                }
                harness.process(log.get(i));
                if (random.nextInt(4) == 0 && i + 1 < log.size()) {
                    long from = log.get(i).effectiveMillis();
                    long to = log.get(i + 1).effectiveMillis();
                    harness.watermark(to > from ? random.nextLong(from, to) : from - 1);
                }
            }
            events.addAll(harness.events());
            harness.close();
            assertEquals(expected(log), events, "seed " + seed);
        }
    }

    @Test
    void aClosedEpochLeavesNothingBehind() throws Exception {
        try (Harness harness = new Harness(new HashMapStateBackend())) {
            harness.open();
            for (TimedCommand command : pair("z", START)) {
                harness.process(command);
            }
            int withOrders = harness.stateEntries();
            harness.watermark(START + EPOCH);
            // Clock, two members, a deposit's and an interval's mark, and the timer of the next epoch.
            int after = harness.stateEntries();
            assertTrue(after < withOrders, after + " entries after " + withOrders);
            for (int i = 2; i < 50; i++) {
                harness.watermark(START + i * EPOCH);
            }
            assertEquals(after, harness.stateEntries());
        }
    }

    @Test
    void theChainIsToldOnceWhatToDo() throws Exception {
        try (Harness harness = new Harness(new HashMapStateBackend())) {
            harness.open();
            for (TimedCommand command : pair("z", START)) {
                harness.process(command);
                harness.process(command);
            }
            harness.watermark(START + EPOCH);
            harness.process(new TimedCommand(
                    "z", START + EPOCH + 1, new Command.CreditEnergy("z", "bob", "m2", START + EPOCH, 0, 400)));
            List<String> ids =
                    harness.instructions().stream().map(LedgerInstruction::id).toList();
            assertEquals(
                    List.of(
                            "deposit/z/d",
                            "mint/z/m1/" + (START - EPOCH),
                            "settle/z/" + START / EPOCH + "/0",
                            "burn/z/m2/" + (START + EPOCH)),
                    ids);
        }
    }

    /** Alice sells 1 kWh, Bob buys it; one trade at 0.30. */
    private static List<TimedCommand> pair(String zone, long time) {
        List<Command> commands = List.of(
                new Command.SetRules(zone, RandomCommands.rules()),
                new Command.OpenAccount(zone, "alice", Role.PROSUMER),
                new Command.OpenAccount(zone, "bob", Role.CONSUMER),
                deposit(zone, "d"),
                new Command.CreditEnergy(zone, "alice", "m1", time - EPOCH, 1_000, 0),
                order(zone, "a", "alice", Side.SELL, 200_000),
                order(zone, "b", "bob", Side.BUY, 400_000));
        return commands.stream()
                .map(command -> new TimedCommand(zone, time, command))
                .toList();
    }

    private static Command deposit(String zone, String id) {
        return new Command.Deposit(zone, "bob", id, 1_000_000);
    }

    private static Command order(String zone, String id, String user, Side side, long limit) {
        return new Command.PlaceOrder(
                zone, id, "", user, side, 1_000, limit, Command.PlaceOrder.ACTIVE_EPOCH, TimeInForce.EPOCH, 0);
    }

    /** What the zone says of a log without any Flink around it. */
    private static List<String> expected(List<TimedCommand> log) {
        List<String> events = new ArrayList<>();
        Zone zone = new Zone(log.get(0).zone(), new HeapZoneState(), event -> events.add(text(event)));
        for (TimedCommand timed : log) {
            zone.apply(timed.command(), timed.effectiveMillis());
        }
        return events;
    }

    private static String text(ZoneEvent event) {
        return event.toString();
    }

    private static StateBackend backend(boolean rocksDb) {
        return rocksDb ? new EmbeddedRocksDBStateBackend(true) : new HashMapStateBackend();
    }

    /** The operator under Flink's own harness. */
    private static final class Harness implements AutoCloseable {
        private final KeyedOneInputStreamOperatorTestHarness<String, TimedCommand, ZoneEvent> flink;

        Harness(StateBackend backend) throws Exception {
            flink = new KeyedOneInputStreamOperatorTestHarness<>(
                    new KeyedProcessOperator<>(new ClearingFunction(ClearingFunction.AtEnd.LEAVE_OPEN)),
                    TimedCommand::zone,
                    Types.STRING);
            flink.setStateBackend(backend);
        }

        void open() throws Exception {
            flink.setup(org.gridtokenx.jobs.state.Types.EVENT.createSerializer(
                    flink.getExecutionConfig().getSerializerConfig()));
            flink.open();
        }

        void restore(OperatorSubtaskState snapshot) throws Exception {
            flink.setup(org.gridtokenx.jobs.state.Types.EVENT.createSerializer(
                    flink.getExecutionConfig().getSerializerConfig()));
            flink.initializeState(snapshot);
            flink.open();
        }

        OperatorSubtaskState snapshot() throws Exception {
            return flink.snapshot(1, 1);
        }

        void process(TimedCommand command) throws Exception {
            flink.processElement(command, command.effectiveMillis());
        }

        void watermark(long time) throws Exception {
            flink.processWatermark(time);
        }

        List<String> events() {
            return flink.extractOutputValues().stream()
                    .map(ClearingFunctionTest::text)
                    .toList();
        }

        List<Trade> trades() {
            List<Trade> trades = new ArrayList<>();
            for (ZoneEvent event : flink.extractOutputValues()) {
                if (event.body() instanceof ZoneEvent.Traded traded) {
                    trades.add(traded.trade());
                }
            }
            return trades;
        }

        List<LedgerInstruction> instructions() throws Exception {
            List<LedgerInstruction> instructions = new ArrayList<>();
            for (var record : flink.getSideOutput(ClearingFunction.OUTBOX)) {
                Outbound outbound = record.getValue();
                if (outbound.topic().equals(Topic.LEDGER_INSTRUCTIONS.word())) {
                    instructions.add(Json.fromBytes(outbound.value(), LedgerInstruction.class));
                }
            }
            return instructions;
        }

        int stateEntries() {
            return flink.numKeyedStateEntries() + flink.numEventTimeTimers();
        }

        @Override
        public void close() throws Exception {
            flink.close();
        }
    }

    @Test
    void whatAnEventSaysSurvivesItsBytes() throws Exception {
        List<TimedCommand> log = RandomCommands.of("z", 99, 500);
        List<ZoneEvent> events = new ArrayList<>();
        Zone zone = new Zone("z", new HeapZoneState(), events::add);
        for (TimedCommand timed : log) {
            zone.apply(timed.command(), timed.effectiveMillis());
        }
        for (ZoneEvent event : events) {
            assertEquals(event, Codecs.EVENT.fromBytes(Codecs.EVENT.toBytes(event)));
        }
    }
}

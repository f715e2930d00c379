package org.gridtokenx.jobs.clearing;

import static org.gridtokenx.jobs.clearing.Log.EPOCH;
import static org.gridtokenx.jobs.clearing.Log.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;

class ClearingOperatorTest {
    @Test
    void anEpochClearsWhenTheWatermarkHasPassedItsEnd() throws Exception {
        try (ClearingHarness harness = new ClearingHarness(false).open()) {
            harness.process(Log.pair("z", START));
            harness.watermark(START + EPOCH - 2);
            assertEquals(List.of(), harness.trades());
            harness.watermark(START + EPOCH - 1);
            assertEquals(1, harness.trades().size());
            assertEquals(300_000, harness.trades().get(0).priceMicros());
        }
    }

    @Test
    void aCommandAtTheEndOfTheEpochClearsItWithoutAWatermark() throws Exception {
        try (ClearingHarness harness = new ClearingHarness(false).open()) {
            harness.process(Log.pair("z", START));
            harness.process(new TimedCommand("z", START + EPOCH - 1, Log.deposit("z", "early")));
            assertEquals(List.of(), harness.trades());
            harness.process(new TimedCommand("z", START + EPOCH, Log.deposit("z", "late")));
            assertEquals(1, harness.trades().size());
        }
    }

    @Test
    void zonesDoNotDisturbOneAnother() throws Exception {
        List<TimedCommand> log = RandomMarket.ofZones(3, 1, 300);
        try (ClearingHarness harness = new ClearingHarness(false).open()) {
            harness.process(log);
            for (int zone = 0; zone < 3; zone++) {
                String id = "zone" + zone;
                assertEquals(ClearingHarness.of(id, ClearingHarness.expected(log)), harness.eventsOf(id));
            }
        }
    }

    /** An earlier cancel-after moves the timer forward, and its passing moves it back to the end of the epoch. */
    @Test
    void aZoneHasOneTimerAtItsNextMoment() throws Exception {
        try (ClearingHarness harness = new ClearingHarness(false).open()) {
            harness.process(new TimedCommand("unopened", START, Log.deposit("unopened", "d")));
            assertEquals(0, harness.timers());
            harness.process(Log.pair("z", START));
            assertEquals(1, harness.timers());
            harness.process(new TimedCommand("z", START, new Command.CancelAfter("z", "bob", 5_000)));
            harness.process(new TimedCommand("z", START, new Command.CancelAfter("z", "alice", 2_000)));
            assertEquals(1, harness.timers());
            harness.takeEvents();
            harness.watermark(START + 1_998);
            assertEquals(List.of(), harness.events());
            harness.watermark(START + 1_999);
            assertEquals("alice", cancelled(harness.takeEvents()));
            assertEquals(1, harness.timers());
            harness.watermark(START + 4_999);
            assertEquals("bob", cancelled(harness.takeEvents()));
            harness.watermark(START + EPOCH - 1);
            assertTrue(harness.takeEvents().get(0).body() instanceof ZoneEvent.EpochCleared);
            assertEquals(1, harness.timers());
        }
    }

    private static String cancelled(List<ZoneEvent> events) {
        return events.stream()
                .filter(event -> event.body() instanceof ZoneEvent.AllCancelled)
                .map(event -> ((ZoneEvent.AllCancelled) event.body()).userId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTimerIsThereAfterARestart() throws Exception {
        for (boolean rocksDb : List.of(false, true)) {
            try (ClearingHarness before = new ClearingHarness(rocksDb).open();
                    ClearingHarness after = new ClearingHarness(rocksDb)) {
                before.process(Log.pair("z", START));
                after.restore(before.snapshot());
                assertEquals(1, after.timers());
                after.watermark(START + EPOCH - 1);
                assertEquals(1, after.trades().size());
            }
        }
    }

    @Test
    void aCompleteLogClearsToItsLastNamedEpoch() throws Exception {
        TimedCommand later =
                new TimedCommand("z", START, Log.order("z", "c", "bob", Side.BUY, 400_000, START / EPOCH + 3));
        for (ClearingOperator.AtEnd atEnd : ClearingOperator.AtEnd.values()) {
            try (ClearingHarness harness = new ClearingHarness(true, ClearingHarness.AMPLE, atEnd).open()) {
                harness.process(Log.pair("z", START));
                harness.process(later);
                harness.watermark(Long.MAX_VALUE);
                long cleared = harness.events().stream()
                        .filter(event -> event.body() instanceof ZoneEvent.EpochCleared)
                        .count();
                assertEquals(atEnd == ClearingOperator.AtEnd.CLEAR_ALL ? 4 : 0, cleared);
            }
        }
    }

    @Test
    void theChainIsToldOnceWhatToDo() throws Exception {
        try (ClearingHarness harness = new ClearingHarness(false).open()) {
            for (TimedCommand command : Log.pair("z", START)) {
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

    /** Random logs make events of all kinds, or they would prove little. */
    @Test
    void whatAnEventSaysSurvivesItsBytes() throws Exception {
        List<ZoneEvent> events = ClearingHarness.expected(RandomMarket.ofZones(3, 99, 2_000));
        assertEquals(
                Set.of(ZoneEvent.Body.class.getPermittedSubclasses()),
                events.stream().map(event -> event.body().getClass()).collect(Collectors.toSet()));
        for (ZoneEvent event : events) {
            assertEquals(event, Codecs.EVENT.fromBytes(Codecs.EVENT.toBytes(event)));
        }
    }
}

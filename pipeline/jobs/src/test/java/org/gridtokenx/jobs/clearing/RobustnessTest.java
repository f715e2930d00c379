package org.gridtokenx.jobs.clearing;

import static org.gridtokenx.jobs.clearing.Log.EPOCH;
import static org.gridtokenx.jobs.clearing.Log.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;

/** What goes wrong around a market, and what becomes of it. The answers stand in {@code deploy/docs/clearing.md}. */
class RobustnessTest {
    private static final long END = START + EPOCH;
    private static final Command TICK = new Command.Tick();

    @Test
    void aStalledPartitionHoldsUpItsOwnZonesOnly() throws Exception {
        try (LogHarness log = new LogHarness(2)) {
            log.append(0, START, Log.pair("north", START));
            log.append(1, START, Log.pair("south", START));
            log.setWallClock(10_000);
            log.append(0, END, TICK);
            assertEquals(List.of("north"), zonesThatTraded(log));
            log.append(0, END + EPOCH, TICK);
            assertEquals(List.of("north"), zonesThatTraded(log));
            log.append(1, END, TICK);
            assertEquals(List.of("north", "south"), zonesThatTraded(log));
        }
    }

    /** Also where the zones of the partition have said nothing since. */
    @Test
    void aStalledPartitionHoldsUpItsOwnZonesOnlyAfterARestart() throws Exception {
        try (LogHarness before = new LogHarness(2)) {
            before.append(0, START, Log.pair("north", START));
            before.append(1, START, Log.pair("south", START));
            try (LogHarness log = new LogHarness(before.checkpoint())) {
                log.append(0, END, TICK);
                assertEquals(List.of("north"), zonesThatTraded(log));
            }
        }
    }

    /** The ticks of ten API instances, or of a log that is read again, are not multiplied by the number of zones. */
    @Test
    void zonesAreToldTheTimeOfAPartitionThatIsAheadOnceASecondAtMost() throws Exception {
        try (LogHarness log = new LogHarness(2)) {
            log.append(1, START, Log.pair("south", START));
            log.append(0, START, Log.pair("north", START));
            log.setWallClock(10_000);
            log.append(0, END + 1_000, TICK);
            log.setWallClock(10_999);
            log.append(0, END + EPOCH, TICK);
            assertEquals(1, cleared(log, "north").size());
            log.setWallClock(11_000);
            log.append(0, END + EPOCH, TICK);
            assertEquals(2, cleared(log, "north").size());
        }
    }

    private static List<String> zonesThatTraded(LogHarness log) {
        return log.clearing().trades().stream().map(trade -> trade.zone()).toList();
    }

    @Test
    void aLateTickLetsTheSameHappenLater() throws Exception {
        try (LogHarness timely = new LogHarness(1);
                LogHarness late = new LogHarness(1)) {
            for (LogHarness log : List.of(timely, late)) {
                log.append(0, START, Log.pair("z", START));
            }
            for (long millis = START; millis < END + EPOCH / 2; millis += 250) {
                timely.append(0, millis, TICK);
            }
            assertEquals(List.of(), late.clearing().trades());
            // It comes long after the end of the epoch, and again with a stamp from before it.
            late.append(0, END + EPOCH / 2, TICK);
            late.append(0, END - 1, TICK);
            assertEquals(1, late.clearing().trades().size());
            assertEquals(timely.clearing().events(), late.clearing().events());
        }
    }

    /** A broker's clock is set back, or a new leader's is behind: the partition's time stands still until it is over. */
    @Test
    void aClockThatJumpsBackMovesNoOrderIntoAClosedEpoch() throws Exception {
        try (LogHarness log = new LogHarness(1)) {
            log.append(0, START, Log.pair("z", START));
            log.append(0, END, TICK);
            log.append(0, END - 30_000, order("behind", Command.PlaceOrder.ACTIVE_EPOCH));
            log.append(0, END - 20_000, order("for the closed one", START / EPOCH));
            log.append(0, END + 10, order("in time again", Command.PlaceOrder.ACTIVE_EPOCH));
            List<Order> accepted = accepted(log, "behind", "in time again");
            assertEquals(
                    List.of(END / EPOCH, END / EPOCH),
                    accepted.stream().map(Order::firstEpoch).toList());
            assertEquals(
                    List.of(END, END + 10),
                    accepted.stream().map(Order::placedAtMillis).toList());
            assertEquals(RejectCode.GATE_CLOSED, lastRefusal(log));
        }
    }

    @Test
    void timeStandsStillAfterARestart() throws Exception {
        try (LogHarness before = new LogHarness(1)) {
            before.append(0, START, Log.pair("z", START));
            before.append(0, END, TICK);
            try (LogHarness log = new LogHarness(before.checkpoint())) {
                log.append(0, END - 30_000, order("behind", Command.PlaceOrder.ACTIVE_EPOCH));
                assertEquals(END / EPOCH, accepted(log, "behind").get(0).firstEpoch());
            }
        }
    }

    @Test
    void anOrderInTheLastMillisecondBelongsToTheEpochAndOneAtTheEndToTheNext() throws Exception {
        try (LogHarness log = new LogHarness(1)) {
            log.append(0, START, Log.pair("z", START));
            log.append(0, END - 1, order("last", Command.PlaceOrder.ACTIVE_EPOCH));
            log.append(0, END - 1, order("last of all", Command.PlaceOrder.ACTIVE_EPOCH));
            assertEquals(List.of(), cleared(log, "z"), "another may bear the same stamp");
            log.append(0, END, order("next", Command.PlaceOrder.ACTIVE_EPOCH));
            assertEquals(
                    List.of(START / EPOCH, START / EPOCH, END / EPOCH),
                    accepted(log, "last", "last of all", "next").stream()
                            .map(Order::firstEpoch)
                            .toList());
            assertEquals(4, cleared(log, "z").get(0).orders());
        }
    }

    @Test
    void anEmptyEpochClearsWithoutAPrice() throws Exception {
        try (LogHarness log = new LogHarness(1)) {
            log.append(0, START, Log.pair("z", START).subList(0, 1));
            log.append(0, END, TICK);
            EpochResult result = cleared(log, "z").get(0);
            assertEquals(0, result.orders());
            assertEquals(0, result.matches());
            assertEquals(0, result.volumeWh());
            assertEquals(List.of(), log.clearing().trades());
        }
    }

    /** The log went on while the job was down: the backlog says which epoch an order is for. */
    @Test
    void epochsMissedWhileTheJobWasDownClearOneAfterTheOther() throws Exception {
        try (LogHarness before = new LogHarness(2)) {
            before.append(1, START, TICK);
            before.append(0, START, Log.pair("z", START));
            try (LogHarness log = new LogHarness(before.checkpoint())) {
                log.append(0, END + EPOCH + 5, order("two later", Command.PlaceOrder.ACTIVE_EPOCH));
                log.append(0, END + 3 * EPOCH, TICK);
                log.append(1, END + 3 * EPOCH, TICK);
                assertEquals(
                        List.of(START / EPOCH, START / EPOCH + 1, START / EPOCH + 2, START / EPOCH + 3),
                        cleared(log, "z").stream().map(EpochResult::epoch).toList());
                assertEquals(
                        List.of(2, 0, 1, 0),
                        cleared(log, "z").stream().map(EpochResult::orders).toList());
                assertEquals(
                        START / EPOCH + 2, accepted(log, "two later").get(0).firstEpoch());
            }
        }
    }

    @Test
    void commandsForAZoneThatIsNotOpenAreRefusedAndStartNoTime() throws Exception {
        try (LogHarness log = new LogHarness(1)) {
            log.append(0, START, order("o", Command.PlaceOrder.ACTIVE_EPOCH));
            assertEquals(RejectCode.UNKNOWN_ZONE, lastRefusal(log));
            log.append(0, START, new Command.CloseEpoch("z", START / EPOCH));
            log.append(0, START, Log.deposit("z", "d"));
            log.append(0, START + 10 * EPOCH, TICK);
            assertEquals(0, log.clearing().timers());
            assertEquals(List.of(), cleared(log, "z"));
            log.append(0, START + 10 * EPOCH, Log.pair("z", START));
            assertEquals(1, log.clearing().timers());
            assertEquals(
                    List.of(0L, 1L, 2L, 3L),
                    log.clearing().events().stream()
                            .map(ZoneEvent::sequence)
                            .limit(4)
                            .toList());
        }
    }

    @Test
    void aPoisonRecordIsPutAsideAndTheNextOneCounts() throws Exception {
        try (LogHarness log = new LogHarness(1)) {
            log.append(0, START, Log.pair("z", START));
            log.append(0, END - 1, "no command".getBytes(StandardCharsets.UTF_8));
            log.append(0, END - 1, new byte[0]);
            log.append(0, END, TICK);
            assertEquals(1, log.clearing().trades().size());
            assertEquals(2, log.deadLetters().size());
            assertEquals(
                    List.of(7L, 8L),
                    log.deadLetters().stream().map(l -> l.offset()).toList());
            assertTrue(log.deadLetters().stream().noneMatch(l -> l.reason().isBlank()));
        }
    }

    private static Command order(String id, long epoch) {
        return Log.order("z", id, "bob", Side.BUY, 100_000, epoch);
    }

    private static List<EpochResult> cleared(LogHarness log, String zone) {
        return log.clearing().eventsOf(zone).stream()
                .filter(event -> event.body() instanceof ZoneEvent.EpochCleared)
                .map(event -> ((ZoneEvent.EpochCleared) event.body()).result())
                .toList();
    }

    private static List<Order> accepted(LogHarness log, String... ids) {
        List<Order> accepted = log.clearing().events().stream()
                .filter(event -> event.body() instanceof ZoneEvent.OrderAccepted)
                .map(event -> ((ZoneEvent.OrderAccepted) event.body()).order())
                .filter(order -> List.of(ids).contains(order.orderId()))
                .toList();
        assertEquals(List.of(ids), accepted.stream().map(Order::orderId).toList());
        return accepted;
    }

    private static RejectCode lastRefusal(LogHarness log) {
        return log.clearing().events().stream()
                .filter(event -> event.body() instanceof ZoneEvent.OrderRejected)
                .map(event -> ((ZoneEvent.OrderRejected) event.body()).code())
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}

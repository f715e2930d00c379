package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZoneStatesTest {
    /** The walk up to an epoch relies on it. */
    @Test
    void rocksDbGoesByTheNameThatTheOperatorKnows() throws Exception {
        try (ZoneStatesHarness rocksDb = new ZoneStatesHarness(true);
                ZoneStatesHarness heap = new ZoneStatesHarness(false)) {
            assertEquals(ClearingOperator.ROCKSDB, rocksDb.backendName());
            assertEquals("hashmap", heap.backendName());
        }
    }

    /** Also of a user's first order for an epoch, with a client order id, and after a checkpoint. */
    @Test
    void anOrderOfAUserInTheHeapCostsNoLookIntoState() throws Exception {
        try (ZoneStatesHarness harness = new ZoneStatesHarness(true)) {
            String zone = "z";
            List<TimedCommand> opening = Log.pair(zone, Log.START);
            apply(harness, opening);
            harness.flush();
            int before = harness.looksIntoState();
            for (int i = 0; i < 45; i++) {
                Command.PlaceOrder order = new Command.PlaceOrder(
                        zone,
                        "order " + i,
                        i % 2 == 0 ? "" : "client " + i,
                        "bob",
                        Side.BUY,
                        10,
                        100_000,
                        Log.START / Log.EPOCH + i % 3,
                        TimeInForce.EPOCH,
                        0);
                apply(harness, List.of(new TimedCommand(zone, Log.START, order)));
            }
            assertEquals(before, harness.looksIntoState());
            assertEquals(47, countOf(harness.of(zone)));
            harness.flush();
            assertTrue(harness.looksIntoState() < before + 20, "and few to write them");
        }
    }

    private static void apply(ZoneStatesHarness harness, List<TimedCommand> commands) {
        for (TimedCommand timed : commands) {
            new Zone(timed.zone(), harness.of(timed.zone()), event -> {})
                    .apply(timed.command(), timed.effectiveMillis());
        }
    }

    private static int countOf(ZoneState state) {
        return IntStream.range(0, 3)
                .flatMap(i -> state.ordersIn(Log.START / Log.EPOCH + i).stream()
                        .mapToInt(own -> own.orders().size()))
                .sum();
    }

    @Test
    void roomGrowsWithTheHeapAndIsSharedBySubtasks() {
        CacheSize.Limits one = CacheSize.Limits.of(1L << 30, 1);
        assertEquals(1_006_632, one.entries());
        assertEquals(4_194_304, one.ids());
        assertEquals(200_000, one.unwritten());
        assertEquals(503_316, CacheSize.Limits.of(1L << 30, 2).entries());
    }

    /** Whatever is asked of whichever zone, and whatever leaves the heap between: the same answer as from plain maps. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void answersAsPlainMapsDo(boolean rocksDb) throws Exception {
        try (ZoneStatesHarness harness = new ZoneStatesHarness(rocksDb)) {
            for (long seed = 1; seed <= (rocksDb ? 12 : 60); seed++) {
                compare(harness, seed);
            }
        }
    }

    private static void compare(ZoneStatesHarness harness, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CacheSize.Limits limits = limits(random);
        harness.start(limits);
        Map<String, HeapZoneState> plain = new HashMap<>();
        for (int step = 0; step < 3_000; step++) {
            if (random.nextInt(60) == 0) {
                harness.flush();
            } else if (random.nextInt(200) == 0) {
                harness.flush();
                harness.start(limits);
            }
            String zone = seed + "/" + random.nextInt(3);
            ZoneState expected = plain.computeIfAbsent(zone, z -> new HeapZoneState());
            ZoneState actual = harness.of(zone);
            long choice = random.nextLong();
            assertEquals(
                    answer(expected, new SplittableRandom(choice)),
                    answer(actual, new SplittableRandom(choice)),
                    "seed " + seed + " step " + step);
        }
    }

    private static CacheSize.Limits limits(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> ClearingHarness.AMPLE;
            case 1 -> ClearingHarness.NOTHING_KEPT;
            default -> new CacheSize.Limits(random.nextInt(60), random.nextInt(30), random.nextInt(40));
        };
    }

    /** Asks something, or changes something and asks how it is then. */
    private static Object answer(ZoneState state, SplittableRandom random) {
        String user = "user" + random.nextInt(4);
        long epoch = random.nextInt(6);
        Order order = order(user, random.nextInt(12), epoch, random.nextInt(3) == 0 ? epoch - 1 : epoch);
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        switch (random.nextInt(22)) {
            case 0:
                state.putClock(new ZoneClock(null, null, random.nextInt(), 1, 2, 3));
                return state.clock();
            case 1:
                return state.takeSequence();
            case 2:
                state.putMember(new Member(user, null, random.nextInt(9), 0, 0, 0, 0, 0, 0, List.of(epoch), 1));
                return state.member(user);
            case 3:
                return state.member("user" + random.nextInt(6));
            case 4, 5, 6, 7:
                if (!state.holds(order.orderId())) {
                    state.addOrder(epoch, order);
                }
                return sorted(state.orders(epoch, user));
            case 8:
                return removeOne(state, epoch, user);
            case 9:
                return sorted(state.ordersIn(epoch));
            case 10:
                state.removeOrdersIn(epoch);
                return sorted(state.ordersIn(epoch));
            case 11:
                return state.holds(order.orderId());
            case 12:
                state.putClientOrder(order);
                return state.clientOrder(user, order.clientOrderId());
            case 13:
                state.closeClientOrder(epoch, order.with(0, 0));
                return state.clientOrder(user, order.clientOrderId());
            case 14:
                state.forgetClientOrders(epoch);
                return state.clientOrder(user, order.clientOrderId());
            case 15:
                state.putDeposit(epoch, "d" + random.nextInt(9));
                return state.knowsDeposit("d" + random.nextInt(9));
            case 16:
                state.forgetDeposits(epoch);
                return state.knowsDeposit("d" + random.nextInt(9));
            case 17:
                state.putLastInterval(user, random.nextInt(99));
                return state.lastInterval("user" + random.nextInt(6));
            case 18:
                state.putStandingOrder(new StandingOrder("s", user, side, random.nextInt(9), 0, false, 1, 2, 3));
                return sortedStanding(state);
            case 19:
                state.removeStandingOrder(user, side);
                return sortedStanding(state);
            case 20:
                state.putDeadline(user, random.nextInt(99));
                return state.deadlines();
            default:
                state.removeDeadline(user);
                return state.deadlines();
        }
    }

    /** An id belongs to one user and epoch at a time, as in a zone. */
    private static Order order(String user, int number, long epoch, long firstEpoch) {
        return new Order(
                user + '-' + epoch + '-' + number,
                "c" + number % 5,
                "",
                user,
                Side.BUY,
                10,
                10,
                20,
                30,
                number,
                firstEpoch,
                epoch,
                number);
    }

    private static Object removeOne(ZoneState state, long epoch, String user) {
        List<Order> own = sorted(state.orders(epoch, user)).orders();
        if (own.isEmpty()) {
            return "nothing";
        }
        state.removeOrder(epoch, own.get(own.size() / 2));
        return sorted(state.orders(epoch, user));
    }

    private static List<MemberOrders> sorted(List<MemberOrders> all) {
        return all.stream()
                .map(ZoneStatesTest::sorted)
                .sorted(Comparator.comparing(MemberOrders::userId))
                .toList();
    }

    private static MemberOrders sorted(MemberOrders own) {
        return new MemberOrders(
                own.userId(),
                own.placed(),
                own.orders().stream()
                        .sorted(Comparator.comparing(Order::orderId))
                        .toList());
    }

    private static List<StandingOrder> sortedStanding(ZoneState state) {
        return state.standingOrders().stream()
                .sorted(Comparator.comparing(StandingOrder::userId).thenComparing(StandingOrder::side))
                .toList();
    }
}

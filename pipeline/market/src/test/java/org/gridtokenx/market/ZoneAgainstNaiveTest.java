package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random logs through {@link Zone} and {@link NaiveMarket}: all they say and every balance is equal. */
class ZoneAgainstNaiveTest {
    private static final int WORLDS = 400;
    private static final int COMMANDS = 260;

    private final Set<RejectCode> refusals = EnumSet.noneOf(RejectCode.class);
    private int trades;
    private int carriedFills;
    private int repeats;
    private int paidBySellers;
    private int byStandingOrders;
    private int ranOut;
    private int early;

    @Test
    void theSameLogGivesTheSameMarket() {
        for (int i = 0; i < WORLDS; i++) {
            run(Seeds.first() + i);
        }
        // The worlds must have been worth running.
        assertEquals(EnumSet.allOf(RejectCode.class), refusals);
        String counts =
                trades + " trades, " + paidBySellers + " below zero, " + carriedFills + " fills of carried orders, "
                        + repeats + " repeats, " + byStandingOrders + " orders by standing ones, " + ranOut
                        + " orders of those who fell silent, " + early + " epochs closed early";
        assertTrue(trades > 4_000 && paidBySellers > 100 && carriedFills > 300 && repeats > 300, counts);
        assertTrue(byStandingOrders > 1_000 && ranOut > 200 && early > 200, counts);
    }

    private void run(long seed) {
        HeapZoneState state = new HeapZoneState();
        List<ZoneEvent> events = new ArrayList<>();
        Zone zone = new Zone(RandomWorld.ZONE, state, events::add);
        NaiveMarket naive = new NaiveMarket(RandomWorld.ZONE);
        Map<String, Member> projection = new HashMap<>();
        long now = Long.MIN_VALUE;
        int seen = 0;
        int number = 0;
        for (RandomWorld.Stamped stamped : new RandomWorld(seed).log(COMMANDS)) {
            now = Math.max(now, stamped.brokerMillis());
            int at = number++;
            String where = "command " + at + " " + stamped + ", " + Seeds.say(seed);
            zone.apply(stamped.command(), now);
            List<ZoneEvent> said = events.subList(seen, events.size());
            seen = events.size();
            assertEquals(naive.apply(stamped.command(), now), comparable(said, projection), where);
            assertBook(naive, state, where);
            assertBalances(naive, state, said, where);
            assertNothingCreatedOrLost(naive, state, where);
            if (state.clock().isOpen() && state.clock().rules().credit() == Credit.VERIFIED) {
                for (Member shown : projection.values()) {
                    Member kept = state.member(shown.userId()).orElseThrow();
                    assertEquals(balances(kept), balances(shown), where);
                }
            }
        }
        for (int sequence = 0; sequence < events.size(); sequence++) {
            assertEquals(sequence, events.get(sequence).sequence(), Seeds.say(seed));
        }
    }

    /** What was said without balances, which go to the projection, and without the words of a refusal. */
    private List<ZoneEvent.Body> comparable(List<ZoneEvent> said, Map<String, Member> projection) {
        List<ZoneEvent.Body> bodies = new ArrayList<>();
        for (ZoneEvent event : said) {
            ZoneEvent.Body body = event.body();
            if (body instanceof ZoneEvent.BalanceChanged changed) {
                projection.put(changed.member().userId(), changed.member());
            } else if (Refusals.isRefusal(body)) {
                Refusal refusal = Refusals.of(body);
                assertTrue(!refusal.message().isBlank());
                refusals.add(refusal.code());
                bodies.add(Refusals.withoutMessage(body));
            } else {
                count(body);
                bodies.add(body);
            }
        }
        return bodies;
    }

    private void count(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.Traded traded) {
            trades++;
            paidBySellers += traded.trade().amountMicros() < 0 ? 1 : 0;
        } else if (body instanceof ZoneEvent.OrderCleared cleared && cleared.filledWh() > 0) {
            carriedFills += cleared.order().firstEpoch() < cleared.epoch() ? 1 : 0;
        } else if (body instanceof ZoneEvent.OrderAccepted accepted) {
            repeats += accepted.repeat() ? 1 : 0;
            byStandingOrders += accepted.order().standingOrderId().isEmpty() ? 0 : 1;
        } else if (body instanceof ZoneEvent.AllCancelled cancelled
                && cancelled.cause() == ZoneEvent.CancelCause.CANCEL_AFTER) {
            ranOut += cancelled.orders();
        } else if (body instanceof ZoneEvent.EpochCleared cleared
                && cleared.result().closedMillis() < cleared.result().endMillis()) {
            early++;
        }
    }

    /** Of everybody after a clearing, else of those whose balance the zone says has changed. */
    private static void assertBalances(NaiveMarket naive, HeapZoneState state, List<ZoneEvent> said, String where) {
        boolean cleared = said.stream().anyMatch(e -> e.body() instanceof ZoneEvent.EpochCleared);
        for (String user : RandomWorld.USERS) {
            boolean changed = said.stream()
                    .anyMatch(e -> e.body() instanceof ZoneEvent.BalanceChanged b
                            && b.member().userId().equals(user));
            if (cleared || changed) {
                Member member = state.member(user).orElseGet(() -> Member.of(user, null));
                assertEquals(naive.balances(user), balances(member), () -> user + " after " + where);
            }
        }
    }

    private static List<BigInteger> balances(Member member) {
        return LongStream.of(
                        member.cashMicros(),
                        member.cashReservedMicros(),
                        member.energyWh(),
                        member.energyReservedWh(),
                        member.boughtWh())
                .mapToObj(BigInteger::valueOf)
                .toList();
    }

    /** The book has the same orders, each where its owner's account says, and only their ids are taken. */
    private static void assertBook(NaiveMarket naive, HeapZoneState state, String where) {
        List<Order> orders = state.allOrders();
        assertEquals(naive.inTheBook(), orders.size(), where);
        assertTrue(orders.stream().allMatch(order -> state.holds(order.orderId())), where);
        for (Member member : state.allMembers()) {
            int open = 0;
            for (long epoch : member.epochs()) {
                assertTrue(!state.orders(epoch, member.userId()).isEmpty(), where);
                open += state.orders(epoch, member.userId()).orders().size();
            }
            assertEquals(open, member.openOrders(), where);
            assertTrue(member.epochs().stream().sorted().toList().equals(member.epochs()), where);
        }
        assertEquals(
                orders.size(),
                state.allMembers().stream().mapToInt(Member::openOrders).sum(),
                where);
    }

    /** Cash in accounts and fees are the deposits; energy in accounts, bought and retired is what meters exported. */
    private static void assertNothingCreatedOrLost(NaiveMarket naive, HeapZoneState state, String where) {
        BigInteger cash = naive.allFees();
        BigInteger energy = naive.accounts.allRetired();
        for (String user : RandomWorld.USERS) {
            Member member = state.member(user).orElseGet(() -> Member.of(user, null));
            cash = cash.add(BigInteger.valueOf(member.cashMicros()))
                    .add(BigInteger.valueOf(member.cashReservedMicros()));
            energy = energy.add(BigInteger.valueOf(member.energyWh()))
                    .add(BigInteger.valueOf(member.energyReservedWh()))
                    .add(BigInteger.valueOf(member.boughtWh()));
        }
        assertEquals(naive.accounts.allDeposited(), cash, () -> "cash after " + where);
        assertEquals(naive.accounts.allExported(), energy, () -> "energy after " + where);
    }
}

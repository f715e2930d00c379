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

    @Test
    void theSameLogGivesTheSameMarket() {
        for (int i = 0; i < WORLDS; i++) {
            run(Seeds.first() + i);
        }
        // The worlds must have been worth running.
        assertEquals(EnumSet.allOf(RejectCode.class), refusals);
        assertTrue(trades > 5_000 && carriedFills > 500 && repeats > 500, trades + " " + carriedFills + " " + repeats);
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
            assertEquals(naive.inTheBook(), state.orders().size(), where);
            assertEquals(naive.inTheBook(), state.clock().orders(), where);
            assertBalances(naive, state, said, where);
            assertNothingCreatedOrLost(naive, state, where);
            if (state.clock().isOpen() && state.clock().rules().credit() == Credit.VERIFIED) {
                for (Member shown : projection.values()) {
                    Member kept = state.member(shown.userId()).orElseThrow();
                    assertEquals(kept.withOrders(List.of()), shown.withOrders(List.of()), where);
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
            } else if (body instanceof ZoneEvent.OrderRejected r) {
                assertTrue(!r.message().isBlank());
                refusals.add(r.code());
                bodies.add(new ZoneEvent.OrderRejected(r.order(), r.epoch(), r.code(), ""));
            } else if (body instanceof ZoneEvent.DepositRejected r) {
                assertTrue(!r.message().isBlank());
                refusals.add(r.code());
                bodies.add(new ZoneEvent.DepositRejected(r.userId(), r.depositId(), r.amountMicros(), r.code(), ""));
            } else if (body instanceof ZoneEvent.CancelRejected r) {
                assertTrue(!r.message().isBlank());
                refusals.add(r.code());
                bodies.add(new ZoneEvent.CancelRejected(r.orderId(), r.userId(), r.code(), ""));
            } else {
                count(body);
                bodies.add(body);
            }
        }
        return bodies;
    }

    private void count(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.Traded) {
            trades++;
        } else if (body instanceof ZoneEvent.OrderCleared cleared && cleared.filledWh() > 0) {
            carriedFills += cleared.order().firstEpoch() < cleared.epoch() ? 1 : 0;
        } else if (body instanceof ZoneEvent.OrderAccepted accepted && accepted.repeat()) {
            repeats++;
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
                List<BigInteger> kept = LongStream.of(
                                member.cashMicros(),
                                member.cashReservedMicros(),
                                member.energyWh(),
                                member.energyReservedWh(),
                                member.boughtWh())
                        .mapToObj(BigInteger::valueOf)
                        .toList();
                assertEquals(naive.balances(user), kept, () -> user + " after " + where);
            }
        }
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

package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of a zone must do. A subclass says how to get an empty one, and its test is done. */
public abstract class ZoneStateContract {
    /** A memory that nothing was put into. */
    protected abstract ZoneState empty();

    private static final Member ANN = new Member("ann", Role.PROSUMER, 1, 2, 3, 4, 5, 6, 7, List.of(8L, 9L), 10);

    private static Order order(String id) {
        return order(id, "", "ann", 5);
    }

    private static Order order(String id, String clientOrderId, String user, long firstEpoch) {
        return new Order(
                id, clientOrderId, "", user, Side.BUY, 10, 10, 2, 3, id.hashCode(), firstEpoch, firstEpoch + 1, 7);
    }

    @Test
    public void anEmptyOneRemembersNothing() {
        ZoneState state = empty();
        assertEquals(ZoneClock.UNOPENED, state.clock());
        assertFalse(state.clock().isOpen());
        assertEquals(Optional.empty(), state.member("ann"));
        assertEquals(MemberOrders.none("ann"), state.orders(5, "ann"));
        assertEquals(List.of(), state.ordersIn(5));
        assertFalse(state.holds("o1"));
        assertEquals(Optional.empty(), state.clientOrder("ann", "c1"));
        assertFalse(state.knowsDeposit("d1"));
        assertEquals(Optional.empty(), state.lastInterval("m1"));
        assertEquals(Optional.empty(), state.standingOrder("ann", Side.BUY));
        assertEquals(List.of(), state.standingOrders());
        assertEquals(Map.of(), state.deadlines());
        state.removeOrdersIn(5);
        state.forgetClientOrders(5);
        state.forgetDeposits(5);
        state.removeStandingOrder("ann", Side.BUY);
        state.removeDeadline("ann");
    }

    @Test
    public void theClockIsTheLastPut() {
        ZoneState state = empty();
        ZoneClock clock = new ZoneClock(ZoneRules.defaults(), null, 1, 2, 3, 4, 5, 6);
        state.putClock(ZoneClock.UNOPENED);
        state.putClock(clock);
        assertEquals(clock, state.clock());
    }

    @Test
    public void sequenceNumbersHaveNoGap() {
        ZoneState state = empty();
        for (long expected = 0; expected < 5; expected++) {
            assertEquals(expected, state.takeSequence());
        }
    }

    @Test
    public void aMemberIsTheLastPut() {
        ZoneState state = empty();
        state.putMember(Member.of("ann", null));
        assertEquals(Optional.of(Member.of("ann", null)), state.member("ann"), "also one without a role");
        state.putMember(ANN);
        state.putMember(Member.of("bob", Role.CONSUMER));
        assertEquals(Optional.of(ANN), state.member("ann"));
        assertEquals(Optional.of(Member.of("bob", Role.CONSUMER)), state.member("bob"));
    }

    @Test
    public void ordersComeAndGo() {
        ZoneState state = empty();
        state.addOrder(5, order("o1"));
        state.addOrder(5, order("o2"));
        assertTrue(state.holds("o1") && state.holds("o2"));
        assertEquals(new MemberOrders("ann", 2, List.of(order("o1"), order("o2"))), sorted(state.orders(5, "ann")));
        state.removeOrder(5, order("o1"));
        assertFalse(state.holds("o1"));
        assertTrue(state.holds("o2"));
        assertEquals(new MemberOrders("ann", 2, List.of(order("o2"))), state.orders(5, "ann"), "it still counts");
        state.addOrder(5, order("o1"));
        assertTrue(state.holds("o1"));
        assertEquals(3, state.orders(5, "ann").placed());
    }

    @Test
    public void ordersLieByEpochAndUser() {
        ZoneState state = empty();
        state.addOrder(6, order("o1", "", "ann", 6));
        state.addOrder(5, order("o2", "", "ann", 5));
        state.addOrder(5, order("o3", "", "bob", 5));
        state.addOrder(300, order("o4", "", "ann", 300));
        assertEquals(List.of(order("o3", "", "bob", 5)), state.orders(5, "bob").orders());
        assertEquals(MemberOrders.none("bob"), state.orders(6, "bob"));
        assertEquals(Set.of("o2", "o3"), idsIn(state, 5));
        assertEquals(Set.of("o1"), idsIn(state, 6));
        state.removeOrdersIn(5);
        assertEquals(List.of(), state.ordersIn(5));
        assertEquals(MemberOrders.none("ann"), state.orders(5, "ann"));
        assertFalse(state.holds("o2") || state.holds("o3"));
        assertTrue(state.holds("o1") && state.holds("o4"));
        assertEquals(Set.of("o1"), idsIn(state, 6));
        state.removeOrdersIn(6);
        assertEquals(Set.of("o4"), idsIn(state, 300));
    }

    /** An order that goes on after a clearing lies with the next epoch, but counts towards its first alone. */
    @Test
    public void anOrderCarriedOnDoesNotCount() {
        ZoneState state = empty();
        state.addOrder(6, order("new", "", "ann", 6));
        state.addOrder(5, order("old", "", "ann", 5));
        state.removeOrdersIn(5);
        state.addOrder(6, order("old", "", "ann", 5));
        assertEquals(1, state.orders(6, "ann").placed());
        assertEquals(2, state.orders(6, "ann").orders().size());
        assertTrue(state.holds("old"));
        state.removeOrder(6, order("old", "", "ann", 5));
        assertEquals(1, state.orders(6, "ann").placed());
    }

    @Test
    public void nothingIsKeptOfAUserWhoseCarriedOrderIsTakenOut() {
        ZoneState state = empty();
        state.addOrder(6, order("old", "", "ann", 5));
        state.removeOrder(6, order("old", "", "ann", 5));
        assertEquals(List.of(), state.ordersIn(6));
        assertTrue(state.orders(6, "ann").isEmpty());
    }

    @Test
    public void whatWasReadDoesNotChange() {
        ZoneState state = empty();
        IntStream.range(0, 100).forEach(i -> state.addOrder(5, order("o" + i)));
        List<MemberOrders> before = state.ordersIn(5);
        MemberOrders own = state.orders(5, "ann");
        state.addOrder(5, order("new"));
        state.removeOrder(5, order("o7"));
        state.removeOrdersIn(5);
        assertEquals(100, own.orders().size());
        assertEquals(100, before.get(0).orders().size());
    }

    /** Ids are anybody's choice: no separator may let two pairs pass for one. */
    @Test
    public void clientOrderIdsBelongToTheirUser() {
        ZoneState state = empty();
        Order first = order("o1", "b/c", "ann", 5);
        Order second = order("o2", "c", "ann/b", 5);
        Order third = order("o3", "b/c", "ann/", 5);
        Order fourth = order("o4", "/c", "annb", 5);
        List.of(first, second, third, fourth).forEach(state::putClientOrder);
        for (Order each : List.of(first, second, third, fourth)) {
            assertEquals(Optional.of(each), state.clientOrder(each.userId(), each.clientOrderId()));
        }
        assertEquals(Optional.empty(), state.clientOrder("bob", "b/c"));
        assertFalse(state.holds("o1"), "they stand apart from the book");
    }

    @Test
    public void closedClientOrdersAreForgottenWithTheirEpoch() {
        ZoneState state = empty();
        state.putClientOrder(order("o1", "c1", "ann", 5));
        state.putClientOrder(order("o2", "c2", "ann", 5));
        state.putClientOrder(order("o3", "c3", "ann", 5));
        Order closed = order("o1", "c1", "ann", 5).with(0, 0);
        state.closeClientOrder(7, closed);
        state.closeClientOrder(8, order("o2", "c2", "ann", 5).with(0, 0));
        assertEquals(Optional.of(closed), state.clientOrder("ann", "c1"));
        state.forgetClientOrders(6);
        assertEquals(Optional.of(closed), state.clientOrder("ann", "c1"));
        state.forgetClientOrders(7);
        assertEquals(Optional.empty(), state.clientOrder("ann", "c1"));
        assertTrue(state.clientOrder("ann", "c2").isPresent());
        assertTrue(state.clientOrder("ann", "c3").isPresent(), "one in the book is not forgotten");
        state.putClientOrder(order("o9", "c1", "ann", 9));
        state.forgetClientOrders(7);
        assertTrue(state.clientOrder("ann", "c1").isPresent(), "nor one that took the id since");
    }

    @Test
    public void depositsAreForgottenWithTheirEpoch() {
        ZoneState state = empty();
        state.putDeposit(5, "d1");
        state.putDeposit(5, "d2");
        state.putDeposit(6, "d3");
        assertTrue(state.knowsDeposit("d1") && state.knowsDeposit("d2") && state.knowsDeposit("d3"));
        state.forgetDeposits(5);
        assertFalse(state.knowsDeposit("d1") || state.knowsDeposit("d2"));
        assertTrue(state.knowsDeposit("d3"));
    }

    @Test
    public void anIntervalIsTheLastPut() {
        ZoneState state = empty();
        state.putLastInterval("m1", Long.MIN_VALUE);
        state.putLastInterval("m2", 0);
        state.putLastInterval("m1", Long.MAX_VALUE);
        assertEquals(Optional.of(Long.MAX_VALUE), state.lastInterval("m1"));
        assertEquals(Optional.of(0L), state.lastInterval("m2"));
        assertEquals(Optional.empty(), state.lastInterval("m"));
    }

    @Test
    public void aUserHasOneStandingOrderForEachSide() {
        ZoneState state = empty();
        StandingOrder buy = new StandingOrder("s1", "ann", Side.BUY, 1, 2, false, 3, 4, 5);
        StandingOrder sell = new StandingOrder("s2", "ann", Side.SELL, 1, 0, true, 4, 0, 0);
        StandingOrder bobs = new StandingOrder("s3", "bob", Side.SELL, 1, 0, true, 5, 0, 0);
        StandingOrder changed = new StandingOrder("s1", "ann", Side.BUY, 9, 9, true, 9, 9, 9);
        List.of(buy, sell, bobs, changed).forEach(state::putStandingOrder);
        assertEquals(Optional.of(changed), state.standingOrder("ann", Side.BUY));
        assertEquals(Optional.of(sell), state.standingOrder("ann", Side.SELL));
        assertEquals(Set.of(changed, sell, bobs), Set.copyOf(state.standingOrders()));
        state.removeStandingOrder("ann", Side.BUY);
        assertEquals(Optional.empty(), state.standingOrder("ann", Side.BUY));
        assertEquals(Set.of(sell, bobs), Set.copyOf(state.standingOrders()));
        assertEquals(2, state.standingOrders().size());
    }

    @Test
    public void deadlinesComeAndGo() {
        ZoneState state = empty();
        state.putDeadline("ann", 5);
        state.putDeadline("bob", 6);
        Map<String, Long> before = state.deadlines();
        state.putDeadline("ann", 7);
        state.removeDeadline("bob");
        assertEquals(Map.of("ann", 5L, "bob", 6L), before);
        assertEquals(Map.of("ann", 7L), state.deadlines());
    }

    private static MemberOrders sorted(MemberOrders own) {
        return new MemberOrders(
                own.userId(),
                own.placed(),
                own.orders().stream()
                        .sorted(Comparator.comparing(Order::orderId))
                        .toList());
    }

    private static Set<String> idsIn(ZoneState state, long epoch) {
        return state.ordersIn(epoch).stream()
                .flatMap(own -> own.orders().stream())
                .map(Order::orderId)
                .collect(Collectors.toSet());
    }
}

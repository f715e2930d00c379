package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of a zone must do. A subclass says how to get an empty one, and its test is done. */
public abstract class ZoneStateContract {
    /** A memory that nothing was put into. */
    protected abstract ZoneState empty();

    private static final Member ANN = new Member(
            "ann", Role.PROSUMER, 1, 2, 3, 4, 5, List.of(new Member.OrderRef("o1", Side.SELL, -7, 8, 9, true)));

    private static Order order(String id, long remainingWh) {
        return new Order(id, "", "ann", Side.BUY, 10, remainingWh, 2, 3, 4, 5, 6, 7);
    }

    @Test
    public void anEmptyOneRemembersNothing() {
        ZoneState state = empty();
        assertEquals(ZoneClock.UNOPENED, state.clock());
        assertFalse(state.clock().isOpen());
        assertEquals(Optional.empty(), state.member("ann"));
        assertEquals(Optional.empty(), state.order("o1"));
        assertEquals(List.of(), state.orders());
        assertEquals(Optional.empty(), state.clientOrder("ann", "c1"));
        assertEquals(Optional.empty(), state.mark("deposit/1"));
        state.removeOrder("o1");
        state.removeClientOrder("ann", "c1");
    }

    @Test
    public void theClockIsTheLastPut() {
        ZoneState state = empty();
        ZoneClock clock = new ZoneClock(ZoneRules.defaults(), null, 1, 2, 3, 4, 5);
        state.putClock(ZoneClock.UNOPENED);
        state.putClock(clock);
        assertEquals(clock, state.clock());
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
        state.putOrder(order("o1", 10));
        state.putOrder(order("o2", 10));
        state.putOrder(order("o1", 4));
        assertEquals(Optional.of(order("o1", 4)), state.order("o1"));
        assertEquals(List.of(order("o1", 4), order("o2", 10)), sorted(state));
        state.removeOrder("o1");
        assertEquals(Optional.empty(), state.order("o1"));
        assertEquals(List.of(order("o2", 10)), sorted(state));
        state.putOrder(order("o1", 1));
        assertEquals(List.of(order("o1", 1), order("o2", 10)), sorted(state));
    }

    /** The clearing writes orders and removes them while it walks through its copy. */
    @Test
    public void theListOfOrdersIsACopy() {
        ZoneState state = empty();
        IntStream.range(0, 100).forEach(i -> state.putOrder(order("o" + i, 10)));
        List<Order> copy = state.orders();
        assertEquals(100, copy.size());
        for (Order each : copy) {
            state.removeOrder(each.orderId());
            state.putOrder(order("new " + each.orderId(), 1));
        }
        assertEquals(100, copy.size());
        assertTrue(copy.stream().noneMatch(o -> o.orderId().startsWith("new")));
        assertEquals(100, state.orders().size());
        assertTrue(state.orders().stream().allMatch(o -> o.orderId().startsWith("new")));
    }

    /** Ids are anybody's choice: no separator may let two pairs pass for one. */
    @Test
    public void clientOrderIdsBelongToTheirUser() {
        ZoneState state = empty();
        state.putClientOrder("ann", "b/c", "o1");
        state.putClientOrder("ann/b", "c", "o2");
        state.putClientOrder("ann/", "b/c", "o3");
        state.putClientOrder("annb", "/c", "o4");
        assertEquals(Optional.of("o1"), state.clientOrder("ann", "b/c"));
        assertEquals(Optional.of("o2"), state.clientOrder("ann/b", "c"));
        assertEquals(Optional.of("o3"), state.clientOrder("ann/", "b/c"));
        assertEquals(Optional.of("o4"), state.clientOrder("annb", "/c"));
        assertEquals(Optional.empty(), state.clientOrder("bob", "b/c"));
        state.putClientOrder("ann", "b/c", "o5");
        assertEquals(Optional.of("o5"), state.clientOrder("ann", "b/c"));
        state.removeClientOrder("ann", "b/c");
        assertEquals(Optional.empty(), state.clientOrder("ann", "b/c"));
        assertEquals(Optional.of("o2"), state.clientOrder("ann/b", "c"));
    }

    @Test
    public void closedOrdersStandApartFromTheBook() {
        ZoneState state = empty();
        assertEquals(Optional.empty(), state.closedOrder("o1"));
        assertEquals(List.of(), state.closedIn(7));
        state.putClosedOrder(order("o1", 0));
        state.putClosedIn(7, List.of("o1", "o2"));
        assertEquals(Optional.of(order("o1", 0)), state.closedOrder("o1"));
        assertEquals(Optional.empty(), state.order("o1"));
        assertEquals(List.of(), state.orders());
        assertEquals(List.of("o1", "o2"), state.closedIn(7));
        assertEquals(List.of(), state.closedIn(8));
        state.removeClosedOrder("o1");
        state.removeClosedIn(7);
        assertEquals(Optional.empty(), state.closedOrder("o1"));
        assertEquals(List.of(), state.closedIn(7));
    }

    @Test
    public void aMarkIsTheLastPut() {
        ZoneState state = empty();
        state.putMark("interval/m1", Long.MIN_VALUE);
        state.putMark("interval/m2", 0);
        state.putMark("interval/m1", Long.MAX_VALUE);
        assertEquals(Optional.of(Long.MAX_VALUE), state.mark("interval/m1"));
        assertEquals(Optional.of(0L), state.mark("interval/m2"));
        assertEquals(Optional.empty(), state.mark("interval/m"));
    }

    private static List<Order> sorted(ZoneState state) {
        List<Order> orders = new ArrayList<>(state.orders());
        orders.sort(Comparator.comparing(Order::orderId));
        return orders;
    }
}

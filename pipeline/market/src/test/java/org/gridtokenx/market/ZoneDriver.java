package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A zone on the heap with everything it said, and a log whose time never runs backwards. */
final class ZoneDriver {
    static final String ZONE = "riverside";

    /** A Saturday morning, at the start of an epoch of 15 minutes. */
    static final long START = 1_767_427_200_000L;

    static final long EPOCH = START / ZoneRules.DEFAULT_EPOCH_MILLIS;

    /** First millisecond after the epoch that opens at {@link #START}. */
    static final long END = START + ZoneRules.DEFAULT_EPOCH_MILLIS;

    final HeapZoneState state = new HeapZoneState();
    final List<ZoneEvent> events = new ArrayList<>();
    private final Zone zone = new Zone(ZONE, state, events::add);
    private long now = Long.MIN_VALUE;

    /** Opened with the default rules, by default members: {@code sue} sells 100 kWh, {@code bob} buys for 1000. */
    static ZoneDriver open() {
        return open(ZoneRules.defaults());
    }

    static ZoneDriver open(ZoneRules rules) {
        ZoneDriver driver = new ZoneDriver();
        driver.apply(new Command.SetRules(ZONE, rules), START);
        driver.member("sue", Role.PROSUMER, 0, 100_000);
        driver.member("bob", Role.CONSUMER, 1_000_000_000, 0);
        return driver;
    }

    void member(String user, Role role, long cashMicros, long energyWh) {
        apply(new Command.OpenAccount(ZONE, user, role));
        if (cashMicros > 0) {
            apply(new Command.Deposit(ZONE, user, "first of " + user, cashMicros));
        }
        if (energyWh > 0) {
            apply(new Command.CreditEnergy(ZONE, user, "meter of " + user, START - 900_000, energyWh, 0));
        }
    }

    /** Applies a command at the time of the one before it; returns what the zone said to it. */
    List<ZoneEvent.Body> apply(Command command) {
        return apply(command, now);
    }

    List<ZoneEvent.Body> apply(Command command, long millis) {
        now = Math.max(now, millis);
        int before = events.size();
        zone.apply(command, now);
        return bodiesFrom(before);
    }

    List<ZoneEvent.Body> apply(Place place) {
        return apply(place.command());
    }

    List<ZoneEvent.Body> apply(Place place, long millis) {
        return apply(place.command(), millis);
    }

    List<ZoneEvent.Body> advanceTo(long millis) {
        int before = events.size();
        zone.advanceTo(millis);
        return bodiesFrom(before);
    }

    List<ZoneEvent.Body> finish() {
        int before = events.size();
        zone.finish();
        return bodiesFrom(before);
    }

    private List<ZoneEvent.Body> bodiesFrom(int index) {
        return events.subList(index, events.size()).stream()
                .map(ZoneEvent::body)
                .toList();
    }

    Optional<Order> order(String orderId) {
        return state.allOrders().stream()
                .filter(o -> o.orderId().equals(orderId))
                .findFirst();
    }

    Member member(String user) {
        return state.member(user).orElseThrow();
    }

    /** Why the zone refuses an order, which it must. */
    RejectCode refusal(Place place) {
        return only(ZoneEvent.OrderRejected.class, apply(place)).code();
    }

    /** The zone's only answer of a kind. */
    static <T extends ZoneEvent.Body> T only(Class<T> kind, List<ZoneEvent.Body> bodies) {
        List<T> found = all(kind, bodies);
        assertEquals(1, found.size(), () -> "one " + kind.getSimpleName() + " in " + bodies);
        return found.get(0);
    }

    static <T extends ZoneEvent.Body> List<T> all(Class<T> kind, List<ZoneEvent.Body> bodies) {
        return bodies.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static Optional<ZoneEvent.OrderCleared> cleared(String orderId, List<ZoneEvent.Body> bodies) {
        return all(ZoneEvent.OrderCleared.class, bodies).stream()
                .filter(c -> c.order().orderId().equals(orderId))
                .findFirst();
    }
}

package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A zone's memory in plain maps, for tests, benchmarks and recomputation. */
public final class HeapZoneState implements ZoneState {
    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final Map<String, Order> closedOrders = new HashMap<>();
    private final Map<Long, List<String>> closedIn = new HashMap<>();
    private final Map<List<String>, String> clientOrders = new HashMap<>();
    private final Map<String, Long> marks = new HashMap<>();
    private ZoneClock clock = ZoneClock.UNOPENED;

    @Override
    public ZoneClock clock() {
        return clock;
    }

    @Override
    public void putClock(ZoneClock newClock) {
        clock = newClock;
    }

    @Override
    public Optional<Member> member(String userId) {
        return Optional.ofNullable(members.get(userId));
    }

    @Override
    public void putMember(Member member) {
        members.put(member.userId(), member);
    }

    @Override
    public Optional<Order> order(String orderId) {
        return Optional.ofNullable(orders.get(orderId));
    }

    @Override
    public void putOrder(Order order) {
        orders.put(order.orderId(), order);
    }

    @Override
    public void removeOrder(String orderId) {
        orders.remove(orderId);
    }

    @Override
    public List<Order> orders() {
        return new ArrayList<>(orders.values());
    }

    @Override
    public Optional<Order> closedOrder(String orderId) {
        return Optional.ofNullable(closedOrders.get(orderId));
    }

    @Override
    public void putClosedOrder(Order order) {
        closedOrders.put(order.orderId(), order);
    }

    @Override
    public void removeClosedOrder(String orderId) {
        closedOrders.remove(orderId);
    }

    @Override
    public List<String> closedIn(long epoch) {
        return closedIn.getOrDefault(epoch, List.of());
    }

    @Override
    public void putClosedIn(long epoch, List<String> orderIds) {
        closedIn.put(epoch, List.copyOf(orderIds));
    }

    @Override
    public void removeClosedIn(long epoch) {
        closedIn.remove(epoch);
    }

    @Override
    public Optional<String> clientOrder(String userId, String clientOrderId) {
        return Optional.ofNullable(clientOrders.get(List.of(userId, clientOrderId)));
    }

    @Override
    public void putClientOrder(String userId, String clientOrderId, String orderId) {
        clientOrders.put(List.of(userId, clientOrderId), orderId);
    }

    @Override
    public void removeClientOrder(String userId, String clientOrderId) {
        clientOrders.remove(List.of(userId, clientOrderId));
    }

    @Override
    public Optional<Long> mark(String name) {
        return Optional.ofNullable(marks.get(name));
    }

    @Override
    public void putMark(String name, long value) {
        marks.put(name, value);
    }
}

package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A zone's memory in plain maps, for tests, benchmarks and recomputation. */
public final class HeapZoneState implements ZoneState {
    private record ClientId(String userId, String clientOrderId) {}

    private record StandingKey(String userId, Side side) {}

    private final Map<String, Member> members = new HashMap<>();
    private final Map<Long, Map<String, MemberOrders>> orders = new HashMap<>();
    private final Set<String> orderIds = new HashSet<>();
    private final Map<ClientId, Order> clientOrders = new HashMap<>();
    private final Map<Long, List<ClientId>> closedIn = new HashMap<>();
    private final Set<String> deposits = new HashSet<>();
    private final Map<Long, List<String>> depositedIn = new HashMap<>();
    private final Map<String, Long> lastIntervals = new HashMap<>();
    private final Map<StandingKey, StandingOrder> standingOrders = new HashMap<>();
    private final Map<String, Long> deadlines = new TreeMap<>();
    private ZoneClock clock = ZoneClock.UNOPENED;
    private long nextSequence;

    @Override
    public ZoneClock clock() {
        return clock;
    }

    @Override
    public void putClock(ZoneClock newClock) {
        clock = newClock;
    }

    @Override
    public long takeSequence() {
        return nextSequence++;
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
    public MemberOrders orders(long epoch, String userId) {
        MemberOrders found = orders.getOrDefault(epoch, Map.of()).get(userId);
        return found == null ? MemberOrders.none(userId) : found;
    }

    @Override
    public void addOrder(long epoch, Order order) {
        orders.computeIfAbsent(epoch, e -> new HashMap<>())
                .put(order.userId(), orders(epoch, order.userId()).plus(order, epoch));
        orderIds.add(order.orderId());
    }

    @Override
    public void removeOrder(long epoch, Order order) {
        MemberOrders rest = orders(epoch, order.userId()).minus(order.orderId());
        if (rest.isEmpty()) {
            orders.get(epoch).remove(order.userId());
        } else {
            orders.get(epoch).put(order.userId(), rest);
        }
        orderIds.remove(order.orderId());
    }

    @Override
    public List<MemberOrders> ordersIn(long epoch) {
        return List.copyOf(orders.getOrDefault(epoch, Map.of()).values());
    }

    @Override
    public void removeOrdersIn(long epoch) {
        Map<String, MemberOrders> removed = orders.remove(epoch);
        if (removed != null) {
            removed.values().forEach(own -> own.orders().forEach(order -> orderIds.remove(order.orderId())));
        }
    }

    @Override
    public boolean holds(String orderId) {
        return orderIds.contains(orderId);
    }

    /** All orders in the book, in no particular order. */
    public List<Order> allOrders() {
        return orders.values().stream()
                .flatMap(byUser -> byUser.values().stream())
                .flatMap(own -> own.orders().stream())
                .toList();
    }

    /** All members, in no particular order. */
    public List<Member> allMembers() {
        return List.copyOf(members.values());
    }

    @Override
    public Optional<Order> clientOrder(String userId, String clientOrderId) {
        return Optional.ofNullable(clientOrders.get(new ClientId(userId, clientOrderId)));
    }

    @Override
    public void putClientOrder(Order order) {
        clientOrders.put(new ClientId(order.userId(), order.clientOrderId()), order);
    }

    @Override
    public void closeClientOrder(long epoch, Order order) {
        putClientOrder(order);
        closedIn.computeIfAbsent(epoch, e -> new ArrayList<>())
                .add(new ClientId(order.userId(), order.clientOrderId()));
    }

    @Override
    public void forgetClientOrders(long epoch) {
        List<ClientId> old = closedIn.remove(epoch);
        if (old != null) {
            old.forEach(clientOrders::remove);
        }
    }

    @Override
    public boolean knowsDeposit(String depositId) {
        return deposits.contains(depositId);
    }

    @Override
    public void putDeposit(long epoch, String depositId) {
        deposits.add(depositId);
        depositedIn.computeIfAbsent(epoch, e -> new ArrayList<>()).add(depositId);
    }

    @Override
    public void forgetDeposits(long epoch) {
        List<String> old = depositedIn.remove(epoch);
        if (old != null) {
            old.forEach(deposits::remove);
        }
    }

    @Override
    public Optional<Long> lastInterval(String meterId) {
        return Optional.ofNullable(lastIntervals.get(meterId));
    }

    @Override
    public void putLastInterval(String meterId, long startMillis) {
        lastIntervals.put(meterId, startMillis);
    }

    @Override
    public Optional<StandingOrder> standingOrder(String userId, Side side) {
        return Optional.ofNullable(standingOrders.get(new StandingKey(userId, side)));
    }

    @Override
    public void putStandingOrder(StandingOrder order) {
        standingOrders.put(new StandingKey(order.userId(), order.side()), order);
    }

    @Override
    public void removeStandingOrder(String userId, Side side) {
        standingOrders.remove(new StandingKey(userId, side));
    }

    @Override
    public List<StandingOrder> standingOrders() {
        return List.copyOf(standingOrders.values());
    }

    @Override
    public Map<String, Long> deadlines() {
        return Map.copyOf(deadlines);
    }

    @Override
    public void putDeadline(String userId, long millis) {
        deadlines.put(userId, millis);
    }

    @Override
    public void removeDeadline(String userId) {
        deadlines.remove(userId);
    }
}

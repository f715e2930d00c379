package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.util.FlinkRuntimeException;
import org.gridtokenx.jobs.state.Types;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneState;

/**
 * A zone's memory in Flink's keyed state, for whichever zone is the current key.
 *
 * <p>The clock changes with every event, so it is held between {@link #load} and {@link #store} and written once.
 */
final class KeyedZoneState implements ZoneState {
    private static final String SEPARATOR = "\n";

    private final ValueState<ZoneClock> clocks;
    private final MapState<String, Member> members;
    private final MapState<String, Order> orders;
    private final MapState<String, Order> closedOrders;
    private final MapState<Long, List<String>> closedIn;
    private final MapState<String, String> clientOrders;
    private final MapState<String, Long> marks;
    private ZoneClock loaded;
    private ZoneClock clock;

    KeyedZoneState(RuntimeContext context) {
        clocks = context.getState(new ValueStateDescriptor<>("clock", Types.CLOCK));
        members = context.getMapState(new MapStateDescriptor<>("members", STRING, Types.MEMBER));
        orders = context.getMapState(new MapStateDescriptor<>("orders", STRING, Types.ORDER));
        closedOrders = context.getMapState(new MapStateDescriptor<>("closed-orders", STRING, Types.ORDER));
        closedIn = context.getMapState(new MapStateDescriptor<>(
                "closed-in", org.apache.flink.api.common.typeinfo.Types.LONG, new ListTypeInfo<>(STRING)));
        clientOrders = context.getMapState(new MapStateDescriptor<>("client-orders", STRING, STRING));
        marks = context.getMapState(
                new MapStateDescriptor<>("marks", STRING, org.apache.flink.api.common.typeinfo.Types.LONG));
    }

    private static final TypeInformation<String> STRING = org.apache.flink.api.common.typeinfo.Types.STRING;

    /** Turns to the current key. */
    void load() throws Exception {
        loaded = clocks.value();
        if (loaded == null) {
            loaded = ZoneClock.UNOPENED;
        }
        clock = loaded;
    }

    /** Writes what {@link #load} held back. */
    void store() throws Exception {
        if (clock != loaded) {
            clocks.update(clock);
        }
    }

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
        return get(members, userId);
    }

    @Override
    public void putMember(Member member) {
        put(members, member.userId(), member);
    }

    @Override
    public Optional<Order> order(String orderId) {
        return get(orders, orderId);
    }

    @Override
    public void putOrder(Order order) {
        put(orders, order.orderId(), order);
    }

    @Override
    public void removeOrder(String orderId) {
        remove(orders, orderId);
    }

    @Override
    public List<Order> orders() {
        try {
            List<Order> all = new ArrayList<>();
            orders.values().forEach(all::add);
            return all;
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<Order> closedOrder(String orderId) {
        return get(closedOrders, orderId);
    }

    @Override
    public void putClosedOrder(Order order) {
        put(closedOrders, order.orderId(), order);
    }

    @Override
    public void removeClosedOrder(String orderId) {
        remove(closedOrders, orderId);
    }

    @Override
    public List<String> closedIn(long epoch) {
        return get(closedIn, epoch).orElse(List.of());
    }

    @Override
    public void putClosedIn(long epoch, List<String> orderIds) {
        put(closedIn, epoch, new ArrayList<>(orderIds));
    }

    @Override
    public void removeClosedIn(long epoch) {
        remove(closedIn, epoch);
    }

    @Override
    public Optional<String> clientOrder(String userId, String clientOrderId) {
        return get(clientOrders, userId + SEPARATOR + clientOrderId);
    }

    @Override
    public void putClientOrder(String userId, String clientOrderId, String orderId) {
        put(clientOrders, userId + SEPARATOR + clientOrderId, orderId);
    }

    @Override
    public void removeClientOrder(String userId, String clientOrderId) {
        remove(clientOrders, userId + SEPARATOR + clientOrderId);
    }

    @Override
    public Optional<Long> mark(String name) {
        return get(marks, name);
    }

    @Override
    public void putMark(String name, long value) {
        put(marks, name, value);
    }

    private static <K, V> Optional<V> get(MapState<K, V> state, K key) {
        try {
            return Optional.ofNullable(state.get(key));
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    private static <K, V> void put(MapState<K, V> state, K key, V value) {
        try {
            state.put(key, value);
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    private static <K> void remove(MapState<K, ?> state, K key) {
        try {
            state.remove(key);
        } catch (Exception e) {
            throw unreadable(e);
        }
    }

    /** Nothing can be decided without state: the job fails over and reads it from its checkpoint. */
    private static FlinkRuntimeException unreadable(Exception cause) {
        return new FlinkRuntimeException("the state of a zone cannot be read or written", cause);
    }
}

package org.gridtokenx.jobs.clearing;

import java.util.function.BiConsumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.ZoneClock;

/**
 * Flink's state of the clearing, for whichever zone is the current key. A map state lies in RocksDB as one entry for
 * each of its keys, so only what changed is written.
 */
final class ZoneStores {
    private final ValueState<ZoneClock> clock;
    private final ValueState<Long> nextSequence;
    private final MapState<EpochKey, MemberOrders> orders;
    private final MapState<EpochKey, Boolean> closedClientOrders;
    private final MapState<EpochKey, Boolean> depositsByEpoch;
    private final boolean sorted;

    final Store<String, Member> members;
    final Store<UserKey, Order> clientOrders;
    final Store<String, Boolean> deposits;
    final Store<String, Long> lastIntervals;
    final Store<UserKey, StandingOrder> standingOrders;
    final Store<String, Long> deadlines;

    /**
     * Declares the state.
     *
     * @param sorted whether map states give their entries in the order of their keys' bytes
     */
    ZoneStores(KeyedStateStore state, boolean sorted) {
        this.sorted = sorted;
        clock = state.getState(clocks());
        nextSequence = state.getState(new ValueStateDescriptor<>("next-sequence", Types.LONG));
        orders = map(state, "orders-by-epoch", StateTypes.EPOCH_KEY, StateTypes.MEMBER_ORDERS);
        closedClientOrders = map(state, "closed-client-orders", StateTypes.EPOCH_KEY, Types.BOOLEAN);
        depositsByEpoch = map(state, "deposits-by-epoch", StateTypes.EPOCH_KEY, Types.BOOLEAN);
        members = Store.of(map(state, "members", Types.STRING, StateTypes.MEMBER));
        clientOrders = Store.of(map(state, "client-orders", StateTypes.USER_KEY, StateTypes.ORDER));
        deposits = Store.of(map(state, "deposits", Types.STRING, Types.BOOLEAN));
        lastIntervals = Store.of(map(state, "last-intervals", Types.STRING, Types.LONG));
        standingOrders = Store.of(map(state, "standing-orders", StateTypes.USER_KEY, StateTypes.STANDING_ORDER));
        deadlines = Store.of(map(state, "deadlines", Types.STRING, Types.LONG));
    }

    /** Where the clock of each zone lies. */
    static ValueStateDescriptor<ZoneClock> clocks() {
        return new ValueStateDescriptor<>("clock", StateTypes.CLOCK);
    }

    private static <K, V> MapState<K, V> map(
            KeyedStateStore state, String name, TypeInformation<K> key, TypeInformation<V> value) {
        return state.getMapState(new MapStateDescriptor<>(name, key, value));
    }

    /** The clock, or null for a zone that was never written. */
    ZoneClock clock() {
        try {
            return clock.value();
        } catch (Exception e) {
            throw Store.unusable(e);
        }
    }

    void putClock(ZoneClock value) {
        try {
            clock.update(value);
        } catch (Exception e) {
            throw Store.unusable(e);
        }
    }

    /** The number of the next event, or null for a zone that was never written. */
    Long nextSequence() {
        try {
            return nextSequence.value();
        } catch (Exception e) {
            throw Store.unusable(e);
        }
    }

    void putNextSequence(long value) {
        try {
            nextSequence.update(value);
        } catch (Exception e) {
            throw Store.unusable(e);
        }
    }

    /** Orders of an epoch by user. */
    Store<String, MemberOrders> orders(long epoch) {
        return Store.ofEpoch(orders, sorted, epoch, userId -> new EpochKey(epoch, userId, ""), EpochKey::id);
    }

    /** All orders. */
    void forEachOrders(BiConsumer<EpochKey, MemberOrders> action) {
        Store.of(orders).forEach(action);
    }

    /** The client orders that left the book in an epoch. */
    Store<UserKey, Boolean> closedClientOrders(long epoch) {
        return Store.ofEpoch(
                closedClientOrders,
                sorted,
                epoch,
                key -> new EpochKey(epoch, key.userId(), key.name()),
                key -> new UserKey(key.id(), key.name()));
    }

    /** The deposits made in an epoch. */
    Store<String, Boolean> deposits(long epoch) {
        return Store.ofEpoch(depositsByEpoch, sorted, epoch, id -> new EpochKey(epoch, id, ""), EpochKey::id);
    }
}

package org.gridtokenx.jobs.clearing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneState;

/**
 * One zone's memory: a write-back cache over Flink's keyed state. It may be used, written and dropped only while its
 * zone is the current key.
 *
 * <p>What is asked for often is read at most once: the clock, members, the orders of an epoch, standing orders and
 * deadlines. Client orders and deposits are asked for to find a repeat, which is rare: they leave the heap when they
 * are written, and the fingerprints of client orders tell without reading that an id is new.
 */
final class KeyedZoneState implements ZoneState {
    private final ZoneStores stores;
    private final Runnable makeRoom;
    private final CachedMap<String, Member> members;
    private final EpochMaps<String, MemberOrders> orders;
    private final CachedMap<UserKey, Order> clientOrders;
    private final EpochMaps<UserKey, Boolean> closedClientOrders;
    private final CachedMap<String, Boolean> deposits;
    private final EpochMaps<String, Boolean> depositsByEpoch;
    private final CachedMap<String, Long> lastIntervals;
    private final CachedMap<UserKey, StandingOrder> standingOrders;
    private final CachedMap<String, Long> deadlines;
    private final ZoneIds ids;
    private ZoneClock clock;
    private long nextSequence;
    private ZoneClock storedClock;
    private long storedSequence;

    /**
     * The memory of the zone that is the current key.
     *
     * @param makeRoom called before the cache may grow; it may write and drop this zone, too
     */
    KeyedZoneState(ZoneStores stores, CacheSize size, Runnable makeRoom) {
        this.stores = stores;
        this.makeRoom = makeRoom;
        Long sequence = stores.nextSequence();
        // Whatever is written of a zone, its sequence is written, too.
        boolean empty = sequence == null;
        storedSequence = empty ? -1 : sequence;
        nextSequence = empty ? 0 : sequence;
        storedClock = stores.clock();
        clock = storedClock == null ? ZoneClock.UNOPENED : storedClock;
        members = new CachedMap<>(stores.members, empty, size, member -> 1);
        orders = new EpochMaps<>(
                stores::orders, empty, size, own -> Math.max(1, own.orders().size()));
        clientOrders = new CachedMap<>(stores.clientOrders, empty, size, order -> 1);
        closedClientOrders = new EpochMaps<>(stores::closedClientOrders, empty, size, closed -> 1);
        deposits = new CachedMap<>(stores.deposits, empty, size, deposit -> 1);
        depositsByEpoch = new EpochMaps<>(stores::deposits, empty, size, deposit -> 1);
        lastIntervals = new CachedMap<>(stores.lastIntervals, empty, size, start -> 1);
        standingOrders = new CachedMap<>(stores.standingOrders, empty, size, order -> 1);
        deadlines = new CachedMap<>(stores.deadlines, empty, size, millis -> 1);
        ids = new ZoneIds(empty, size);
    }

    /** Writes what has changed since it was last written. */
    void flush() {
        if (nextSequence != storedSequence) {
            stores.putNextSequence(nextSequence);
            storedSequence = nextSequence;
        }
        if (clock != storedClock) {
            stores.putClock(clock);
            storedClock = clock;
        }
        members.flush();
        orders.flush();
        lastIntervals.flush();
        standingOrders.flush();
        deadlines.flush();
        flushRepeats();
    }

    /** Writes what only tells repeats: it is written once, while members and orders may change again and again. */
    void flushRepeats() {
        clientOrders.flush();
        clientOrders.drop();
        closedClientOrders.flush();
        closedClientOrders.drop();
        deposits.flush();
        deposits.drop();
        depositsByEpoch.flush();
        depositsByEpoch.drop();
    }

    /** Takes all entries out of the heap, the fingerprints of ids aside; what has changed must have been written. */
    void drop() {
        members.drop();
        orders.drop();
        lastIntervals.drop();
        standingOrders.drop();
        deadlines.drop();
    }

    /** The fingerprints of ids, which are counted apart. */
    ZoneIds ids() {
        return ids;
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
    public long takeSequence() {
        return nextSequence++;
    }

    @Override
    public Optional<Member> member(String userId) {
        makeRoom.run();
        return Optional.ofNullable(members.get(userId));
    }

    @Override
    public void putMember(Member member) {
        makeRoom.run();
        members.put(member.userId(), member);
    }

    @Override
    public MemberOrders orders(long epoch, String userId) {
        makeRoom.run();
        MemberOrders found = orders.get(epoch, userId);
        return found == null ? MemberOrders.none(userId) : found;
    }

    @Override
    public void addOrder(long epoch, Order order) {
        MemberOrders before = orders(epoch, order.userId());
        orders.of(epoch).put(order.userId(), before.plus(order, epoch));
        ids.addOrder(order.orderId());
    }

    @Override
    public void removeOrder(long epoch, Order order) {
        MemberOrders rest = orders(epoch, order.userId()).minus(order.orderId());
        if (rest.isEmpty()) {
            orders.of(epoch).remove(order.userId());
        } else {
            orders.of(epoch).put(order.userId(), rest);
        }
        ids.removeOrder(order.orderId());
    }

    @Override
    public List<MemberOrders> ordersIn(long epoch) {
        makeRoom.run();
        return orders.isKnownEmpty(epoch) ? List.of() : orders.of(epoch).values();
    }

    @Override
    public void removeOrdersIn(long epoch) {
        for (MemberOrders own : ordersIn(epoch)) {
            own.orders().forEach(order -> ids.removeOrder(order.orderId()));
        }
        if (!orders.isKnownEmpty(epoch)) {
            orders.of(epoch).removeAll();
        }
    }

    @Override
    public boolean holds(String orderId) {
        makeRoom.run();
        if (!ids.knowOrders()) {
            flush();
            ids.readOrders(stores, orders);
        }
        return ids.holdOrder(orderId);
    }

    @Override
    public Optional<Order> clientOrder(String userId, String clientOrderId) {
        makeRoom.run();
        UserKey key = new UserKey(userId, clientOrderId);
        if (ids.awaitClientOrders()) {
            flush();
            ids.readClientOrders(stores);
        }
        return ids.mayHoldClientOrder(key) ? Optional.ofNullable(clientOrders.get(key)) : Optional.empty();
    }

    @Override
    public void putClientOrder(Order order) {
        makeRoom.run();
        UserKey key = new UserKey(order.userId(), order.clientOrderId());
        clientOrders.put(key, order);
        ids.addClientOrder(key);
    }

    @Override
    public void closeClientOrder(long epoch, Order order) {
        putClientOrder(order);
        closedClientOrders.of(epoch).put(new UserKey(order.userId(), order.clientOrderId()), true);
    }

    @Override
    public void forgetClientOrders(long epoch) {
        makeRoom.run();
        if (closedClientOrders.isKnownEmpty(epoch)) {
            return;
        }
        CachedMap<UserKey, Boolean> closed = closedClientOrders.of(epoch);
        for (UserKey key : closed.keys()) {
            clientOrders.remove(key);
            ids.removeClientOrder(key);
        }
        closed.removeAll();
    }

    @Override
    public boolean knowsDeposit(String depositId) {
        makeRoom.run();
        return deposits.get(depositId) != null;
    }

    @Override
    public void putDeposit(long epoch, String depositId) {
        makeRoom.run();
        deposits.put(depositId, true);
        depositsByEpoch.of(epoch).put(depositId, true);
    }

    @Override
    public void forgetDeposits(long epoch) {
        makeRoom.run();
        if (depositsByEpoch.isKnownEmpty(epoch)) {
            return;
        }
        CachedMap<String, Boolean> old = depositsByEpoch.of(epoch);
        old.keys().forEach(deposits::remove);
        old.removeAll();
    }

    @Override
    public Optional<Long> lastInterval(String meterId) {
        makeRoom.run();
        return Optional.ofNullable(lastIntervals.get(meterId));
    }

    @Override
    public void putLastInterval(String meterId, long startMillis) {
        makeRoom.run();
        lastIntervals.put(meterId, startMillis);
    }

    @Override
    public Optional<StandingOrder> standingOrder(String userId, Side side) {
        makeRoom.run();
        return Optional.ofNullable(standingOrders.get(new UserKey(userId, side.name())));
    }

    @Override
    public void putStandingOrder(StandingOrder order) {
        makeRoom.run();
        standingOrders.put(new UserKey(order.userId(), order.side().name()), order);
    }

    @Override
    public void removeStandingOrder(String userId, Side side) {
        makeRoom.run();
        standingOrders.remove(new UserKey(userId, side.name()));
    }

    @Override
    public List<StandingOrder> standingOrders() {
        makeRoom.run();
        return standingOrders.values();
    }

    @Override
    public Map<String, Long> deadlines() {
        makeRoom.run();
        return deadlines.keys().stream().collect(Collectors.toMap(userId -> userId, deadlines::get));
    }

    @Override
    public void putDeadline(String userId, long millis) {
        makeRoom.run();
        deadlines.put(userId, millis);
    }

    @Override
    public void removeDeadline(String userId) {
        makeRoom.run();
        deadlines.remove(userId);
    }
}

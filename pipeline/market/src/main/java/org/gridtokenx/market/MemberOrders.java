package org.gridtokenx.market;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A user's orders that next take part in the clearing of one epoch. Immutable; one with an order more shares its orders
 * with the one before, so that taking in an order costs the same however many there are.
 */
public final class MemberOrders {
    private static final int FIRST_CAPACITY = 2;

    private final String userId;
    private final int placed;
    /** The first {@code size} are these; what lies behind may belong to one that came after. */
    private final Order[] orders;

    private final int size;
    private final long highestBid;
    private final long lowestAsk;

    /**
     * Orders of a user.
     *
     * @param placed how many orders the user has addressed to the epoch, also those cancelled since: they count towards
     *     its limit
     * @param orders open ones, in no particular order
     */
    public MemberOrders(String userId, int placed, List<Order> orders) {
        this(userId, placed, orders.toArray(Order[]::new), orders.size());
    }

    private MemberOrders(String userId, int placed, Order[] orders, int size) {
        this.userId = Objects.requireNonNull(userId, "userId");
        this.placed = placed;
        this.orders = orders;
        this.size = size;
        long bid = Long.MIN_VALUE;
        long ask = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            bid = orders[i].side() == Side.BUY ? Math.max(bid, orders[i].limitMicros()) : bid;
            ask = orders[i].side() == Side.SELL ? Math.min(ask, orders[i].limitMicros()) : ask;
        }
        highestBid = bid;
        lowestAsk = ask;
    }

    private MemberOrders(MemberOrders before, Order order, boolean counts) {
        userId = before.userId;
        placed = before.placed + (counts ? 1 : 0);
        size = before.size + 1;
        boolean free = before.size < before.orders.length && before.orders[before.size] == null;
        orders = free
                ? before.orders
                : Arrays.copyOf(Arrays.copyOf(before.orders, before.size), Math.max(FIRST_CAPACITY, before.size * 2));
        orders[before.size] = order;
        boolean buys = order.side() == Side.BUY;
        highestBid = buys ? Math.max(before.highestBid, order.limitMicros()) : before.highestBid;
        lowestAsk = buys ? before.lowestAsk : Math.min(before.lowestAsk, order.limitMicros());
    }

    /** Nothing placed. */
    public static MemberOrders none(String userId) {
        return new MemberOrders(userId, 0, List.of());
    }

    public String userId() {
        return userId;
    }

    /** How many orders the user has addressed to the epoch, also those cancelled since. */
    public int placed() {
        return placed;
    }

    /** The open ones, in no particular order. */
    public List<Order> orders() {
        return Collections.unmodifiableList(Arrays.asList(orders).subList(0, size));
    }

    /** With one more order, which counts where it was addressed to this epoch and was not carried into it. */
    public MemberOrders plus(Order order, long epoch) {
        return new MemberOrders(this, order, order.firstEpoch() == epoch);
    }

    /** Without an order; it still counts. */
    public MemberOrders minus(String orderId) {
        return new MemberOrders(
                userId,
                placed,
                orders().stream().filter(o -> !o.orderId().equals(orderId)).toList());
    }

    /** Whether there is nothing to remember. */
    public boolean isEmpty() {
        return placed == 0 && size == 0;
    }

    /** Whether the price of an order on a side would meet that of one of these on the other, whenever they stand. */
    boolean meet(Side side, long limitMicros) {
        return side == Side.BUY ? limitMicros >= lowestAsk : limitMicros <= highestBid;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberOrders that
                && placed == that.placed
                && userId.equals(that.userId)
                && orders().equals(that.orders());
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, placed, orders());
    }

    @Override
    public String toString() {
        return "MemberOrders[userId=" + userId + ", placed=" + placed + ", orders=" + orders() + ']';
    }
}

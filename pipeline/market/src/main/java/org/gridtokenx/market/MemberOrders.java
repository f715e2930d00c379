package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A user's orders that next take part in the clearing of one epoch.
 *
 * @param placed how many orders the user has addressed to the epoch, also those cancelled since: they count towards its
 *     limit
 * @param orders open ones, in no particular order
 */
public record MemberOrders(String userId, int placed, List<Order> orders) {
    public MemberOrders {
        Objects.requireNonNull(userId, "userId");
        orders = List.copyOf(orders);
    }

    /** Nothing placed. */
    public static MemberOrders none(String userId) {
        return new MemberOrders(userId, 0, List.of());
    }

    /** With one more order, which counts where it was addressed to this epoch and was not carried into it. */
    public MemberOrders plus(Order order, long epoch) {
        List<Order> more = new ArrayList<>(orders.size() + 1);
        more.addAll(orders);
        more.add(order);
        return new MemberOrders(userId, placed + (order.firstEpoch() == epoch ? 1 : 0), more);
    }

    /** Without an order; it still counts. */
    public MemberOrders minus(String orderId) {
        return new MemberOrders(
                userId,
                placed,
                orders.stream().filter(o -> !o.orderId().equals(orderId)).toList());
    }

    /** Whether there is nothing to remember. */
    public boolean isEmpty() {
        return placed == 0 && orders.isEmpty();
    }
}

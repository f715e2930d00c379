package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A user in a zone: the account, and what admission must know of the user's orders.
 *
 * @param role null for a member by trading on unlimited credit
 * @param cashMicros available cash
 * @param cashReservedMicros cash held for open buy orders
 * @param energyWh available energy credit: measured export, not yet sold
 * @param energyReservedWh energy credit held for open sell orders
 * @param boughtWh energy bought and not yet retired against the meter's import; it cannot be sold again
 * @param orders orders in the book, and cancelled ones for an epoch that is still to clear: they count towards its limit
 */
public record Member(
        String userId,
        Role role,
        long cashMicros,
        long cashReservedMicros,
        long energyWh,
        long energyReservedWh,
        long boughtWh,
        List<OrderRef> orders) {
    /** What self-cross and the order limit need of an order. */
    public record OrderRef(
            String orderId, Side side, long limitMicros, long firstEpoch, long lastEpoch, boolean open) {}

    public Member {
        Objects.requireNonNull(userId, "userId");
        orders = List.copyOf(orders);
        if (cashMicros < 0 || cashReservedMicros < 0 || energyWh < 0 || energyReservedWh < 0 || boughtWh < 0) {
            throw new IllegalArgumentException("an account of " + userId + " would fall below zero");
        }
    }

    /** Somebody the zone has not met. */
    public static Member of(String userId, Role role) {
        return new Member(userId, role, 0, 0, 0, 0, 0, List.of());
    }

    Member withRole(Role newRole) {
        return new Member(
                userId, newRole, cashMicros, cashReservedMicros, energyWh, energyReservedWh, boughtWh, orders);
    }

    /** Moves each balance by a difference. */
    Member plus(long cash, long cashReserved, long energy, long energyReserved, long bought) {
        return new Member(
                userId,
                role,
                Math.addExact(cashMicros, cash),
                Math.addExact(cashReservedMicros, cashReserved),
                Math.addExact(energyWh, energy),
                Math.addExact(energyReservedWh, energyReserved),
                Math.addExact(boughtWh, bought),
                orders);
    }

    Member withOrder(OrderRef ref) {
        List<OrderRef> more = new ArrayList<>(orders);
        more.removeIf(o -> o.orderId().equals(ref.orderId()));
        more.add(ref);
        return withOrders(more);
    }

    Member withOrders(List<OrderRef> newOrders) {
        return new Member(
                userId, role, cashMicros, cashReservedMicros, energyWh, energyReservedWh, boughtWh, newOrders);
    }

    int ordersIn(long epoch) {
        int count = 0;
        for (OrderRef ref : orders) {
            if (ref.firstEpoch() == epoch) {
                count++;
            }
        }
        return count;
    }

    boolean wouldTradeWith(Side side, long limitMicros, long firstEpoch, long lastEpoch) {
        for (OrderRef own : orders) {
            boolean meet =
                    own.open() && own.side() != side && own.firstEpoch() <= lastEpoch && firstEpoch <= own.lastEpoch();
            if (meet && (side == Side.BUY ? limitMicros >= own.limitMicros() : limitMicros <= own.limitMicros())) {
                return true;
            }
        }
        return false;
    }
}

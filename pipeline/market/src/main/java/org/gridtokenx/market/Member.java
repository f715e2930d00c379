package org.gridtokenx.market;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * A user in a zone: the account, and where the user's orders are.
 *
 * @param role null for a member by trading on unlimited credit
 * @param cashMicros available cash
 * @param cashReservedMicros cash held for open orders
 * @param energyWh available energy credit: measured export, not yet sold
 * @param energyReservedWh energy credit held for open sell orders
 * @param boughtWh energy bought and not yet retired against the meter's import; it cannot be sold again
 * @param drawnWh what the user's meters reported as drawn while epoch {@code drawnIn} was open: what a standing buy
 *     order orders when the next one opens
 * @param epochs the epochs for which {@link ZoneState#orders} keeps something of the user, rising
 * @param openOrders how many open orders there are in all of them
 */
public record Member(
        String userId,
        Role role,
        long cashMicros,
        long cashReservedMicros,
        long energyWh,
        long energyReservedWh,
        long boughtWh,
        long drawnWh,
        long drawnIn,
        List<Long> epochs,
        int openOrders) {
    public Member {
        Objects.requireNonNull(userId, "userId");
        epochs = List.copyOf(epochs);
        if (cashMicros < 0 || cashReservedMicros < 0 || energyWh < 0 || energyReservedWh < 0 || boughtWh < 0) {
            throw new IllegalArgumentException("an account of " + userId + " would fall below zero");
        }
    }

    /** Somebody the zone has not met. */
    public static Member of(String userId, Role role) {
        return new Member(userId, role, 0, 0, 0, 0, 0, 0, 0, List.of(), 0);
    }

    Member withRole(Role newRole) {
        return new Member(
                userId,
                newRole,
                cashMicros,
                cashReservedMicros,
                energyWh,
                energyReservedWh,
                boughtWh,
                drawnWh,
                drawnIn,
                epochs,
                openOrders);
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
                drawnWh,
                drawnIn,
                epochs,
                openOrders);
    }

    /** Holds what an order needs: a sell order its energy, either what it can cost. */
    Member reserve(Side side, long quantityWh, long reservedMicros) {
        long energy = side == Side.SELL ? quantityWh : 0;
        return plus(-reservedMicros, reservedMicros, -energy, energy, 0);
    }

    /** Frees what an order holds. */
    Member release(Order order) {
        return reserve(order.side(), -order.remainingWh(), -order.reservedMicros());
    }

    /** Adds what a meter drew, to be forgotten when another epoch has opened and closed. */
    Member withDrawn(long wh, long openEpoch) {
        return new Member(
                userId,
                role,
                cashMicros,
                cashReservedMicros,
                energyWh,
                energyReservedWh,
                boughtWh,
                drawnIn == openEpoch ? Amounts.capped(drawnWh, wh) : wh,
                openEpoch,
                epochs,
                openOrders);
    }

    /** What was drawn while an epoch was open. */
    long drawnIn(long epoch) {
        return drawnIn == epoch ? drawnWh : 0;
    }

    /** Something of the user is now kept for an epoch; {@code more} orders are open. */
    Member withOrders(long epoch, int more) {
        if (epochs.contains(epoch)) {
            return withEpochs(epochs, openOrders + more);
        }
        TreeSet<Long> wider = new TreeSet<>(epochs);
        wider.add(epoch);
        return withEpochs(List.copyOf(wider), openOrders + more);
    }

    /** Nothing of the user is kept for an epoch any more; {@code fewer} orders have left the book. */
    Member withoutOrders(long epoch, int fewer) {
        return withEpochs(epochs.stream().filter(e -> e != epoch).toList(), openOrders - fewer);
    }

    /** The account alone. */
    public Member account() {
        return epochs.isEmpty() && openOrders == 0 ? this : withEpochs(List.of(), 0);
    }

    private Member withEpochs(List<Long> newEpochs, int newOpenOrders) {
        return new Member(
                userId,
                role,
                cashMicros,
                cashReservedMicros,
                energyWh,
                energyReservedWh,
                boughtWh,
                drawnWh,
                drawnIn,
                newEpochs,
                newOpenOrders);
    }
}

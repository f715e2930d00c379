package org.gridtokenx.market;

/**
 * An order that a zone has admitted.
 *
 * @param clientOrderId the user's own id, or empty
 * @param standingOrderId the standing order that the zone placed it for, or empty
 * @param position place in the zone's log, that of the standing order for an order made by one; the smaller has time
 *     priority
 * @param remainingWh what is neither filled nor cancelled
 * @param reservedMicros cash still held for it: what a buy order can cost, or what a sell order below zero can
 * @param firstEpoch the epoch it was addressed to
 * @param lastEpoch the last clearing it takes part in
 */
public record Order(
        String orderId,
        String clientOrderId,
        String standingOrderId,
        String userId,
        Side side,
        long quantityWh,
        long remainingWh,
        long limitMicros,
        long reservedMicros,
        long position,
        long firstEpoch,
        long lastEpoch,
        long placedAtMillis) {
    /** Whether it can still trade. */
    public boolean isOpen() {
        return remainingWh > 0;
    }

    /** Whether it takes part in the clearing of an epoch. */
    public boolean standsIn(long epoch) {
        return isOpen() && firstEpoch <= epoch && epoch <= lastEpoch;
    }

    /** The same order with less to trade and less reserved. */
    public Order with(long newRemainingWh, long newReservedMicros) {
        return new Order(
                orderId,
                clientOrderId,
                standingOrderId,
                userId,
                side,
                quantityWh,
                newRemainingWh,
                limitMicros,
                newReservedMicros,
                position,
                firstEpoch,
                lastEpoch,
                placedAtMillis);
    }

    /**
     * The cash that an order holds in a zone with accounts: what it costs at its limit, at most. A buyer pays at prices
     * above zero, a seller at prices below.
     */
    static long reservation(Side side, long quantityWh, long limitMicros) {
        long amount = Amounts.amountMicros(quantityWh, limitMicros);
        return Math.max(0, side == Side.BUY ? amount : -amount);
    }
}

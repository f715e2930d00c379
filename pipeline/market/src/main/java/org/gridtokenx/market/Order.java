package org.gridtokenx.market;

/**
 * An order that a zone has admitted.
 *
 * @param position place in the zone's log; the smaller has time priority
 * @param remainingWh what is neither filled nor cancelled
 * @param reservedMicros cash still held for a buy order; 0 for a sell order, which holds {@code remainingWh} of energy
 * @param firstEpoch the epoch it was addressed to
 * @param lastEpoch the last clearing it takes part in
 */
public record Order(
        String orderId,
        String clientOrderId,
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
}

package org.gridtokenx.market;

import java.util.Objects;

/**
 * What one epoch of one zone came to.
 *
 * @param orders orders that stood in the book at the clearing
 * @param clearingPriceMicros per kWh; 0 and meaningless without a match
 * @param matchedOrders orders with at least one fill
 * @param unservedBuyWh what the bids in the book had left after the clearing
 * @param unservedSellWh what the asks in the book had left after the clearing
 * @param merkleRoot root over the trades' canonical bytes, 64 hexadecimal digits
 */
public record EpochResult(
        String zone,
        long epoch,
        long startMillis,
        long endMillis,
        int orders,
        long clearingPriceMicros,
        long volumeWh,
        int matchedOrders,
        int matches,
        long unservedBuyWh,
        long unservedSellWh,
        String merkleRoot) {
    public EpochResult {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(merkleRoot, "merkleRoot");
    }
}

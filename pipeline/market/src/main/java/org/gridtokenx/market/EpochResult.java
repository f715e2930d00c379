package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.Objects;

/**
 * What one epoch of one zone came to.
 *
 * @param endMillis end of its interval
 * @param closedMillis when it closed: at its end, or before by an early close
 * @param orders orders that stood in the book at the clearing
 * @param clearingPriceMicros per kWh; 0 and meaningless without a match
 * @param matchedOrders orders with at least one fill
 * @param marginalBid id of the buy order of the last pair matched, which with {@code marginalAsk} sets the uniform price;
 *     empty without a match
 * @param marginalAsk id of the sell order of that pair
 * @param welfareMicros gains from trade: what the matched energy was worth to its buyers, by their limits, over what it
 *     was worth to its sellers; whatever the pricing, and rounded towards zero once. May exceed 64 bits.
 * @param unservedBuyWh what the bids in the book had left after the clearing
 * @param unservedSellWh what the asks in the book had left after the clearing
 * @param merkleRoot root over the trades' canonical bytes, 64 hexadecimal digits
 */
public record EpochResult(
        String zone,
        long epoch,
        long startMillis,
        long endMillis,
        long closedMillis,
        int orders,
        long clearingPriceMicros,
        long volumeWh,
        int matchedOrders,
        int matches,
        String marginalBid,
        String marginalAsk,
        BigInteger welfareMicros,
        long unservedBuyWh,
        long unservedSellWh,
        String merkleRoot) {
    public EpochResult {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(marginalBid, "marginalBid");
        Objects.requireNonNull(marginalAsk, "marginalAsk");
        Objects.requireNonNull(welfareMicros, "welfareMicros");
        Objects.requireNonNull(merkleRoot, "merkleRoot");
    }
}

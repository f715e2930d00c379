package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The double call auction of one epoch: price-time priority, one of three pricing rules.
 *
 * <p>Bids by price descending, asks by price ascending, each then by log position. While the best bid is at or above
 * the best ask, the smaller of the two quantities trades. The uniform price is the midpoint of the last pair matched,
 * clamped between {@code max(marginal ask, best bid left unserved)} and {@code min(marginal bid, best ask left
 * unserved)}, where a partly filled order counts as unserved: then no order left out would rather have traded at the
 * price, which the plain midpoint does not give.
 */
public final class Auction {
    private Auction() {}

    /**
     * Clears a book.
     *
     * @param bidPrices limit prices per kWh in log order, within the bounds of {@link ZoneRules}
     * @param bidWh quantities, greater than 0
     * @param askPrices as the bids
     * @param askWh as the bids
     */
    public static Clearing clear(Pricing pricing, long[] bidPrices, long[] bidWh, long[] askPrices, long[] askWh) {
        PriceTimeOrder bids = PriceTimeOrder.bids(bidPrices, bidWh);
        PriceTimeOrder asks = PriceTimeOrder.asks(askPrices, askWh);
        // Each match uses up at least one order, the last pair perhaps both.
        int most = bids.size() == 0 || asks.size() == 0 ? 0 : bids.size() + asks.size() - 1;
        int[] matchedBids = new int[most];
        int[] matchedAsks = new int[most];
        long[] quantities = new long[most];
        int matches = 0;
        long volume = 0;
        int b = 0;
        int a = 0;
        long bidLeft = bids.quantitiesWh()[0];
        long askLeft = asks.quantitiesWh()[0];
        // Which side runs out cannot be predicted, so the loop has no branch on it: behind the last order of a side
        // stands one that meets no price.
        while (bids.prices()[b] >= asks.prices()[a]) {
            long quantity = Math.min(bidLeft, askLeft);
            matchedBids[matches] = bids.indices()[b];
            matchedAsks[matches] = asks.indices()[a];
            quantities[matches] = quantity;
            matches++;
            volume = Math.addExact(volume, quantity);
            bidLeft -= quantity;
            askLeft -= quantity;
            int bidDone = bidLeft == 0 ? 1 : 0;
            int askDone = askLeft == 0 ? 1 : 0;
            b += bidDone;
            a += askDone;
            bidLeft += bids.quantitiesWh()[b] & -bidDone;
            askLeft += asks.quantitiesWh()[a] & -askDone;
        }
        if (matches == 0) {
            return new Clearing(0, matchedBids, matchedAsks, quantities, new long[0], 0, 0, bids, asks);
        }
        long[] prices = new long[matches];
        long clearingPrice;
        if (pricing == Pricing.UNIFORM) {
            long marginalBid = bidPrices[matchedBids[matches - 1]];
            long marginalAsk = askPrices[matchedAsks[matches - 1]];
            // After the loop, b and a point at the best orders left with something to trade, partly filled or not, or
            // behind the last, where the price is none to reckon with.
            long low = Math.max(marginalAsk, bids.prices()[b]);
            long high = Math.min(marginalBid, asks.prices()[a]);
            clearingPrice = Math.max(low, Math.min(high, Amounts.midpoint(marginalBid, marginalAsk)));
            Arrays.fill(prices, clearingPrice);
        } else {
            BigInteger value = BigInteger.ZERO;
            for (int i = 0; i < matches; i++) {
                long bid = bidPrices[matchedBids[i]];
                prices[i] = pricing == Pricing.PAY_AS_BID ? bid : Amounts.midpoint(bid, askPrices[matchedAsks[i]]);
                value = value.add(BigInteger.valueOf(prices[i]).multiply(BigInteger.valueOf(quantities[i])));
            }
            clearingPrice = Amounts.averagePrice(value, volume);
        }
        return new Clearing(matches, matchedBids, matchedAsks, quantities, prices, clearingPrice, volume, bids, asks);
    }
}

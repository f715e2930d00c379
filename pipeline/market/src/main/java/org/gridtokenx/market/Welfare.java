package org.gridtokenx.market;

import java.math.BigInteger;

/** Gains from trade: what the matched energy was worth to its buyers over what it was worth to its sellers. */
final class Welfare {
    private Welfare() {}

    /** In micro-units, rounded towards zero once; may exceed 64 bits. Never negative, as no ask meets a lower bid. */
    static BigInteger of(Clearing clearing, long[] bidPrices, long[] askPrices) {
        BigInteger large = BigInteger.ZERO;
        long small = 0;
        for (int i = 0; i < clearing.matches(); i++) {
            long gain = bidPrices[clearing.bids()[i]] - askPrices[clearing.asks()[i]];
            long quantity = clearing.quantitiesWh()[i];
            long product = gain * quantity;
            if (Math.multiplyHigh(gain, quantity) == 0 && product >= 0 && product <= Long.MAX_VALUE - small) {
                small += product;
            } else {
                large = large.add(BigInteger.valueOf(gain).multiply(BigInteger.valueOf(quantity)));
            }
        }
        return large.add(BigInteger.valueOf(small)).divide(BigInteger.valueOf(Amounts.WH_PER_KWH));
    }
}

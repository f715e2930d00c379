package org.gridtokenx.market;

import java.math.BigInteger;

/** The only place where the market multiplies and rounds money. */
public final class Amounts {
    /** Wh in a kWh, the unit prices are given for. */
    public static final long WH_PER_KWH = 1_000;

    /** Basis points in a whole. */
    public static final long BASIS_POINTS = 10_000;

    private Amounts() {}

    /**
     * {@code quantityWh * priceMicros / 1000}, rounded towards zero. Rounded once per trade, so the sum of an order's
     * fills never exceeds what was reserved for the whole order at its limit.
     *
     * @return micro-units
     * @throws ArithmeticException if the exact result does not fit 64 bits
     */
    public static long amountMicros(long quantityWh, long priceMicros) {
        long high = Math.multiplyHigh(quantityWh, priceMicros);
        long low = quantityWh * priceMicros;
        if (high == low >> 63) {
            return low / WH_PER_KWH;
        }
        return BigInteger.valueOf(quantityWh)
                .multiply(BigInteger.valueOf(priceMicros))
                .divide(BigInteger.valueOf(WH_PER_KWH))
                .longValueExact();
    }

    /**
     * The platform's share of a trade, rounded half up (away from zero at exactly half). A negative amount, which a
     * zone with negative prices can produce, carries no fee: there are no proceeds to take it from.
     *
     * @param feeBasisPoints 0 to 10000
     * @return micro-units, between 0 and the amount
     */
    public static long feeMicros(long amountMicros, int feeBasisPoints) {
        if (amountMicros <= 0) {
            return 0;
        }
        long whole = amountMicros / BASIS_POINTS * feeBasisPoints;
        long rest = amountMicros % BASIS_POINTS * feeBasisPoints;
        return whole + (rest + BASIS_POINTS / 2) / BASIS_POINTS;
    }

    /** A sum, or as far towards it as 64 bits go: for figures that nothing is paid by. */
    static long capped(long a, long b) {
        long sum = a + b;
        boolean wrapped = ((a ^ sum) & (b ^ sum)) < 0;
        return wrapped ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
    }

    /** Half-way between two prices; half a micro-unit rounds up (towards positive infinity). */
    static long midpoint(long a, long b) {
        return Math.floorDiv(a + b + 1, 2);
    }

    /** Volume-weighted average price, rounded half up; {@code valueTimesWh} is the sum of price times quantity. */
    static long averagePrice(BigInteger valueTimesWh, long volumeWh) {
        BigInteger twice = valueTimesWh.shiftLeft(1).add(BigInteger.valueOf(volumeWh));
        BigInteger[] division =
                twice.divideAndRemainder(BigInteger.valueOf(volumeWh).shiftLeft(1));
        long quotient = division[0].longValueExact();
        return division[1].signum() < 0 ? quotient - 1 : quotient;
    }
}

package org.gridtokenx.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Amounts and fees as the rule book says them, in exact arithmetic. */
final class NaiveMoney {
    private NaiveMoney() {}

    static BigInteger amount(BigInteger quantityWh, BigInteger priceMicros) {
        return new BigDecimal(quantityWh.multiply(priceMicros))
                .movePointLeft(3)
                .setScale(0, RoundingMode.DOWN)
                .toBigIntegerExact();
    }

    static BigInteger fee(BigInteger amount, int basisPoints) {
        return new BigDecimal(amount.multiply(BigInteger.valueOf(basisPoints)))
                .movePointLeft(4)
                .setScale(0, RoundingMode.HALF_UP)
                .toBigIntegerExact()
                .max(BigInteger.ZERO);
    }
}

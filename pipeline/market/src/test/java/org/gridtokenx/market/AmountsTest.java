package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 145000, 145000",
        "1500, 145001, 217501", // 217501.5 towards zero
        "1, 999, 0",
        "1, 1000, 1",
        "3, -999, -2", // -2.997 towards zero
        "0, 145000, 0",
        // beyond 64 bits before the division, within them after it
        "1000000000000, 9000000000, 9000000000000000000",
        "1000000000000, -9000000000, -9000000000000000000",
        "9223372036854775807, 1000, 9223372036854775807",
        "9223372036854775807, -1000, -9223372036854775807",
    })
    void anAmountIsQuantityTimesPriceTowardsZero(long quantityWh, long priceMicros, long amount) {
        assertEquals(amount, Amounts.amountMicros(quantityWh, priceMicros));
    }

    @Test
    void anAmountBeyond64BitsIsRefused() {
        long quantity = ZoneRules.QUANTITY_LIMIT_WH;
        assertThrows(ArithmeticException.class, () -> Amounts.amountMicros(quantity, ZoneRules.PRICE_LIMIT_MICROS));
        assertThrows(ArithmeticException.class, () -> Amounts.amountMicros(quantity, -ZoneRules.PRICE_LIMIT_MICROS));
        assertThrows(ArithmeticException.class, () -> Amounts.amountMicros(Long.MAX_VALUE, 1_001));
    }

    @ParameterizedTest
    @CsvSource({
        "10000, 100, 100",
        "50, 100, 1", // exactly half
        "49, 100, 0",
        "149, 100, 1",
        "150, 100, 2",
        "1, 5000, 1",
        "12345, 0, 0",
        "12345, 10000, 12345",
        "0, 100, 0",
        "-5000, 100, 0",
        "9223372036854775807, 10000, 9223372036854775807",
        "9223372036854775807, 9999, 9222449699651090329",
    })
    void aFeeIsRoundedHalfUp(long amount, int basisPoints, long fee) {
        assertEquals(fee, Amounts.feeMicros(amount, basisPoints));
    }

    @Test
    void amountsAndFeesAreThoseOfExactArithmetic() {
        for (int i = 0; i < 100_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            long quantity = random.nextLong() >>> random.nextInt(1, 64);
            long price = random.nextLong() >> random.nextInt(0, 64);
            BigInteger exact = new BigDecimal(BigInteger.valueOf(quantity).multiply(BigInteger.valueOf(price)))
                    .divide(BigDecimal.valueOf(1_000), 0, RoundingMode.DOWN)
                    .toBigIntegerExact();
            if (exact.bitLength() > 63) {
                assertThrows(
                        ArithmeticException.class, () -> Amounts.amountMicros(quantity, price), () -> Seeds.say(seed));
                continue;
            }
            long amount = Amounts.amountMicros(quantity, price);
            assertEquals(exact.longValueExact(), amount, () -> Seeds.say(seed));
            int basisPoints = random.nextInt(10_001);
            BigDecimal fee = BigDecimal.valueOf(amount)
                    .multiply(BigDecimal.valueOf(basisPoints))
                    .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                    .max(BigDecimal.ZERO);
            assertEquals(fee.longValueExact(), Amounts.feeMicros(amount, basisPoints), () -> Seeds.say(seed));
        }
    }

    /** What the reservation of a whole order relies on. */
    @Test
    void theFillsOfAnOrderNeverCostMoreThanTheWhole() {
        for (int i = 0; i < 20_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            long limit = random.nextLong(0, 2_000_000);
            long whole = random.nextLong(1, 5_000);
            long left = whole;
            long paid = 0;
            while (left > 0) {
                long fill = random.nextLong(1, left + 1);
                paid += Amounts.amountMicros(fill, limit - random.nextLong(0, Math.min(limit, 3) + 1));
                left -= fill;
            }
            assertTrue(paid <= Amounts.amountMicros(whole, limit), Seeds.say(seed));
        }
    }
}

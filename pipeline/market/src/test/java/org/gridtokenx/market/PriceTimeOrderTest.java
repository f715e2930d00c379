package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The sorted side of a book, at every size and width of prices where the way of sorting changes. */
class PriceTimeOrderTest {
    @Test
    void bestFirstAndThenByTime() {
        for (int i = 0; i < 3_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            // From one price for all to the whole range of rules; sizes around the small sort's limit and above.
            long width = (1L << random.nextInt(51)) + random.nextInt(2);
            long lowest = random.nextBoolean() ? -ZoneRules.PRICE_LIMIT_MICROS : random.nextLong(-1_000, 1_000);
            int size = random.nextInt(4) == 0 ? random.nextInt(250, 263) : random.nextInt(0, 700);
            assertSorted(prices(random, size, lowest, width), Seeds.say(seed));
        }
    }

    @Test
    void atSizesWherePriceAndIndexNoLongerFitOneKey() {
        SplittableRandom random = new SplittableRandom(Seeds.first());
        for (int size : new int[] {4_095, 4_096, 4_097, 8_193}) {
            long[] prices = prices(random, size, -ZoneRules.PRICE_LIMIT_MICROS, 2 * ZoneRules.PRICE_LIMIT_MICROS + 1);
            prices[size / 3] = -ZoneRules.PRICE_LIMIT_MICROS;
            prices[size / 2] = ZoneRules.PRICE_LIMIT_MICROS;
            assertSorted(prices, size + " orders, " + Seeds.say(Seeds.first()));
        }
    }

    private static long[] prices(SplittableRandom random, int size, long lowest, long width) {
        return LongStream.generate(() -> lowest + random.nextLong(width))
                .limit(size)
                .toArray();
    }

    private static void assertSorted(long[] prices, String where) {
        long[] quantities =
                IntStream.range(0, prices.length).mapToLong(i -> 7L * i + 1).toArray();
        Comparator<Integer> cheapest = Comparator.comparingLong(i -> prices[i]);
        assertSide(PriceTimeOrder.asks(prices, quantities), prices, cheapest, Long.MAX_VALUE, where);
        assertSide(PriceTimeOrder.bids(prices, quantities), prices, cheapest.reversed(), Long.MIN_VALUE, where);
    }

    private static void assertSide(
            PriceTimeOrder side, long[] prices, Comparator<Integer> best, long behindTheLast, String where) {
        int[] expected = IntStream.range(0, prices.length)
                .boxed()
                .sorted(best.thenComparing(i -> i))
                .mapToInt(i -> i)
                .toArray();
        assertEquals(prices.length, side.size(), where);
        assertArrayEquals(expected, side.indices(), where);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(prices[expected[i]], side.prices()[i], where);
            assertEquals(7L * expected[i] + 1, side.quantitiesWh()[i], where);
        }
        assertEquals(behindTheLast, side.prices()[prices.length], where);
        assertEquals(0, side.quantitiesWh()[prices.length], where);
    }
}

package org.gridtokenx.market;

import java.util.Arrays;

/**
 * Sorts one side of a book by price, best first; equal prices keep the order they came in, which is time priority.
 *
 * <p>A distance from the best price and an index are packed into one long where they fit, and sorted by a stable
 * least-significant-digit radix sort over the bits of the distance alone: linear in the number of orders, and no
 * comparison of objects.
 */
public final class PriceTimeOrder {
    private static final int DIGIT_BITS = 11;
    private static final int SMALL = 256;

    private PriceTimeOrder() {}

    /** Indices into {@code prices}, best bid (the highest) first. */
    public static int[] bids(long[] prices) {
        return sort(prices, true);
    }

    /** Indices into {@code prices}, best ask (the lowest) first. */
    public static int[] asks(long[] prices) {
        return sort(prices, false);
    }

    private static int[] sort(long[] prices, boolean descending) {
        int n = prices.length;
        if (n == 0) {
            return new int[0];
        }
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long price : prices) {
            low = Math.min(low, price);
            high = Math.max(high, price);
        }
        // Prices are within +-ZoneRules.PRICE_LIMIT_MICROS, so their distance fits in 51 bits.
        int indexBits = 32 - Integer.numberOfLeadingZeros(n - 1);
        int distanceBits = 64 - Long.numberOfLeadingZeros(high - low);
        if (indexBits + distanceBits > 63) {
            return sortByComparison(prices, descending);
        }
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            long distance = descending ? high - prices[i] : prices[i] - low;
            keys[i] = distance << indexBits | i;
        }
        if (n <= SMALL) {
            Arrays.sort(keys);
        } else {
            keys = radixSort(keys, indexBits, indexBits + distanceBits);
        }
        int[] order = new int[n];
        long mask = (1L << indexBits) - 1;
        for (int i = 0; i < n; i++) {
            order[i] = (int) (keys[i] & mask);
        }
        return order;
    }

    /**
     * Stable radix sort of non-negative keys by their bits {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @return the sorted keys, in the given array or in another; the given one is overwritten either way
     */
    public static long[] radixSort(long[] keys, int from, int to) {
        long[] source = keys;
        long[] target = new long[keys.length];
        int[] offsets = new int[1 << DIGIT_BITS];
        for (int shift = from; shift < to; shift += DIGIT_BITS) {
            int mask = (1 << Math.min(DIGIT_BITS, to - shift)) - 1;
            Arrays.fill(offsets, 0);
            for (long key : source) {
                offsets[(int) (key >>> shift) & mask]++;
            }
            int sum = 0;
            for (int digit = 0; digit <= mask; digit++) {
                int count = offsets[digit];
                offsets[digit] = sum;
                sum += count;
            }
            for (long key : source) {
                target[offsets[(int) (key >>> shift) & mask]++] = key;
            }
            long[] swap = source;
            source = target;
            target = swap;
        }
        return source;
    }

    private static int[] sortByComparison(long[] prices, boolean descending) {
        Integer[] order = new Integer[prices.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, (a, b) -> descending ? Long.compare(prices[b], prices[a]) : Long.compare(prices[a], prices[b]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}

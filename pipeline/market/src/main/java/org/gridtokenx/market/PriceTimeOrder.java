package org.gridtokenx.market;

import java.util.Arrays;

/**
 * One side of a book in the order of its priority: by price, best first; equal prices keep the order they came in, which
 * is time priority.
 *
 * <p>A distance from the best price and an index are packed into one long where they fit, and sorted by a stable
 * least-significant-digit radix sort over the bits of the distance alone: linear in the number of orders, and no
 * comparison of objects.
 *
 * @param size how many orders there are
 * @param indices per order, its place in the book's arrays
 * @param prices per order, its limit; then one that meets no price of the other side
 * @param quantitiesWh per order; then 0
 */
public record PriceTimeOrder(int size, int[] indices, long[] prices, long[] quantitiesWh) {
    private static final int DIGIT_BITS = 11;
    private static final int SMALL = 256;

    /** Bids, the highest first. */
    public static PriceTimeOrder bids(long[] prices, long[] quantitiesWh) {
        return sort(prices, quantitiesWh, true);
    }

    /** Asks, the lowest first. */
    public static PriceTimeOrder asks(long[] prices, long[] quantitiesWh) {
        return sort(prices, quantitiesWh, false);
    }

    private static PriceTimeOrder sort(long[] prices, long[] quantitiesWh, boolean descending) {
        int n = prices.length;
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (long price : prices) {
            low = Math.min(low, price);
            high = Math.max(high, price);
        }
        int[] indices = new int[n];
        long[] sortedPrices = new long[n + 1];
        long[] sortedWh = new long[n + 1];
        sortedPrices[n] = descending ? Long.MIN_VALUE : Long.MAX_VALUE;
        PriceTimeOrder order = new PriceTimeOrder(n, indices, sortedPrices, sortedWh);
        if (n == 0) {
            return order;
        }
        // Prices are within +-ZoneRules.PRICE_LIMIT_MICROS, so their distance fits in 51 bits.
        int indexBits = 32 - Integer.numberOfLeadingZeros(n - 1);
        int distanceBits = 64 - Long.numberOfLeadingZeros(high - low);
        if (indexBits + distanceBits > 63) {
            sortByComparison(prices, descending, indices);
            for (int i = 0; i < n; i++) {
                sortedPrices[i] = prices[indices[i]];
            }
        } else {
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
            long mask = (1L << indexBits) - 1;
            for (int i = 0; i < n; i++) {
                long distance = keys[i] >>> indexBits;
                indices[i] = (int) (keys[i] & mask);
                sortedPrices[i] = descending ? high - distance : low + distance;
            }
        }
        // A loop of its own: its reads lie far apart, and none has to wait for another.
        for (int i = 0; i < n; i++) {
            sortedWh[i] = quantitiesWh[indices[i]];
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

    private static void sortByComparison(long[] prices, boolean descending, int[] indices) {
        Integer[] order = new Integer[prices.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order, (a, b) -> descending ? Long.compare(prices[b], prices[a]) : Long.compare(prices[a], prices[b]));
        for (int i = 0; i < order.length; i++) {
            indices[i] = order[i];
        }
    }
}

package org.gridtokenx.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.gridtokenx.market.Auction;
import org.gridtokenx.market.Clearing;
import org.gridtokenx.market.PriceTimeOrder;
import org.gridtokenx.market.Pricing;

/**
 * Clearing in memory beside its floor: one radix sort of the orders' packed keys (price and index in one long), measured
 * in the same run. Half the orders are bids, half asks, limits uniform over 50,000 steps around the same middle.
 */
public final class ClearingBench {
    private static final int PRICE_STEPS = 50_000;
    private static final long SMALLEST_TOTAL_NANOS = 1_500_000_000L;

    private final PrintWriter out;

    public ClearingBench(PrintWriter out) {
        this.out = out;
    }

    /** Prints a line per size. */
    public void run(int... sizes) {
        out.println("Clearing in memory, uniform price, one thread; median of repeated runs");
        out.printf(
                Locale.ROOT,
                "%12s %14s %14s %8s %12s %12s%n",
                "orders",
                "clearing ms",
                "radix sort ms",
                "ratio",
                "matches",
                "bytes/order");
        for (int size : sizes) {
            measure(size);
            out.flush();
        }
    }

    private void measure(int orders) {
        SplittableRandom random = new SplittableRandom(orders);
        long[] bidPrices = prices(random, orders / 2);
        long[] askPrices = prices(random, orders - orders / 2);
        long[] bidWh = quantities(random, bidPrices.length);
        long[] askWh = quantities(random, askPrices.length);
        int indexBits = 32 - Integer.numberOfLeadingZeros(orders - 1);
        int keyBits = indexBits + 32 - Integer.numberOfLeadingZeros(PRICE_STEPS);
        Clearing[] last = new Clearing[1];
        Runnable clearing = () -> last[0] = Auction.clear(Pricing.UNIFORM, bidPrices, bidWh, askPrices, askWh);
        long[] keys = new long[orders];
        Runnable sort = () -> {
            for (int i = 0; i < orders; i++) {
                long price = i < bidPrices.length ? bidPrices[i] : askPrices[i - bidPrices.length];
                keys[i] = price << indexBits | i;
            }
            PriceTimeOrder.radixSort(keys, indexBits, keyBits);
        };
        repeat(clearing, SMALLEST_TOTAL_NANOS / 3);
        repeat(sort, SMALLEST_TOTAL_NANOS / 3);
        double clearingMillis = repeat(clearing, SMALLEST_TOTAL_NANOS).medianMillis();
        double sortMillis = repeat(sort, SMALLEST_TOTAL_NANOS).medianMillis();
        long allocated = allocatedBy(clearing);
        out.printf(
                Locale.ROOT,
                "%,12d %14.3f %14.3f %8.2f %,12d %12.1f%n",
                orders,
                clearingMillis,
                sortMillis,
                clearingMillis / sortMillis,
                last[0].matches(),
                (double) allocated / orders);
    }

    private static Medians repeat(Runnable task, long nanos) {
        long[] times = new long[100_000];
        int runs = 0;
        long begin = System.nanoTime();
        while (runs < times.length && (runs < 5 || System.nanoTime() - begin < nanos)) {
            long start = System.nanoTime();
            task.run();
            times[runs++] = System.nanoTime() - start;
        }
        return new Medians(java.util.Arrays.copyOf(times, runs));
    }

    private static long allocatedBy(Runnable task) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        task.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static long[] prices(SplittableRandom random, int count) {
        return random.longs(count, 1, PRICE_STEPS).toArray();
    }

    private static long[] quantities(SplittableRandom random, int count) {
        return random.longs(count, 100, 5_000).toArray();
    }
}

package org.gridtokenx.bench;

import java.util.Arrays;

/** Order statistics of measured times, in nanoseconds. */
record Medians(long[] sortedNanos) {
    Medians {
        sortedNanos = sortedNanos.clone();
        Arrays.sort(sortedNanos);
        if (sortedNanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** The smallest time that a share of all, such as 0.99, does not exceed. */
    long quantile(double share) {
        int rank = (int) Math.ceil(share * sortedNanos.length);
        return sortedNanos[Math.max(0, rank - 1)];
    }

    double medianMillis() {
        return quantile(0.5) / 1e6;
    }
}

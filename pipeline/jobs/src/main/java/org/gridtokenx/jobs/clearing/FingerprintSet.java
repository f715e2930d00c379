package org.gridtokenx.jobs.clearing;

/**
 * A set of {@link Fingerprint}s in one array, with linear probing. It is between half and three quarters full while it
 * grows, so it takes 21 to 32 bytes for each, a small set aside; and it shrinks when it empties.
 */
final class FingerprintSet {
    private static final int SMALLEST = 16;

    /** Two longs for each place; two zeros are a free one. */
    private long[] slots = new long[2 * SMALLEST];

    private int size;

    int size() {
        return size;
    }

    /** The bytes of the array. */
    long bytes() {
        return 8L * slots.length;
    }

    boolean contains(Fingerprint fingerprint) {
        return !isFree(find(fingerprint.high(), low(fingerprint)));
    }

    /** Adds a fingerprint; false if it was there already. */
    boolean add(Fingerprint fingerprint) {
        long low = low(fingerprint);
        int at = find(fingerprint.high(), low);
        if (!isFree(at)) {
            return false;
        }
        put(at, fingerprint.high(), low);
        size++;
        if (4L * size > 3L * capacity()) {
            resize(capacity() + capacity() / 2);
        }
        return true;
    }

    /** Removes a fingerprint; false if it was not there. */
    boolean remove(Fingerprint fingerprint) {
        int at = find(fingerprint.high(), low(fingerprint));
        if (isFree(at)) {
            return false;
        }
        closeGap(at);
        size--;
        if (capacity() > SMALLEST && 4L * size < capacity()) {
            resize(Math.max(SMALLEST, 2 * size));
        }
        return true;
    }

    /** Two zeros stand for a free place, so another value stands for them: once in 2<sup>127</sup> ids. */
    private static long low(Fingerprint fingerprint) {
        return fingerprint.high() == 0 && fingerprint.low() == 0 ? 1 : fingerprint.low();
    }

    private int capacity() {
        return slots.length / 2;
    }

    private boolean isFree(int at) {
        return slots[2 * at] == 0 && slots[2 * at + 1] == 0;
    }

    private void put(int at, long high, long low) {
        slots[2 * at] = high;
        slots[2 * at + 1] = low;
    }

    /** The place of a fingerprint, or the free place where it would go. */
    private int find(long high, long low) {
        int at = home(high, low);
        while (!isFree(at) && (slots[2 * at] != high || slots[2 * at + 1] != low)) {
            at = next(at);
        }
        return at;
    }

    /** UUIDs of version 7 share most of their leading bits: all bits are mixed (as in SplitMix64) before they choose. */
    private int home(long high, long low) {
        long mix = (high ^ Long.rotateLeft(low, 32)) * 0xbf58476d1ce4e5b9L;
        mix = (mix ^ mix >>> 31) * 0x94d049bb133111ebL;
        return (int) ((mix >>> 32) * capacity() >>> 32);
    }

    private int next(int at) {
        return at + 1 == capacity() ? 0 : at + 1;
    }

    /** Moves what was put behind a removed one for want of its place to where it will be looked for (Knuth, 6.4 R). */
    private void closeGap(int removed) {
        int gap = removed;
        for (int at = next(gap); !isFree(at); at = next(at)) {
            int home = home(slots[2 * at], slots[2 * at + 1]);
            boolean homeLiesBetween = gap <= at ? gap < home && home <= at : gap < home || home <= at;
            if (!homeLiesBetween) {
                put(gap, slots[2 * at], slots[2 * at + 1]);
                gap = at;
            }
        }
        put(gap, 0, 0);
    }

    private void resize(int capacity) {
        long[] old = slots;
        slots = new long[2 * capacity];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0 || old[i + 1] != 0) {
                put(find(old[i], old[i + 1]), old[i], old[i + 1]);
            }
        }
    }
}

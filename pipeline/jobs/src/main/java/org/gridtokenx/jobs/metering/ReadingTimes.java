package org.gridtokenx.jobs.metering;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * The timestamps of one meter's readings in one interval, each once, as milliseconds after the interval's start. Packed,
 * because a million meters have them in state: each as its distance to the one before, seven bits a byte.
 */
final class ReadingTimes {
    static final ReadingTimes NONE = new ReadingTimes(new byte[0]);

    private final byte[] packed;

    private ReadingTimes(byte[] packed) {
        this.packed = packed;
    }

    /** What {@link #packed} gave. */
    static ReadingTimes of(byte[] packed) {
        return packed.length == 0 ? NONE : new ReadingTimes(packed);
    }

    /** Its bytes, not to be changed. */
    byte[] packed() {
        return packed;
    }

    boolean contains(long offsetMillis) {
        long at = 0;
        for (int i = 0; i < packed.length && at < offsetMillis; ) {
            at += distance(i);
            i += length(i);
        }
        return packed.length > 0 && at == offsetMillis;
    }

    /** The greatest timestamp before a time, or -1 if there is none. */
    long before(long offsetMillis) {
        long before = -1;
        long at = 0;
        for (int i = 0; i < packed.length; i += length(i)) {
            at += distance(i);
            if (at >= offsetMillis) {
                break;
            }
            before = at;
        }
        return before;
    }

    /** The greatest timestamp, or -1 if there is none. */
    long last() {
        return before(Long.MAX_VALUE);
    }

    int count() {
        int count = 0;
        for (byte b : packed) {
            count += b >= 0 ? 1 : 0;
        }
        return count;
    }

    /** These and one more that is not among them. */
    ReadingTimes with(long offsetMillis) {
        long at = 0;
        for (int i = 0; i < packed.length; i += length(i)) {
            long next = at + distance(i);
            if (next > offsetMillis) {
                ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length + 4);
                out.write(packed, 0, i);
                write(offsetMillis - at, out);
                write(next - offsetMillis, out);
                out.write(packed, i + length(i), packed.length - i - length(i));
                return new ReadingTimes(out.toByteArray());
            }
            at = next;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(packed.length + 4);
        out.write(packed, 0, packed.length);
        write(offsetMillis - at, out);
        return new ReadingTimes(out.toByteArray());
    }

    /** How many bytes the distance at a place takes: all but the last have their highest bit set. */
    private int length(int at) {
        int length = 1;
        while (packed[at + length - 1] < 0) {
            length++;
        }
        return length;
    }

    private long distance(int at) {
        long distance = 0;
        int shift = 0;
        for (int i = at; ; i++) {
            distance |= (long) (packed[i] & 0x7f) << shift;
            if (packed[i] >= 0) {
                return distance;
            }
            shift += 7;
        }
    }

    private static void write(long distance, ByteArrayOutputStream out) {
        long rest = distance;
        while (rest > 0x7f) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReadingTimes that && Arrays.equals(packed, that.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }
}

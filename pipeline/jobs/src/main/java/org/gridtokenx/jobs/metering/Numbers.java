package org.gridtokenx.jobs.metering;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers in one to ten bytes, the small ones of either sign in one: zigzag, then seven bits a byte. */
final class Numbers {
    private Numbers() {}

    static void write(long number, DataOutput out) throws IOException {
        long rest = number << 1 ^ number >> 63;
        while ((rest & ~0x7fL) != 0) {
            out.writeByte((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long read(DataInput in) throws IOException {
        long zigzag = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte next = in.readByte();
            zigzag |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return zigzag >>> 1 ^ -(zigzag & 1);
            }
        }
        throw new IOException("a number of more than ten bytes");
    }
}

package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads the bytes of one record: what {@link DataInputStream} reads, without its detours. */
final class RecordReader implements DataInput {
    static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes;
    private int position;

    RecordReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /** How many bytes are left. */
    int available() {
        return bytes.length - position;
    }

    @Override
    public void readFully(byte[] target) throws IOException {
        readFully(target, 0, target.length);
    }

    @Override
    public void readFully(byte[] target, int offset, int count) throws IOException {
        System.arraycopy(bytes, take(count), target, offset, count);
    }

    @Override
    public int skipBytes(int count) {
        int skipped = Math.max(0, Math.min(count, available()));
        position += skipped;
        return skipped;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws IOException {
        return bytes[take(1)];
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return readByte() & 0xff;
    }

    @Override
    public short readShort() throws IOException {
        return (short) readUnsignedShort();
    }

    @Override
    public int readUnsignedShort() throws IOException {
        int at = take(2);
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    @Override
    public char readChar() throws IOException {
        return (char) readUnsignedShort();
    }

    @Override
    public int readInt() throws IOException {
        return (int) INTS.get(bytes, take(4));
    }

    @Override
    public long readLong() throws IOException {
        return (long) LONGS.get(bytes, take(8));
    }

    /** No form has such numbers. */
    @Override
    public float readFloat() {
        throw new UnsupportedOperationException("no floating point in a record");
    }

    /** No form has such numbers. */
    @Override
    public double readDouble() {
        throw new UnsupportedOperationException("no floating point in a record");
    }

    /** No form has lines. */
    @Override
    public String readLine() {
        throw new UnsupportedOperationException("a record has no lines");
    }

    @Override
    public String readUTF() throws IOException {
        int start = position;
        int length = readUnsignedShort();
        int at = take(length);
        int bits = 0;
        for (int i = at; i < at + length; i++) {
            bits |= bytes[i];
        }
        if (bits >= 0) {
            return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
        }
        position = start;
        return DataInputStream.readUTF(this);
    }

    private int take(int count) throws EOFException {
        int at = position;
        if (bytes.length - at < count) {
            throw new EOFException("the record ends after " + bytes.length + " bytes");
        }
        position = at + count;
        return at;
    }
}

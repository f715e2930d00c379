package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads a value from its bytes, as {@link DataInputStream} does, without a stream between. */
final class ByteInput implements DataInput {
    private final byte[] bytes;
    private final ByteBuffer view;
    private int next;

    ByteInput(byte[] bytes) {
        this.bytes = bytes;
        view = ByteBuffer.wrap(bytes);
    }

    /** How many bytes are left. */
    int left() {
        return bytes.length - next;
    }

    /** Goes past a number of bytes, and returns where they begin. */
    private int take(int count) throws EOFException {
        if (count > bytes.length - next) {
            throw new EOFException("the bytes end within a value");
        }
        int begin = next;
        next += count;
        return begin;
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
        int skipped = Math.max(0, Math.min(count, left()));
        next += skipped;
        return skipped;
    }

    @Override
    public boolean readBoolean() throws IOException {
        return readByte() != 0;
    }

    @Override
    public byte readByte() throws IOException {
        return bytes[take(Byte.BYTES)];
    }

    @Override
    public int readUnsignedByte() throws IOException {
        return Byte.toUnsignedInt(readByte());
    }

    @Override
    public short readShort() throws IOException {
        return view.getShort(take(Short.BYTES));
    }

    @Override
    public int readUnsignedShort() throws IOException {
        return Short.toUnsignedInt(readShort());
    }

    @Override
    public char readChar() throws IOException {
        return (char) readShort();
    }

    @Override
    public int readInt() throws IOException {
        return view.getInt(take(Integer.BYTES));
    }

    @Override
    public long readLong() throws IOException {
        return view.getLong(take(Long.BYTES));
    }

    @Override
    public float readFloat() {
        throw new UnsupportedOperationException("no value of the market has a fraction");
    }

    @Override
    public double readDouble() {
        throw new UnsupportedOperationException("no value of the market has a fraction");
    }

    @Override
    public String readLine() {
        throw new UnsupportedOperationException("texts are read by readUTF");
    }

    @Override
    public String readUTF() throws IOException {
        int start = next;
        int count = readUnsignedShort();
        int at = take(count);
        for (int i = at; i < at + count; i++) {
            if (bytes[i] < 0) {
                next = start;
                return DataInputStream.readUTF(this);
            }
        }
        return new String(bytes, at, count, StandardCharsets.ISO_8859_1);
    }
}

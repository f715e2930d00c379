package org.gridtokenx.contracts;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A value's bytes as they grow. The same bytes as {@link DataOutputStream} writes, without its lock on every byte: every
 * order passes here several times.
 */
final class ByteOutput implements DataOutput {
    private static final int LONGEST_TEXT = 65_535;
    private static final int ASCII_LIMIT = 0x80;

    private byte[] bytes;
    private ByteBuffer view;
    private int length;

    ByteOutput(int capacity) {
        bytes = new byte[capacity];
        view = ByteBuffer.wrap(bytes);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** Makes room, and returns where it begins. */
    private int grow(int by) {
        int begin = length;
        length += by;
        if (length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, 2 * bytes.length));
            view = ByteBuffer.wrap(bytes);
        }
        return begin;
    }

    @Override
    public void write(int value) {
        int at = grow(Byte.BYTES);
        bytes[at] = (byte) value;
    }

    @Override
    public void write(byte[] values) {
        write(values, 0, values.length);
    }

    @Override
    public void write(byte[] values, int offset, int count) {
        int at = grow(count);
        System.arraycopy(values, offset, bytes, at, count);
    }

    @Override
    public void writeBoolean(boolean value) {
        write(value ? 1 : 0);
    }

    @Override
    public void writeByte(int value) {
        write(value);
    }

    @Override
    public void writeShort(int value) {
        int at = grow(Short.BYTES);
        view.putShort(at, (short) value);
    }

    @Override
    public void writeChar(int value) {
        writeShort(value);
    }

    @Override
    public void writeInt(int value) {
        int at = grow(Integer.BYTES);
        view.putInt(at, value);
    }

    @Override
    public void writeLong(long value) {
        int at = grow(Long.BYTES);
        view.putLong(at, value);
    }

    @Override
    public void writeFloat(float value) {
        throw new UnsupportedOperationException("no value of the market has a fraction");
    }

    @Override
    public void writeDouble(double value) {
        throw new UnsupportedOperationException("no value of the market has a fraction");
    }

    @Override
    public void writeBytes(String text) {
        throw new UnsupportedOperationException("texts are written by writeUTF");
    }

    @Override
    public void writeChars(String text) {
        throw new UnsupportedOperationException("texts are written by writeUTF");
    }

    @Override
    public void writeUTF(String text) throws IOException {
        int count = text.length();
        if (count > LONGEST_TEXT) {
            throw new UTFDataFormatException("a text is longer than " + LONGEST_TEXT + " bytes");
        }
        int start = length;
        writeShort(count);
        int at = grow(count);
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= ASCII_LIMIT || c == 0) {
                length = start;
                new DataOutputStream(asStream()).writeUTF(text);
                return;
            }
            bytes[at + i] = (byte) c;
        }
    }

    private java.io.OutputStream asStream() {
        return new java.io.OutputStream() {
            @Override
            public void write(int value) {
                ByteOutput.this.write(value);
            }

            @Override
            public void write(byte[] values, int offset, int count) {
                ByteOutput.this.write(values, offset, count);
            }
        };
    }
}

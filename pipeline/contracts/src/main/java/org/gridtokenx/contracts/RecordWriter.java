package org.gridtokenx.contracts;

import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Writes the bytes of one record after the other into a buffer that is kept: what {@link DataOutputStream} writes, for
 * a fraction of its time. Ids are nearly always ASCII, whose bytes are their letters.
 */
final class RecordWriter extends OutputStream implements DataOutput {
    private static final int FIRST_CAPACITY = 1_024;
    private static final int KEPT_CAPACITY = 1 << 20;
    private static final ThreadLocal<RecordWriter> WRITERS = ThreadLocal.withInitial(RecordWriter::new);

    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int length;

    private RecordWriter() {}

    /** This thread's writer, empty. A record is written whole before the next one begins. */
    static RecordWriter ofThisThread() {
        RecordWriter writer = WRITERS.get();
        writer.length = 0;
        if (writer.buffer.length > KEPT_CAPACITY) {
            writer.buffer = new byte[FIRST_CAPACITY];
        }
        return writer;
    }

    /** A copy of what was written. */
    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    @Override
    public void write(int value) {
        reserve(1);
        buffer[length++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
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
        reserve(2);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    @Override
    public void writeChar(int value) {
        writeShort(value);
    }

    @Override
    public void writeInt(int value) {
        reserve(4);
        RecordReader.INTS.set(buffer, length, value);
        length += 4;
    }

    @Override
    public void writeLong(long value) {
        reserve(8);
        RecordReader.LONGS.set(buffer, length, value);
        length += 8;
    }

    /** No form has such numbers. */
    @Override
    public void writeFloat(float value) {
        throw new UnsupportedOperationException("no floating point in a record");
    }

    /** No form has such numbers. */
    @Override
    public void writeDouble(double value) {
        throw new UnsupportedOperationException("no floating point in a record");
    }

    @Override
    public void writeBytes(String text) throws IOException {
        new DataOutputStream(this).writeBytes(text);
    }

    @Override
    public void writeChars(String text) throws IOException {
        new DataOutputStream(this).writeChars(text);
    }

    @Override
    public void writeUTF(String text) throws IOException {
        int letters = text.length();
        int start = length;
        if (letters <= 0xffff) {
            writeShort(letters);
            reserve(letters);
            if (writeAscii(text, letters)) {
                return;
            }
            length = start;
        }
        new DataOutputStream(this).writeUTF(text);
    }

    private boolean writeAscii(String text, int letters) {
        byte[] bytes = buffer;
        int at = length;
        for (int i = 0; i < letters; i++) {
            char letter = text.charAt(i);
            if (letter == 0 || letter > 0x7f) {
                return false;
            }
            bytes[at + i] = (byte) letter;
        }
        length = at + letters;
        return true;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}

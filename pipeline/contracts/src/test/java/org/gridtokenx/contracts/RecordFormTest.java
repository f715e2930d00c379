package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Records are written and read as by the JDK's data streams, byte for byte. */
class RecordFormTest {
    @Test
    void textsAreModifiedUtf() throws IOException {
        for (int i = 0; i < 20_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            assertText(text(random, random.nextInt(40)), seed);
        }
        assertText("", 0);
        assertText("x".repeat(65_535), 0);
        assertText("☀".repeat(21_845), 0);
        assertText("x".repeat(5_000) + '\0', 0);
    }

    /** Letters of one, two and three bytes, zero, and halves of pairs. */
    private static String text(SplittableRandom random, int length) {
        int highest = random.nextInt(3) == 0 ? 0x10000 : 0x80;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(highest));
        }
        return text.toString();
    }

    private static void assertText(String text, long seed) throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        new DataOutputStream(expected).writeUTF(text);
        RecordWriter out = RecordWriter.ofThisThread();
        out.writeUTF(text);
        byte[] bytes = out.toBytes();
        assertArrayEquals(expected.toByteArray(), bytes, () -> Seeds.say(seed));
        assertEquals(text, new RecordReader(bytes).readUTF(), () -> Seeds.say(seed));
    }

    @Test
    void aTextBeyondItsLengthFieldIsRefused() {
        assertThrows(
                UTFDataFormatException.class, () -> RecordWriter.ofThisThread().writeUTF("x".repeat(65_536)));
        assertThrows(
                UTFDataFormatException.class, () -> RecordWriter.ofThisThread().writeUTF("☀".repeat(21_846)));
    }

    @Test
    void fieldsOfEveryKind() throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        DataOutputStream stream = new DataOutputStream(expected);
        RecordWriter out = RecordWriter.ofThisThread();
        byte[] raw = {1, -1, 0};
        for (DataOutput target : new DataOutput[] {stream, out}) {
            target.writeBoolean(true);
            target.writeByte(0x1fe);
            target.writeShort(-2);
            target.writeChar('☀');
            target.writeInt(-3);
            target.writeLong(Long.MIN_VALUE + 4);
            target.write(raw);
            target.write(raw, 1, 1);
            target.write(7);
            target.writeBytes("ab");
            target.writeChars("ab");
        }
        byte[] bytes = out.toBytes();
        assertArrayEquals(expected.toByteArray(), bytes);
        RecordReader in = new RecordReader(bytes);
        assertEquals(true, in.readBoolean());
        assertEquals(0xfe, in.readUnsignedByte());
        assertEquals(-2, in.readShort());
        assertEquals('☀', in.readChar());
        assertEquals(-3, in.readInt());
        assertEquals(Long.MIN_VALUE + 4, in.readLong());
        byte[] read = new byte[3];
        in.readFully(read);
        assertArrayEquals(raw, read);
        assertEquals(2, in.skipBytes(2));
        assertEquals(6, in.available());
        assertEquals(6, in.skipBytes(10));
        assertThrows(EOFException.class, in::readByte);
    }

    /** A record after a large one, and one after a failed one, hold nothing of it. */
    @Test
    void aRecordBeginsEmpty() throws IOException {
        RecordWriter.ofThisThread().write(new byte[2 << 20]);
        RecordWriter out = RecordWriter.ofThisThread();
        out.writeByte(1);
        assertThrows(UTFDataFormatException.class, () -> out.writeUTF("x".repeat(65_536)));
        RecordWriter next = RecordWriter.ofThisThread();
        next.writeByte(2);
        assertArrayEquals(new byte[] {2}, next.toBytes());
    }
}

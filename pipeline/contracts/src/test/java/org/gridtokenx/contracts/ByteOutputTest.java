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
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link ByteOutput} and {@link ByteInput} against the library's streams. */
class ByteOutputTest {
    private static final String[] TEXTS = {
        "",
        "a",
        "zone-1",
        "\u0000",
        "a\u0000b",
        "\u007f",
        "\u0080",
        "\u00e9t\u00e9",
        "\u07ff\u0800",
        "\ud83d\ude00",
        "\ud83d"
    };

    @Test
    void theBytesAreThoseOfTheLibrary() throws IOException {
        for (int seed = 0; seed < 500; seed++) {
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            write(seed, new DataOutputStream(expected));
            ByteOutput actual = new ByteOutput(1 + seed % 40);
            write(seed, actual);
            assertArrayEquals(expected.toByteArray(), actual.toBytes());
        }
    }

    private static void write(int seed, DataOutput out) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            switch (random.nextInt(7)) {
                case 0 -> out.writeLong(value);
                case 1 -> out.writeInt((int) value);
                case 2 -> out.writeShort((int) value);
                case 3 -> out.writeByte((int) value);
                case 4 -> out.writeBoolean(value > 0);
                case 5 -> out.write(new byte[] {(byte) value, 2, 3});
                default -> out.writeUTF(TEXTS[random.nextInt(TEXTS.length)]);
            }
        }
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        ByteOutput out = new ByteOutput(4);
        for (String text : TEXTS) {
            out.writeUTF(text);
            out.writeLong(-7);
        }
        out.writeInt(Integer.MIN_VALUE);
        out.writeShort(65_535);
        out.writeByte(200);
        out.writeBoolean(true);
        out.write(new byte[] {4, 5});
        ByteInput in = new ByteInput(out.toBytes());
        for (String text : TEXTS) {
            assertEquals(text, in.readUTF());
            assertEquals(-7, in.readLong());
        }
        assertEquals(Integer.MIN_VALUE, in.readInt());
        assertEquals(65_535, in.readUnsignedShort());
        assertEquals(200, in.readUnsignedByte());
        assertEquals(true, in.readBoolean());
        byte[] rest = new byte[2];
        in.readFully(rest);
        assertArrayEquals(new byte[] {4, 5}, rest);
        assertEquals(0, in.left());
    }

    @Test
    void bytesThatEndTooSoonAreRefused() throws IOException {
        ByteOutput out = new ByteOutput(16);
        out.writeUTF("\u00e9abc");
        byte[] bytes = out.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            ByteInput in = new ByteInput(Arrays.copyOf(bytes, length));
            assertThrows(EOFException.class, in::readUTF);
        }
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThrows(UTFDataFormatException.class, () -> new ByteOutput(8).writeUTF("x".repeat(65_536)));
        assertThrows(UTFDataFormatException.class, () -> new ByteOutput(8).writeUTF("\u00e9".repeat(40_000)));
    }
}

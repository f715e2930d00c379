package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A binary form: a version byte, then fields in a fixed order. Whole numbers are big-endian, texts are the modified
 * UTF-8 of {@link DataOutput#writeUTF}. A reader knows every version that was ever written.
 */
public interface Codec<T> {
    void write(T value, DataOutput out) throws IOException;

    /**
     * Reads one value.
     *
     * @throws IOException if the bytes are no value of a known version
     */
    T read(DataInput in) throws IOException;

    /** The bytes of a value. */
    default byte[] toBytes(T value) {
        ByteOutput bytes = new ByteOutput(256);
        try {
            write(value, bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException("a text is longer than 65535 bytes", e);
        }
        return bytes.toBytes();
    }

    /**
     * The value of bytes.
     *
     * @throws IOException if the bytes are no value of a known version, or more than one
     */
    default T fromBytes(byte[] bytes) throws IOException {
        ByteInput in = new ByteInput(bytes);
        T value = read(in);
        if (in.left() > 0) {
            throw new IOException(in.left() + " bytes too many");
        }
        return value;
    }
}

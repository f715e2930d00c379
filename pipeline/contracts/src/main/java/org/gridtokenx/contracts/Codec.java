package org.gridtokenx.contracts;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try {
            write(value, new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalArgumentException("a text is longer than 65535 bytes", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The value of bytes.
     *
     * @throws IOException if the bytes are no value of a known version, or more than one
     */
    default T fromBytes(byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        T value = read(new DataInputStream(in));
        if (in.available() > 0) {
            throw new IOException(in.available() + " bytes too many");
        }
        return value;
    }
}

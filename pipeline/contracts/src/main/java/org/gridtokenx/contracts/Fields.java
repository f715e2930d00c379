package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;

/** Parts that the binary forms have in common. */
final class Fields {
    // Constants' numbers in the bytes are their places here; a new one goes to the end.
    private static final List<Side> SIDES = List.of(Side.BUY, Side.SELL);
    private static final List<Role> ROLES = List.of(Role.CONSUMER, Role.PROSUMER);
    private static final int NONE = 0xff;

    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    private Fields() {}

    /**
     * Reads the version of a form.
     *
     * @param newest the one that is written; every version from 1 on can be read
     */
    static int version(DataInput in, int newest, String what) throws IOException {
        int version = in.readUnsignedByte();
        if (version < 1 || version > newest) {
            throw new IOException(
                    what + " of version " + version + ", known is " + (newest == 1 ? "1" : "1 to " + newest));
        }
        return version;
    }

    static void side(Side side, DataOutput out) throws IOException {
        out.writeByte(SIDES.indexOf(side));
    }

    static Side side(DataInput in) throws IOException {
        return constant(SIDES, in, "side");
    }

    static void role(Role role, DataOutput out) throws IOException {
        out.writeByte(role == null ? NONE : ROLES.indexOf(role));
    }

    static Role role(DataInput in) throws IOException {
        int number = in.readUnsignedByte();
        return number == NONE ? null : at(ROLES, number, "role");
    }

    /** A reject code is written as its word. */
    static void code(RejectCode code, DataOutput out) throws IOException {
        out.writeUTF(code.code());
    }

    static RejectCode code(DataInput in) throws IOException {
        String code = in.readUTF();
        for (RejectCode known : RejectCode.values()) {
            if (known.code().equals(code)) {
                return known;
            }
        }
        throw new IOException("unknown reject code " + code);
    }

    /** A number of any size: how many bytes follow, in one byte, then two's complement. */
    static void number(BigInteger number, DataOutput out) throws IOException {
        byte[] bytes = number.toByteArray();
        if (bytes.length > 0xff) {
            throw new IllegalArgumentException("a number of " + bytes.length + " bytes");
        }
        out.writeByte(bytes.length);
        out.write(bytes);
    }

    static BigInteger number(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedByte()];
        in.readFully(bytes);
        return valid(() -> new BigInteger(bytes));
    }

    /** Reads a list after its length in 4 bytes; a damaged length ends at the end of the bytes, not of the memory. */
    static <E> List<E> list(DataInput in, String what, Reading<E> element) throws IOException {
        int count = in.readInt();
        if (count < 0) {
            throw new IOException(count + " " + what);
        }
        List<E> list = new ArrayList<>(Math.min(count, 64));
        for (int i = 0; i < count; i++) {
            list.add(element.read());
        }
        return list;
    }

    static <E> E constant(List<E> constants, DataInput in, String what) throws IOException {
        return at(constants, in.readUnsignedByte(), what);
    }

    private static <E> E at(List<E> constants, int number, String what) throws IOException {
        if (number >= constants.size()) {
            throw new IOException("unknown " + what + ' ' + number);
        }
        return constants.get(number);
    }

    /** Builds a value; a value its constructor refuses is bytes that cannot be read. */
    static <T> T valid(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}

package org.gridtokenx.contracts;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Base58, in which Solana and the meters write keys and signatures: no 0, O, I or l, and a 1 for each leading zero byte. */
public final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LONGEST = 128;
    private static final int BASE = ALPHABET.length();
    private static final byte[] DIGITS = new byte[128];

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < BASE; i++) {
            DIGITS[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private Base58() {}

    /** The text of bytes. */
    public static String encode(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes);
        BigInteger base = BigInteger.valueOf(BASE);
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(base);
            reversed.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return "1".repeat(zeros) + reversed.reverse();
    }

    /** The bytes of a text; nothing if it is none, or longer than a key or signature. */
    public static Optional<byte[]> decode(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        if (letters.length > LONGEST) {
            return Optional.empty();
        }
        // In place, base 256, the lowest byte first.
        byte[] bytes = new byte[letters.length];
        int length = 0;
        int zeros = 0;
        for (byte letter : letters) {
            int carry = letter < 0 ? -1 : DIGITS[letter];
            if (carry < 0) {
                return Optional.empty();
            }
            if (length == 0 && carry == 0) {
                zeros++;
            }
            for (int i = 0; i < length; i++) {
                carry += (bytes[i] & 0xff) * BASE;
                bytes[i] = (byte) carry;
                carry >>>= Byte.SIZE;
            }
            if (carry > 0) {
                bytes[length++] = (byte) carry;
            }
        }
        byte[] ordered = new byte[zeros + length];
        for (int i = 0; i < length; i++) {
            ordered[zeros + i] = bytes[length - 1 - i];
        }
        return Optional.of(ordered);
    }
}

package org.gridtokenx.contracts;

/**
 * The secret with which an operator sends the readings of many meters: {@code gtxo_} and 32 letters or digits. As of a
 * {@link MeterKey}, only the hash is kept.
 */
public final class OperatorKey {
    private static final String PREFIX = "gtxo_";

    private OperatorKey() {}

    /** A new key. */
    public static String generate() {
        return MeterKey.generate(PREFIX);
    }

    /** Whether a text can be a key at all. */
    public static boolean isWellFormed(String text) {
        return MeterKey.isWellFormed(text, PREFIX);
    }
}

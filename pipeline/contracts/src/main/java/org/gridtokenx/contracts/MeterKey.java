package org.gridtokenx.contracts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secret with which a meter sends readings: {@code gtxm_} and 32 letters or digits, some 190 bits. The API gives it
 * and keeps only its hash; meter-ingest finds the meter by that hash.
 */
public final class MeterKey {
    private static final String PREFIX = "gtxm_";
    private static final int LENGTH = 32;
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private MeterKey() {}

    /** A new key. */
    public static String generate() {
        return generate(PREFIX);
    }

    /** A new key of another kind. */
    static String generate(String prefix) {
        StringBuilder key = new StringBuilder(prefix);
        for (int i = 0; i < LENGTH; i++) {
            key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }

    /** Whether a text can be a key at all; what cannot need not be looked up. */
    public static boolean isWellFormed(String text) {
        return isWellFormed(text, PREFIX);
    }

    static boolean isWellFormed(String text, String prefix) {
        return text.length() == prefix.length() + LENGTH
                && text.startsWith(prefix)
                && text.chars().skip(prefix.length()).allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /**
     * What the column {@code meters.api_key_hash} holds of a key: its SHA-256, 64 hexadecimal digits. A plain hash will
     * do: such a key cannot be guessed.
     */
    public static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

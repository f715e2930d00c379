package org.gridtokenx.jobs.clearing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * 128 bits that stand for an id.
 *
 * <p>A UUID in canonical text (RFC 9562, lower case) stands for itself: two of them never collide. Of any other id it is
 * the first half of its SHA-256 with the highest bit of {@code low} cleared, which is set in every UUID: so an id
 * collides with no UUID, and with another id by a chance of 1 in 2<sup>127</sup>. That chance is accepted: it only
 * decides whether an order is refused as a repeat, and as a function of the ids alone it decides the same in every
 * replay.
 */
record Fingerprint(long high, long low) {
    private static final int UUID_LENGTH = 36;

    /** The fingerprint of an id. */
    static Fingerprint of(String id) {
        if (id.length() == UUID_LENGTH) {
            long high = hex(id, 0, 18);
            long low = hex(id, 19, UUID_LENGTH);
            if (low >>> 62 == 0b10 && isUuid(id)) {
                return new Fingerprint(high, low);
            }
        }
        return hashed(id);
    }

    /** The fingerprint of a user's name for something. The length between the two keeps pairs apart. */
    static Fingerprint of(UserKey key) {
        return hashed(key.userId().length() + ":" + key.userId() + key.name());
    }

    private static Fingerprint hashed(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(digest.getLong(), digest.getLong() & Long.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isUuid(String id) {
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            char c = id.charAt(i);
            if (dash ? c != '-' : !(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    /** The value of the digits in a range; dashes, and whatever is no digit, count for nothing. */
    private static long hex(String id, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = id.charAt(i);
            if (c != '-') {
                value = value << 4 | (c <= '9' ? c - '0' : c - 'a' + 10) & 0xf;
            }
        }
        return value;
    }
}

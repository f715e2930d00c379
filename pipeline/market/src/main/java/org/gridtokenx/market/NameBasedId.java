package org.gridtokenx.market;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from a name, so that a replay gives the same: UUIDs of RFC 9562. */
final class NameBasedId {
    /** Namespace of trades. */
    static final UUID TRADES = UUID.fromString("6f0f2f6e-6d1c-5c3a-9c1b-0d8f3f7a5e11");

    /** Namespace of the orders that standing orders make. */
    static final UUID STANDING_ORDERS = UUID.fromString("a8d0c9b4-52f7-5f0e-8a43-3c9e1f6b7d20");

    private NameBasedId() {}

    /** Name-based (version 5). */
    static UUID of(UUID namespace, byte[] name) {
        ByteBuffer hash = hash(namespace, name);
        return uuid(hash.getLong(), hash.getLong(), 5);
    }

    /** Sorted by time, as those that the API gives (version 7); where those have random bits, bits of the name's hash. */
    static UUID of(UUID namespace, byte[] name, long millis) {
        ByteBuffer hash = hash(namespace, name);
        return uuid(millis << 16 | hash.getLong() >>> 48, hash.getLong(), 7);
    }

    private static UUID uuid(long high, long low, int version) {
        return new UUID(
                high & 0xffffffffffff0fffL | (long) version << 12, low & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private static ByteBuffer hash(UUID namespace, byte[] name) {
        ByteBuffer input = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name);
        return ByteBuffer.wrap(sha1(input.array()));
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

package org.gridtokenx.market;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids that follow from a name, so that a replay gives the same: name-based UUIDs (version 5, RFC 9562). */
final class NameBasedId {
    /** Namespace of trades. */
    static final UUID TRADES = UUID.fromString("6f0f2f6e-6d1c-5c3a-9c1b-0d8f3f7a5e11");

    /** Namespace of the orders that standing orders make. */
    static final UUID STANDING_ORDERS = UUID.fromString("a8d0c9b4-52f7-5f0e-8a43-3c9e1f6b7d20");

    private NameBasedId() {}

    static UUID of(UUID namespace, byte[] name) {
        ByteBuffer input = ByteBuffer.allocate(16 + name.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(name);
        ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x5000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}

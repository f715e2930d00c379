package org.gridtokenx.api.orders;

import java.security.SecureRandom;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562, section 5.7): they sort by the time they were made. */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long TIME_MASK = 0xffff_ffff_ffffL;

    private Uuid7() {}

    /** A new one: 48 bits of milliseconds since 1970, 74 random bits. */
    public static UUID at(long millis) {
        long high = (millis & TIME_MASK) << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

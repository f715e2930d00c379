package org.gridtokenx.api.orders;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes UUIDs of version 7 (RFC 9562, section 5.7). They sort by the order in which they were made: 48 bits
 * of milliseconds since 1970 and 12 bits that begin at random and count (section 6.2, method 1), then 62 random bits.
 */
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    private final AtomicLong lastTick = new AtomicLong();

    /** A new one. A clock that steps back, or too many in a millisecond, only makes it seem a little younger. */
    public UUID next(long millis) {
        // The counter begins in its lower half, so that it has room to count.
        long fresh = millis << COUNTER_BITS | RANDOM.nextInt(1 << (COUNTER_BITS - 1));
        long tick = lastTick.updateAndGet(last -> Math.max(last + 1, fresh));
        long high = tick >>> COUNTER_BITS << 16 | 0x7000L | tick & 0xfffL;
        long low = RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

package org.gridtokenx.ingest;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many readings each meter has sent in this minute, by this instance. */
final class MeterLimit {
    private static final long MINUTE_MILLIS = 60_000;

    private final int readingsPerMinute;
    private final Clock clock;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private long minute;

    /**
     * A limit.
     *
     * @param readingsPerMinute of each meter
     */
    MeterLimit(int readingsPerMinute, Clock clock) {
        if (readingsPerMinute < 1) {
            throw new IllegalArgumentException("--readings-per-meter must be at least 1");
        }
        this.readingsPerMinute = readingsPerMinute;
        this.clock = clock;
    }

    /**
     * Counts readings.
     *
     * @throws Refusal 429 if they are too many
     */
    void count(String meterId, int readings) {
        startMinute();
        if (counts.merge(meterId, readings, Integer::sum) > readingsPerMinute) {
            throw Refusal.rateLimited(
                    "more than " + readingsPerMinute + " readings of this meter in a minute; wait a little");
        }
    }

    private synchronized void startMinute() {
        long now = clock.millis() / MINUTE_MILLIS;
        if (now != minute) {
            minute = now;
            counts.clear();
        }
    }
}

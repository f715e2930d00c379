package org.gridtokenx.ingest.intake;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;

/** How many readings each meter has sent in this minute, by this instance. Only registered ones are counted. */
public final class MeterLimit {
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
    public MeterLimit(int readingsPerMinute, Clock clock) {
        if (readingsPerMinute < 1) {
            throw new IllegalArgumentException("--readings-per-meter must be at least 1");
        }
        this.readingsPerMinute = readingsPerMinute;
        this.clock = clock;
    }

    /**
     * Counts readings.
     *
     * @param sender a meter's id, or what else has a share of its own
     * @throws Refusal RATE_LIMITED if they are too many
     */
    void count(String sender, int readings) {
        startMinute();
        if (counts.merge(sender, readings, Integer::sum) > readingsPerMinute) {
            throw new Refusal(
                    RefusalCode.RATE_LIMITED,
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

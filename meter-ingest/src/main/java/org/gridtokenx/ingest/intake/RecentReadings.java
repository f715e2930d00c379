package org.gridtokenx.ingest.intake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The times of the last readings that this instance wrote for each meter, so that a sender who repeats itself hears of
 * it at once. It is a courtesy: bounded, and not shared with other instances; the metering job has the last word.
 */
public final class RecentReadings {
    private static final int SHARDS = 16;
    /** Of each meter. */
    private static final int MOST_TIMES = 32;

    private static final int FIRST_TIMES = 4;
    /** One meter for each so many bytes of the heap, so that they take less than a tenth of it. */
    private static final int BYTES_EACH = 8_192;

    private final Shard[] shards = new Shard[SHARDS];

    /** As many meters as the heap has room for. */
    public RecentReadings() {
        this((int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / BYTES_EACH));
    }

    RecentReadings(int mostMeters) {
        Arrays.setAll(shards, i -> new Shard(Math.max(1, mostMeters / SHARDS)));
    }

    /** Those times in a ring, and the newest of all. */
    private static final class Times {
        private long[] ring = new long[FIRST_TIMES];
        private int count;
        private long newest = Long.MIN_VALUE;

        void add(long time) {
            if (count == ring.length && count < MOST_TIMES) {
                ring = Arrays.copyOf(ring, count * 2);
            }
            ring[count % ring.length] = time;
            count = count + 1 == 2 * MOST_TIMES ? MOST_TIMES : count + 1;
            newest = Math.max(newest, time);
        }

        boolean contains(long time) {
            for (int i = 0; i < Math.min(count, ring.length); i++) {
                if (ring[i] == time) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Forgets the meter that was quiet for longest. */
    private static final class Shard extends LinkedHashMap<String, Times> {
        private static final long serialVersionUID = 1;

        private final int capacity;

        Shard(int capacity) {
            super(FIRST_TIMES, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Times> eldest) {
            return size() > capacity;
        }
    }

    /** Remembers a reading that the log has. */
    void add(String meterId, long timestampMillis) {
        Shard shard = shard(meterId);
        synchronized (shard) {
            shard.computeIfAbsent(meterId, id -> new Times()).add(timestampMillis);
        }
    }

    boolean contains(String meterId, long timestampMillis) {
        Shard shard = shard(meterId);
        synchronized (shard) {
            Times times = shard.get(meterId);
            return times != null && times.contains(timestampMillis);
        }
    }

    /** The newest time of a meter; {@link Long#MIN_VALUE} if there is none. */
    long newest(String meterId) {
        Shard shard = shard(meterId);
        synchronized (shard) {
            Times times = shard.get(meterId);
            return times == null ? Long.MIN_VALUE : times.newest;
        }
    }

    private Shard shard(String meterId) {
        int hash = meterId.hashCode();
        return shards[(hash ^ hash >>> 16) & SHARDS - 1];
    }
}

package org.gridtokenx.ingest.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was seen of each meter, in the readings before and in this body so far. */
final class SeenInBody {
    private static final class Times {
        private final Set<Long> all = new HashSet<>();
        private long newest = Long.MIN_VALUE;
    }

    private final RecentReadings before;
    private final Map<String, Times> meters = new HashMap<>();

    SeenInBody(RecentReadings before) {
        this.before = before;
    }

    long newest(String meterId) {
        Times times = meters.get(meterId);
        return Math.max(before.newest(meterId), times == null ? Long.MIN_VALUE : times.newest);
    }

    boolean contains(String meterId, long timestampMillis) {
        Times times = meters.get(meterId);
        return times != null && times.all.contains(timestampMillis) || before.contains(meterId, timestampMillis);
    }

    void add(String meterId, long timestampMillis) {
        Times times = meters.computeIfAbsent(meterId, id -> new Times());
        times.all.add(timestampMillis);
        times.newest = Math.max(times.newest, timestampMillis);
    }
}

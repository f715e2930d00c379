package org.gridtokenx.ingest;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridtokenx.contracts.MeterKey;

/**
 * Whose key it is. Remembered for a minute, so that the registry is not asked for each post; an unknown key only for
 * two seconds, because it may just have been registered. While the registry does not answer, a known key stays good.
 */
final class MeterKeys {
    private static final Duration KNOWN = Duration.ofSeconds(60);
    private static final Duration UNKNOWN = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_KNOWN = 200_000;
    private static final int MOST_UNKNOWN = 10_000;

    private final Meter.Registry registry;
    private final Clock clock;
    private final Map<String, Entry> known = new Bounded(MOST_KNOWN);
    /** Apart, so that whoever tries many keys does not push the known ones out. */
    private final Map<String, Entry> unknown = new Bounded(MOST_UNKNOWN);

    private volatile long askAgainMillis;

    private record Entry(Optional<Meter> meter, long untilMillis) {}

    /** By hash. Forgets the oldest. */
    private static final class Bounded extends LinkedHashMap<String, Entry> {
        private static final long serialVersionUID = 1;

        private final int capacity;

        Bounded(int capacity) {
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > capacity;
        }
    }

    MeterKeys(Meter.Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The meter of a key.
     *
     * @throws Refusal 401 for no key or an unknown one, 503 if that cannot be known
     */
    Meter meter(String key) {
        if (key == null || key.isBlank()) {
            throw Refusal.unauthorized("send the meter's key in the header X-API-KEY");
        }
        return (MeterKey.isWellFormed(key) ? find(MeterKey.hash(key)) : Optional.<Meter>empty())
                .orElseThrow(() -> Refusal.unauthorized("no meter has this key; POST /api/v1/meters gives one"));
    }

    private Optional<Meter> find(String hash) {
        long now = clock.millis();
        Entry entry = remembered(hash);
        if (entry != null && now < entry.untilMillis()) {
            return entry.meter();
        }
        Optional<Meter> stale = entry == null ? Optional.empty() : entry.meter();
        if (now < askAgainMillis) {
            return stale.or(() -> {
                throw Refusal.unavailable("Postgres does not answer, so the key cannot be checked; send again soon");
            });
        }
        try {
            Optional<Meter> meter = registry.byKeyHash(hash);
            remember(hash, new Entry(meter, now + (meter.isPresent() ? KNOWN : UNKNOWN).toMillis()));
            return meter;
        } catch (Refusal e) {
            // Nobody else waits for the same time-out within the next second.
            askAgainMillis = now + PAUSE.toMillis();
            if (stale.isPresent()) {
                return stale;
            }
            throw e;
        }
    }

    private Entry remembered(String hash) {
        synchronized (known) {
            Entry entry = known.get(hash);
            return entry == null ? unknown.get(hash) : entry;
        }
    }

    private void remember(String hash, Entry entry) {
        boolean found = entry.meter().isPresent();
        synchronized (known) {
            (found ? unknown : known).remove(hash);
            (found ? known : unknown).put(hash, entry);
        }
    }
}

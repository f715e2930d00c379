package org.gridtokenx.ingest.registry;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry said, for a while: a minute for what it knows, two seconds for what it does not, because that may
 * just have been registered. Bounded; what is not known is kept apart, so that whoever tries many names does not push
 * the known ones out.
 */
final class Remembered<V> {
    private static final long KNOWN_MILLIS = Duration.ofSeconds(60).toMillis();
    private static final long UNKNOWN_MILLIS = Duration.ofSeconds(2).toMillis();
    /** One for each so many bytes of the heap, so that they take less than a quarter of it. */
    private static final int BYTES_EACH = 4_096;

    private static final int MOST_KNOWN =
            (int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / BYTES_EACH);
    private static final int MOST_UNKNOWN = 10_000;

    private final Map<String, Entry<V>> known = new Bounded<>(MOST_KNOWN);
    private final Map<String, Entry<V>> unknown = new Bounded<>(MOST_UNKNOWN);

    /**
     * What was said.
     *
     * @param value empty if it was not known
     */
    record Entry<V>(Optional<V> value, long untilMillis) {
        boolean isFresh(long nowMillis) {
            return nowMillis < untilMillis;
        }
    }

    /** Forgets the oldest. */
    private static final class Bounded<V> extends LinkedHashMap<String, Entry<V>> {
        private static final long serialVersionUID = 1;

        private final int capacity;

        Bounded(int capacity) {
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry<V>> eldest) {
            return size() > capacity;
        }
    }

    /** What was said of a name, however long ago; null if it was never asked for, or is forgotten. */
    synchronized Entry<V> of(String name) {
        Entry<V> entry = known.get(name);
        return entry == null ? unknown.get(name) : entry;
    }

    synchronized void put(String name, Optional<V> value, long nowMillis) {
        boolean isKnown = value.isPresent();
        Entry<V> entry = new Entry<>(value, nowMillis + (isKnown ? KNOWN_MILLIS : UNKNOWN_MILLIS));
        (isKnown ? unknown : known).remove(name);
        (isKnown ? known : unknown).put(name, entry);
    }

    synchronized int size() {
        return known.size() + unknown.size();
    }
}

package org.gridtokenx.jobs.clearing;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;

/** What a zone keeps by epoch and key: a {@link CachedMap} for each epoch, over a store in which they lie together. */
final class EpochMaps<K, V> {
    private final LongFunction<Store<K, V>> stores;
    private final CacheSize size;
    private final ToIntFunction<V> weigher;
    private final TreeMap<Long, CachedMap<K, V>> maps = new TreeMap<>();
    private long storedThrough;

    /**
     * Nothing in the heap.
     *
     * @param empty whether the stores are known to be empty
     */
    EpochMaps(LongFunction<Store<K, V>> stores, boolean empty, CacheSize size, ToIntFunction<V> weigher) {
        this.stores = stores;
        this.size = size;
        this.weigher = weigher;
        storedThrough = empty ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    CachedMap<K, V> of(long epoch) {
        return maps.computeIfAbsent(
                epoch, e -> new CachedMap<>(stores.apply(epoch), epoch > storedThrough, size, weigher));
    }

    /** A value, or null. */
    V get(long epoch, K key) {
        CachedMap<K, V> map = maps.get(epoch);
        if (map == null) {
            return epoch > storedThrough ? null : of(epoch).get(key);
        }
        return map.get(key);
    }

    /** Whether nothing is kept for an epoch, as far as is known without reading. */
    boolean isKnownEmpty(long epoch) {
        return epoch > storedThrough && !maps.containsKey(epoch);
    }

    /** The stores hold nothing for later epochs that is not in the heap; {@link Long#MIN_VALUE} for none at all. */
    void setStoredThrough(long epoch) {
        storedThrough = epoch;
        if (epoch == Long.MIN_VALUE) {
            maps.values().forEach(CachedMap::setComplete);
        }
    }

    /** Writes what has changed. */
    void flush() {
        maps.values().forEach(CachedMap::flush);
        maps.values().removeIf(CachedMap::isEmpty);
    }

    /** Takes everything out of the heap; what has changed must have been written. */
    void drop() {
        for (Map.Entry<Long, CachedMap<K, V>> entry : maps.entrySet()) {
            entry.getValue().drop();
            storedThrough = Math.max(storedThrough, entry.getKey());
        }
        maps.clear();
    }
}

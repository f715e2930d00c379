package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * A map of one zone: read from a {@link Store} at the first touch of a key, changed in the heap, written back by {@link
 * #flush}. Values are immutable, so what is written may be serialised later.
 */
final class CachedMap<K, V> {
    /** A key's value, or null where it has none. */
    private static final class Entry<V> {
        private V value;
        private int weight = 1;
        /** Whether the store may hold something for the key. */
        private boolean stored;

        Entry(V value, boolean stored) {
            this.value = value;
            this.stored = stored;
        }
    }

    private final Store<K, V> store;
    private final CacheSize size;
    private final ToIntFunction<V> weigher;
    private final Map<K, Entry<V>> entries = new HashMap<>();
    private Set<K> unwritten = new HashSet<>();
    private boolean complete;

    /**
     * A map with nothing in the heap.
     *
     * @param complete whether the store is known to be empty
     * @param weigher for how many entries of the cache a value counts
     */
    CachedMap(Store<K, V> store, boolean complete, CacheSize size, ToIntFunction<V> weigher) {
        this.store = store;
        this.complete = complete;
        this.size = size;
        this.weigher = weigher;
    }

    /** The value of a key, or null. */
    V get(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            if (complete) {
                return null;
            }
            V value = store.get(key);
            entry = add(key, value, value != null);
        }
        return entry.value;
    }

    void put(K key, V value) {
        Entry<V> entry = entries.get(key);
        if (entry == null) {
            entry = add(key, value, !complete);
        } else {
            entry.value = value;
            weigh(entry);
        }
        markUnwritten(key);
    }

    void remove(K key) {
        Entry<V> entry = entries.get(key);
        if (entry == null && complete) {
            return;
        }
        if (entry == null) {
            entry = add(key, null, true);
        }
        if (entry.stored) {
            entry.value = null;
            weigh(entry);
            markUnwritten(key);
        } else {
            forget(key, entry);
        }
    }

    void removeAll() {
        for (K key : keys()) {
            remove(key);
        }
    }

    /** A copy of all keys. */
    List<K> keys() {
        readAll();
        List<K> keys = new ArrayList<>(entries.size());
        entries.forEach((key, entry) -> {
            if (entry.value != null) {
                keys.add(key);
            }
        });
        return keys;
    }

    /** A copy of all values. */
    List<V> values() {
        readAll();
        List<V> values = new ArrayList<>(entries.size());
        entries.values().forEach(entry -> {
            if (entry.value != null) {
                values.add(entry.value);
            }
        });
        return values;
    }

    /** Takes over what the store holds for a key, unless something newer is known. */
    void fill(K key, V stored) {
        if (!entries.containsKey(key)) {
            add(key, stored, true);
        }
    }

    /** The store holds nothing that is not here. */
    void setComplete() {
        complete = true;
    }

    /** Writes what has changed. */
    void flush() {
        if (unwritten.isEmpty()) {
            return;
        }
        Map<K, V> written = new HashMap<>(unwritten.size() * 2);
        for (K key : unwritten) {
            Entry<V> entry = entries.get(key);
            if (entry.value != null) {
                written.put(key, entry.value);
                entry.stored = true;
            } else {
                store.remove(key);
                entries.remove(key);
                size.entriesChanged(-entry.weight);
            }
        }
        if (!written.isEmpty()) {
            store.putAll(written);
        }
        size.unwrittenChanged(-unwritten.size());
        unwritten = new HashSet<>();
    }

    /** Takes everything out of the heap; what has changed must have been written. */
    void drop() {
        if (!unwritten.isEmpty()) {
            throw new IllegalStateException(unwritten.size() + " changes would be lost");
        }
        for (Entry<V> entry : entries.values()) {
            size.entriesChanged(-entry.weight);
        }
        complete = complete && entries.isEmpty();
        entries.clear();
    }

    /** Whether nothing is in the heap. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    private void readAll() {
        if (!complete) {
            store.forEach(this::fill);
            complete = true;
        }
    }

    private Entry<V> add(K key, V value, boolean stored) {
        Entry<V> entry = new Entry<>(value, stored);
        entries.put(key, entry);
        size.entriesChanged(1);
        weigh(entry);
        return entry;
    }

    private void weigh(Entry<V> entry) {
        int weight = entry.value == null ? 1 : weigher.applyAsInt(entry.value);
        size.entriesChanged(weight - entry.weight);
        entry.weight = weight;
    }

    private void markUnwritten(K key) {
        if (unwritten.add(key)) {
            size.unwrittenChanged(1);
        }
    }

    /** The store does not know the key, and it shall have no value: nothing needs to be kept. */
    private void forget(K key, Entry<V> entry) {
        entries.remove(key);
        size.entriesChanged(-entry.weight);
        if (unwritten.remove(key)) {
            size.unwrittenChanged(-1);
        }
    }
}

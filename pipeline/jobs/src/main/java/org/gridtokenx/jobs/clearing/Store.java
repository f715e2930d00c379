package org.gridtokenx.jobs.clearing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.util.FlinkRuntimeException;

/** What lies in Flink's state behind a {@link CachedMap}, for the zone that is the current key. */
interface Store<K, V> {
    /** The value of a key, or null. */
    V get(K key);

    void putAll(Map<K, V> entries);

    void remove(K key);

    void forEach(BiConsumer<K, V> action);

    /** All of a map state. */
    static <K, V> Store<K, V> of(MapState<K, V> state) {
        return new Store<>() {
            @Override
            public V get(K key) {
                try {
                    return state.get(key);
                } catch (Exception e) {
                    throw unusable(e);
                }
            }

            @Override
            public void putAll(Map<K, V> entries) {
                try {
                    state.putAll(entries);
                } catch (Exception e) {
                    throw unusable(e);
                }
            }

            @Override
            public void remove(K key) {
                try {
                    state.remove(key);
                } catch (Exception e) {
                    throw unusable(e);
                }
            }

            @Override
            public void forEach(BiConsumer<K, V> action) {
                forEachEntry(state, entry -> {
                    action.accept(entry.getKey(), entry.getValue());
                    return true;
                });
            }
        };
    }

    /**
     * The part of a map state that belongs to one epoch.
     *
     * @param sorted whether the state gives its entries in the order of their bytes, as RocksDB does
     * @param toEpochKey the place of a key in an epoch
     * @param fromEpochKey the key of such a place
     */
    static <K, V> Store<K, V> ofEpoch(
            MapState<EpochKey, V> state,
            boolean sorted,
            long epoch,
            Function<K, EpochKey> toEpochKey,
            Function<EpochKey, K> fromEpochKey) {
        Store<EpochKey, V> all = of(state);
        return new Store<>() {
            @Override
            public V get(K key) {
                return all.get(toEpochKey.apply(key));
            }

            @Override
            public void putAll(Map<K, V> entries) {
                Map<EpochKey, V> placed = new HashMap<>(entries.size() * 2);
                entries.forEach((key, value) -> placed.put(toEpochKey.apply(key), value));
                all.putAll(placed);
            }

            @Override
            public void remove(K key) {
                all.remove(toEpochKey.apply(key));
            }

            @Override
            public void forEach(BiConsumer<K, V> action) {
                forEachEntry(state, entry -> {
                    long found = entry.getKey().epoch();
                    if (found == epoch) {
                        action.accept(fromEpochKey.apply(entry.getKey()), entry.getValue());
                    }
                    return !sorted || found <= epoch;
                });
            }
        };
    }

    /** Walks through a map state for as long as {@code action} says so. */
    private static <K, V> void forEachEntry(MapState<K, V> state, Predicate<Map.Entry<K, V>> action) {
        try {
            for (Map.Entry<K, V> entry : state.entries()) {
                if (!action.test(entry)) {
                    return;
                }
            }
        } catch (Exception e) {
            throw unusable(e);
        }
    }

    /** Nothing can be decided without state: the job fails over and reads it from its checkpoint. */
    static FlinkRuntimeException unusable(Exception cause) {
        return new FlinkRuntimeException("the state of a zone cannot be read or written", cause);
    }
}

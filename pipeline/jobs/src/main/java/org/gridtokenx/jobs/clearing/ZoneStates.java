package org.gridtokenx.jobs.clearing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The memories of all zones that a subtask has met, with what they may hold of the heap between them. What is in the
 * heap and not yet in state is written before every checkpoint, by {@link #flush}.
 */
final class ZoneStates {
    private final ZoneStores stores;
    private final Consumer<String> setCurrentKey;
    private final CacheSize size;

    /** Those first that were longest without a command. */
    private final Map<String, KeyedZoneState> zones = new LinkedHashMap<>(16, 0.75f, true);

    private String current;

    /** No zone met; {@code setCurrentKey} turns the stores to a zone. */
    ZoneStates(ZoneStores stores, Consumer<String> setCurrentKey, CacheSize.Limits limits) {
        this.stores = stores;
        this.setCurrentKey = setCurrentKey;
        size = new CacheSize(limits);
    }

    /** The memory of the zone that is the current key, to be used until another one is asked for. */
    KeyedZoneState of(String zone) {
        current = zone;
        KeyedZoneState state = zones.get(zone);
        if (state == null) {
            state = new KeyedZoneState(stores, size, this::makeRoom);
            zones.put(zone, state);
        }
        return state;
    }

    /** Writes what has changed, in all zones. */
    void flush() {
        forEachZone(KeyedZoneState::flush);
    }

    private void forEachZone(Consumer<KeyedZoneState> action) {
        zones.forEach((zone, state) -> {
            setCurrentKey.accept(zone);
            action.accept(state);
        });
        if (current != null) {
            setCurrentKey.accept(current);
        }
    }

    private void makeRoom() {
        if (size.tooManyUnwritten()) {
            forEachZone(KeyedZoneState::flushRepeats);
            if (!size.fewUnwritten()) {
                flush();
            }
        }
        if (size.tooManyEntries()) {
            flush();
            dropEntries();
        }
        if (size.tooManyIds()) {
            dropIds();
        }
    }

    private void dropEntries() {
        Iterator<Map.Entry<String, KeyedZoneState>> eldest = zones.entrySet().iterator();
        while (eldest.hasNext() && !size.hasRoom()) {
            Map.Entry<String, KeyedZoneState> zone = eldest.next();
            zone.getValue().drop();
            if (zone.getValue().ids().count() == 0 && !zone.getKey().equals(current)) {
                eldest.remove();
            }
        }
    }

    private void dropIds() {
        for (KeyedZoneState state : zones.values()) {
            state.ids().giveUpClientOrders();
            if (!size.tooManyIds()) {
                return;
            }
        }
        Iterator<Map.Entry<String, KeyedZoneState>> eldest = zones.entrySet().iterator();
        while (eldest.hasNext() && size.tooManyIds()) {
            Map.Entry<String, KeyedZoneState> zone = eldest.next();
            zone.getValue().ids().dropOrders();
        }
    }
}

package org.gridtokenx.api.market;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Epochs that are known to be settled, which they stay: to find out means to look at each of an epoch's trades, so it is
 * done once. Of each zone as many as a client looks back at are remembered, the newest.
 */
final class SettledEpochs {
    private static final int REMEMBERED = 1_000;

    private final ConcurrentMap<String, ConcurrentSkipListSet<Long>> byZone = new ConcurrentHashMap<>();

    void remember(ClearedEpoch epoch) {
        if (epoch.settled()) {
            ConcurrentSkipListSet<Long> epochs =
                    byZone.computeIfAbsent(epoch.result().zone(), zone -> new ConcurrentSkipListSet<>());
            epochs.add(epoch.result().epoch());
            while (epochs.size() > REMEMBERED) {
                epochs.pollFirst();
            }
        }
    }

    List<Long> of(String zone) {
        ConcurrentSkipListSet<Long> epochs = byZone.get(zone);
        return epochs == null ? List.of() : List.copyOf(epochs);
    }
}

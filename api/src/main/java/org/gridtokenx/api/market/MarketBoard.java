package org.gridtokenx.api.market;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/**
 * The rules of each zone and its last clearing, kept up to date by what happens. Everybody looks here all the time, so
 * no database is asked once it is known.
 */
public final class MarketBoard implements MarketListener {
    private final MarketHistory history;
    private final Map<String, ZoneRules> rules = new ConcurrentHashMap<>();
    private final Map<String, EpochResult> lastClearings = new ConcurrentHashMap<>();

    public MarketBoard(MarketHistory history) {
        this.history = history;
    }

    /** Says what a zone's rules are, until the zone itself says otherwise. */
    public void assume(String zone, ZoneRules zoneRules) {
        rules.putIfAbsent(zone, zoneRules);
    }

    /**
     * The rules of a zone.
     *
     * @throws ApiException 404 if there is no such zone
     */
    ZoneRules rules(String zone) {
        ZoneRules known = rules.get(zone);
        if (known != null) {
            return known;
        }
        ZoneRules found = history.rules(zone).orElseThrow(() -> ApiException.notFound("there is no open zone " + zone));
        assume(zone, found);
        return found;
    }

    Optional<EpochResult> lastClearing(String zone) {
        EpochResult known = lastClearings.get(zone);
        if (known != null) {
            return Optional.of(known);
        }
        history.epochs(zone, OptionalLong.empty(), 1).stream()
                .findFirst()
                .map(ClearedEpoch::result)
                .ifPresent(this::cleared);
        return Optional.ofNullable(lastClearings.get(zone));
    }

    /**
     * The epoch that collects orders: the one of the time, or the one after the last clearing where the clock is behind
     * or the epoch of the time was closed early.
     */
    long activeEpoch(String zone, long nowMillis) {
        long byTime = rules(zone).epochAt(nowMillis);
        return lastClearing(zone)
                .map(last -> Math.max(byTime, last.epoch() + 1))
                .orElse(byTime);
    }

    @Override
    public void onEvent(ZoneEvent event) {
        if (event.body() instanceof ZoneEvent.RulesSet set) {
            // They take effect with the next epoch; what a client reads of them in advance does no harm.
            rules.put(event.zone(), set.rules());
        } else if (event.body() instanceof ZoneEvent.EpochCleared cleared) {
            cleared(cleared.result());
        }
    }

    private void cleared(EpochResult result) {
        lastClearings.merge(result.zone(), result, (a, b) -> a.epoch() > b.epoch() ? a : b);
    }
}

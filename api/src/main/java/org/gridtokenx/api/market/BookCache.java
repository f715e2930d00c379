package org.gridtokenx.api.market;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.api.storage.Redis;
import org.gridtokenx.market.ZoneEvent;

/**
 * Books as JSON, key {@code orderbook:{zone}:{epoch}}, for at most a second: many look at the same book at once, and
 * each look is a sum over all its orders. A zone in which something happened is read anew.
 */
public final class BookCache implements MarketListener, BookSource {
    private static final long SECONDS = 1;

    private final Redis redis;
    /** Zones whose books may have changed since they were last stored by this instance. */
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    public BookCache(Redis redis) {
        this.redis = redis;
    }

    @Override
    public String book(String zone, long epoch, Supplier<String> fresh) {
        String key = "orderbook:" + zone + ':' + epoch;
        String cached =
                changed.remove(zone) ? "" : redis.ask(r -> text(r.get(key))).orElse("");
        if (!cached.isEmpty()) {
            return cached;
        }
        String book = fresh.get();
        redis.tell(r -> r.setex(key, SECONDS, book));
        return book;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @Override
    public void onEvent(ZoneEvent event) {
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted
                || body instanceof ZoneEvent.OrderCancelled
                || body instanceof ZoneEvent.EpochCleared) {
            changed.add(event.zone());
        }
    }
}

package org.gridtokenx.api.orders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.market.ZoneEvent;

/**
 * The orders last heard of, pending ones too: the database shows an order a moment after the market took it, and its
 * owner may ask within that moment. Bounded; what is pushed out stands in the database.
 */
public final class RecentOrders implements MarketListener {
    private final Map<String, OrderState> orders;

    /** Room for some orders. */
    public RecentOrders(int capacity) {
        orders = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, OrderState> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized void pending(OrderState order) {
        orders.put(order.orderId(), order);
    }

    /** The order is not in the log, or is another one under the same client order id. */
    synchronized void forgetPending(String orderId) {
        orders.computeIfPresent(orderId, (id, order) -> order.status() == OrderStatus.PENDING ? null : order);
    }

    synchronized Optional<OrderState> find(String userId, String orderId) {
        return Optional.ofNullable(orders.get(orderId))
                .filter(order -> order.userId().equals(userId));
    }

    /** Orders of a user that the market has not answered yet. */
    synchronized List<OrderState> pendingOf(String userId) {
        return orders.values().stream()
                .filter(order ->
                        order.status() == OrderStatus.PENDING && order.userId().equals(userId))
                .toList();
    }

    @Override
    public void onEvent(ZoneEvent event) {
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted accepted && !accepted.repeat()) {
            put(OrderState.of(accepted));
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            put(OrderState.of(rejected));
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            put(OrderState.of(cancelled));
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            put(OrderState.of(cleared));
        }
    }

    /** What is remembered may be out of date now. */
    @Override
    public synchronized void onGap(String zone) {
        orders.clear();
    }

    private synchronized void put(OrderState order) {
        orders.put(order.orderId(), order);
    }
}

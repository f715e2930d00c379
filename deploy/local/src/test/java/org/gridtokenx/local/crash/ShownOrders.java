package org.gridtokenx.local.crash;

import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.ZoneEvent;

/** The rows that the table of orders must have after a zone's events: an order's last event says how it stands. */
final class ShownOrders {
    /** What is compared of the table. */
    static final String COLUMNS = "order_id, user_id, zone, epoch_id, last_epoch_id, side, quantity_wh, filled_wh,"
            + " limit_micros, status, reason_code, sequence";

    private final Map<String, String> rows = new TreeMap<>();

    private ShownOrders() {}

    static Collection<String> of(Recomputation recomputation) {
        ShownOrders shown = new ShownOrders();
        recomputation.eachEvent(shown::take);
        return shown.rows.values();
    }

    private void take(ZoneEvent event) {
        if (event.body() instanceof ZoneEvent.OrderAccepted accepted && !accepted.repeat()) {
            put(event, accepted.order(), 0, "active");
        } else if (event.body() instanceof ZoneEvent.OrderRejected rejected
                && rejected.code() != RejectCode.DUPLICATE_ORDER) {
            put(event, rejected);
        } else if (event.body() instanceof ZoneEvent.OrderCancelled cancelled) {
            Order order = cancelled.order();
            put(event, order, order.quantityWh() - order.remainingWh(), "cancelled");
        } else if (event.body() instanceof ZoneEvent.OrderCleared cleared) {
            Order order = cleared.order();
            long filledWh = order.quantityWh() - order.remainingWh() - cleared.expiredWh();
            put(event, order, filledWh, status(order, filledWh));
        }
    }

    private static String status(Order order, long filledWh) {
        if (order.isOpen()) {
            return "active";
        }
        if (filledWh == 0) {
            return "expired";
        }
        return filledWh < order.quantityWh() ? "partially_filled" : "filled";
    }

    private void put(ZoneEvent event, Order order, long filledWh, String status) {
        StringJoiner row = new StringJoiner(",")
                .add(order.orderId())
                .add(order.userId())
                .add(event.zone())
                .add(Long.toString(order.firstEpoch()))
                .add(Long.toString(order.lastEpoch()))
                .add(order.side().word())
                .add(Long.toString(order.quantityWh()))
                .add(Long.toString(filledWh))
                .add(Long.toString(order.limitMicros()))
                .add(status)
                .add("null")
                .add(Long.toString(event.sequence()));
        rows.put(order.orderId(), row.toString());
    }

    private void put(ZoneEvent event, ZoneEvent.OrderRejected rejected) {
        StringJoiner row = new StringJoiner(",")
                .add(rejected.order().orderId())
                .add(rejected.order().userId())
                .add(event.zone())
                .add(Long.toString(rejected.epoch()))
                .add(Long.toString(rejected.epoch()))
                .add(rejected.order().side().word())
                .add(Long.toString(rejected.order().quantityWh()))
                .add("0")
                .add(Long.toString(rejected.order().limitMicros()))
                .add("rejected")
                .add(rejected.code().code())
                .add(Long.toString(event.sequence()));
        rows.put(rejected.order().orderId(), row.toString());
    }
}

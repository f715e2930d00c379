package org.gridtokenx.api.orders;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneEvent;

/**
 * An order as its owner sees it, whether it comes from an event or from the table.
 *
 * @param clientOrderId the owner's own id, or empty
 * @param standingOrderId the standing order that the market placed it for, or empty
 * @param epoch the first clearing it takes part in; null while it is not known
 * @param lastEpoch the last one
 * @param reasonCode why it was rejected, or null
 * @param reason the same in words, or null
 * @param placedAtMillis when the market took it; null while, and if, it did not
 */
public record OrderState(
        String orderId,
        String clientOrderId,
        String standingOrderId,
        String userId,
        Side side,
        long quantityWh,
        long filledWh,
        long limitMicros,
        Long epoch,
        Long lastEpoch,
        TimeInForce timeInForce,
        OrderStatus status,
        String reasonCode,
        String reason,
        Long placedAtMillis) {

    /** In the log, not yet answered. */
    static OrderState pending(Command.PlaceOrder place) {
        Long epoch = place.epoch() == Command.PlaceOrder.ACTIVE_EPOCH ? null : place.epoch();
        return unplaced(place, epoch, OrderStatus.PENDING, null, null);
    }

    /** Refused by the market. */
    public static OrderState of(ZoneEvent.OrderRejected rejected) {
        return unplaced(
                rejected.order(),
                rejected.epoch(),
                OrderStatus.REJECTED,
                rejected.code().code(),
                rejected.message());
    }

    /** As the market took it; of a repeat, as far as the event tells. */
    public static OrderState of(ZoneEvent.OrderAccepted accepted) {
        Order order = accepted.order();
        return placed(order, order.quantityWh() - order.remainingWh(), OrderStatus.ACTIVE);
    }

    /** Cancelled by its owner. */
    public static OrderState of(ZoneEvent.OrderCancelled cancelled) {
        Order order = cancelled.order();
        return placed(order, order.quantityWh() - order.remainingWh(), OrderStatus.CANCELLED);
    }

    /** After a clearing. */
    public static OrderState of(ZoneEvent.OrderCleared cleared) {
        Order order = cleared.order();
        long filledWh = order.quantityWh() - order.remainingWh() - cleared.expiredWh();
        OrderStatus closed = filledWh > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.EXPIRED;
        if (filledWh == order.quantityWh()) {
            closed = OrderStatus.FILLED;
        }
        return placed(order, filledWh, order.isOpen() ? OrderStatus.ACTIVE : closed);
    }

    private static OrderState placed(Order order, long filledWh, OrderStatus status) {
        return new OrderState(
                order.orderId(),
                order.clientOrderId(),
                order.standingOrderId(),
                order.userId(),
                order.side(),
                order.quantityWh(),
                filledWh,
                order.limitMicros(),
                order.firstEpoch(),
                order.lastEpoch(),
                order.firstEpoch() == order.lastEpoch() ? TimeInForce.EPOCH : TimeInForce.UNTIL,
                status,
                null,
                null,
                order.placedAtMillis());
    }

    private static OrderState unplaced(
            Command.PlaceOrder place, Long epoch, OrderStatus status, String reasonCode, String reason) {
        return new OrderState(
                place.orderId(),
                place.clientOrderId(),
                "",
                place.userId(),
                place.side(),
                place.quantityWh(),
                0,
                place.limitMicros(),
                epoch,
                epoch,
                place.timeInForce(),
                status,
                reasonCode,
                reason,
                null);
    }

    /** What clients see. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("order_id", orderId);
        view.put("client_order_id", clientOrderId.isEmpty() ? null : clientOrderId);
        view.put("standing_order_id", standingOrderId.isEmpty() ? null : standingOrderId);
        view.put("side", side.word());
        view.put("energy_amount", Decimals.formatEnergy(quantityWh));
        view.put("filled_amount", Decimals.formatEnergy(filledWh));
        view.put("price_per_kwh", Decimals.formatMicros(limitMicros));
        view.put("epoch", epoch);
        view.put("last_epoch", lastEpoch);
        view.put("time_in_force", timeInForce.word());
        view.put("status", status.word());
        view.put("reason_code", reasonCode);
        view.put("reason", reason);
        view.put("placed_at", placedAtMillis == null ? null : Rfc3339.format(placedAtMillis));
        return view;
    }
}

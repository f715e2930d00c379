package org.gridtokenx.jobs.projection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** What events and receipts mean for the tables. Every row is whole, so the order they come in is free. */
final class Rows {
    private Rows() {}

    static void of(ZoneEvent event, Consumer<Row> out) {
        long sequence = event.sequence();
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            // A repeat changes nothing, and the first order may have left the book since.
            if (!accepted.repeat()) {
                out.accept(order(event.zone(), accepted.order(), 0, "active", sequence));
            }
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            // An id already in use is the first order's, whose row stays.
            if (rejected.code() != RejectCode.DUPLICATE_ORDER) {
                out.accept(rejected(rejected, sequence));
            }
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            Order order = cancelled.order();
            out.accept(order(event.zone(), order, order.quantityWh() - order.remainingWh(), "cancelled", sequence));
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            Order order = cleared.order();
            long filled = order.quantityWh() - order.remainingWh() - cleared.expiredWh();
            out.accept(order(event.zone(), order, filled, statusAfterClearing(order, filled), sequence));
        } else if (body instanceof ZoneEvent.Traded traded) {
            out.accept(match(traded.trade(), sequence));
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            out.accept(epoch(cleared.result(), sequence));
        } else if (body instanceof ZoneEvent.BalanceChanged changed) {
            out.accept(balance(event.zone(), changed.member(), sequence));
        } else if (body instanceof ZoneEvent.CurveCleared curve) {
            CurveRows.of(event.zone(), curve, sequence, out);
        } else if (body instanceof ZoneEvent.StandingOrderSet set) {
            StandingOrder order = set.order();
            out.accept(standingOrder(event.zone(), order, order.paused() ? "paused" : "active", sequence));
        } else if (body instanceof ZoneEvent.StandingOrderEnded ended) {
            out.accept(standingOrder(event.zone(), ended.order(), "ended", sequence));
        } else if (body instanceof ZoneEvent.RulesSet set) {
            out.accept(zone(event.zone(), set.rules(), set.fromEpoch(), sequence));
        }
    }

    static void of(SettlementReceipt receipt, Consumer<Row> out) {
        SettlementRows.of(receipt, out);
    }

    private static String statusAfterClearing(Order order, long filledWh) {
        if (order.isOpen()) {
            return "active";
        }
        if (filledWh == order.quantityWh()) {
            return "filled";
        }
        return filledWh > 0 ? "partially_filled" : "expired";
    }

    private static Row order(String zone, Order order, long filledWh, String status, long sequence) {
        return row(
                Table.ORDERS,
                order.orderId(),
                order.clientOrderId(),
                order.userId(),
                zone,
                order.firstEpoch(),
                order.lastEpoch(),
                order.side().word(),
                order.quantityWh(),
                filledWh,
                order.limitMicros(),
                order.firstEpoch() == order.lastEpoch() ? "epoch" : "until",
                status,
                null,
                null,
                order.placedAtMillis(),
                order.standingOrderId(),
                sequence);
    }

    private static Row rejected(ZoneEvent.OrderRejected rejected, long sequence) {
        Command.PlaceOrder order = rejected.order();
        return row(
                Table.ORDERS,
                order.orderId(),
                order.clientOrderId(),
                order.userId(),
                order.zone(),
                rejected.epoch(),
                rejected.epoch(),
                order.side().word(),
                order.quantityWh(),
                0L,
                order.limitMicros(),
                order.timeInForce().word(),
                "rejected",
                rejected.code().code(),
                rejected.message(),
                null,
                "",
                sequence);
    }

    private static Row match(Trade trade, long sequence) {
        return row(
                Table.MATCHES,
                trade.zone(),
                trade.epoch(),
                trade.position(),
                trade.tradeId().toString(),
                trade.buyOrderId(),
                trade.sellOrderId(),
                trade.buyerId(),
                trade.sellerId(),
                trade.quantityWh(),
                trade.priceMicros(),
                trade.amountMicros(),
                trade.feeMicros(),
                sequence);
    }

    /** A zone of the first version said neither which orders were marginal nor the welfare. */
    private static Row epoch(EpochResult result, long sequence) {
        boolean matched = result.matches() > 0;
        boolean known = !matched || !result.marginalBid().isEmpty();
        return row(
                Table.EPOCHS,
                result.zone(),
                result.epoch(),
                result.startMillis(),
                result.endMillis(),
                "cleared",
                matched ? result.clearingPriceMicros() : null,
                result.volumeWh(),
                result.orders(),
                result.matchedOrders(),
                result.matches(),
                result.unservedBuyWh(),
                result.unservedSellWh(),
                result.merkleRoot(),
                result.closedMillis(),
                matched && known ? result.marginalBid() : null,
                matched && known ? result.marginalAsk() : null,
                known ? result.welfareMicros().toString() : null,
                sequence);
    }

    private static Row balance(String zone, Member member, long sequence) {
        return row(
                Table.BALANCES,
                zone,
                member.userId(),
                member.role() == null ? null : member.role().word(),
                member.cashMicros(),
                member.cashReservedMicros(),
                member.energyWh(),
                member.energyReservedWh(),
                member.boughtWh(),
                sequence);
    }

    private static Row zone(String zone, ZoneRules rules, long fromEpoch, long sequence) {
        return row(
                Table.ZONES,
                zone,
                rules.epochMillis(),
                rules.pricing().word(),
                rules.minPriceMicros(),
                rules.maxPriceMicros(),
                rules.priceStepMicros(),
                rules.minQuantityWh(),
                rules.maxQuantityWh(),
                rules.quantityStepWh(),
                rules.feeBasisPoints(),
                rules.paused(),
                fromEpoch,
                rules.currency(),
                rules.credit().name().toLowerCase(Locale.ROOT),
                sequence);
    }

    private static Row standingOrder(String zone, StandingOrder order, String status, long sequence) {
        boolean spent = order.spentMicros() != 0;
        return row(
                Table.STANDING_ORDERS,
                zone,
                order.userId(),
                order.standingOrderId(),
                order.side().word(),
                order.limitMicros(),
                order.dailyBudgetMicros(),
                status,
                order.position(),
                spent ? LocalDate.ofEpochDay(order.spentDay()).toString() : null,
                order.spentMicros(),
                sequence);
    }

    static Row row(Table table, Object... values) {
        return new Row(table, Arrays.asList(values));
    }
}

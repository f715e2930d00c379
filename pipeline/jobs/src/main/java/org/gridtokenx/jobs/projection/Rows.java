package org.gridtokenx.jobs.projection;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** What events, intervals and receipts mean for the tables. Every row is whole, so the order they come in is free. */
final class Rows {
    /** A settlement's sequence says how much is known: a success goes before a failure, whichever comes last. */
    private static final long FAILED = 1;

    private static final long CONFIRMED = 2;

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
        } else if (body instanceof ZoneEvent.RulesSet set) {
            out.accept(zone(event.zone(), set.rules(), set.fromEpoch(), sequence));
        }
    }

    static void of(MeterInterval interval, Consumer<Row> out) {
        out.accept(row(
                Table.INTERVALS,
                interval.meterId(),
                interval.startMillis(),
                interval.endMillis(),
                interval.userId(),
                interval.zone(),
                interval.importWh(),
                interval.exportWh(),
                interval.readings(),
                0L));
    }

    static void of(SettlementReceipt receipt, Consumer<Row> out) {
        boolean confirmed = receipt.status() == SettlementReceipt.Status.CONFIRMED;
        long rank = confirmed ? CONFIRMED : FAILED;
        String status = receipt.status().name().toLowerCase(Locale.ROOT);
        LedgerInstruction instruction = receipt.instruction();
        String kind;
        String userId = null;
        Long epoch = null;
        long amount;
        if (instruction instanceof LedgerInstruction.Settle settle) {
            kind = "settle";
            epoch = settle.epoch();
            amount = settle.trades().stream().mapToLong(Trade::amountMicros).sum();
            for (Trade trade : settle.trades()) {
                out.accept(settlement(
                        trade,
                        status,
                        receipt.signature(),
                        receipt.slot(),
                        confirmed ? null : receipt.reason(),
                        receipt.confirmedAtMillis(),
                        rank));
            }
        } else if (instruction instanceof LedgerInstruction.Deposit deposit) {
            kind = "deposit";
            userId = deposit.userId();
            amount = deposit.amountMicros();
        } else if (instruction instanceof LedgerInstruction.Mint mint) {
            kind = "mint";
            userId = mint.userId();
            amount = mint.quantityWh();
        } else if (instruction instanceof LedgerInstruction.Burn burn) {
            kind = "burn";
            userId = burn.userId();
            amount = burn.quantityWh();
        } else {
            throw new IllegalStateException("unknown instruction " + instruction);
        }
        out.accept(row(
                Table.TRANSACTIONS,
                instruction.id(),
                kind,
                instruction.zone(),
                userId,
                epoch,
                amount,
                status,
                receipt.signature(),
                receipt.slot(),
                receipt.reason(),
                receipt.confirmedAtMillis(),
                rank));
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

    private static Row settlement(
            Trade trade, String status, String signature, Long slot, String reason, Long confirmedAt, long rank) {
        return row(
                Table.SETTLEMENTS,
                trade.tradeId().toString(),
                trade.zone(),
                trade.epoch(),
                trade.position(),
                trade.buyerId(),
                trade.sellerId(),
                trade.quantityWh(),
                trade.priceMicros(),
                trade.amountMicros(),
                trade.feeMicros(),
                status,
                signature,
                slot,
                reason,
                confirmedAt,
                rank);
    }

    private static Row epoch(EpochResult result, long sequence) {
        return row(
                Table.EPOCHS,
                result.zone(),
                result.epoch(),
                result.startMillis(),
                result.endMillis(),
                "cleared",
                result.matches() == 0 ? null : result.clearingPriceMicros(),
                result.volumeWh(),
                result.orders(),
                result.matchedOrders(),
                result.matches(),
                result.unservedBuyWh(),
                result.unservedSellWh(),
                result.merkleRoot(),
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
                sequence);
    }

    private static Row row(Table table, Object... values) {
        return new Row(table, Arrays.asList(values));
    }
}

package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.code;
import static org.gridtokenx.contracts.Fields.side;

import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.ZoneEvent;

/** A kind byte, then the fields of what happened. */
final class EventBodyWriter {
    private EventBodyWriter() {}

    static void write(ZoneEvent.Body body, DataOutput out) throws IOException {
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            out.writeByte(ZoneEventCodec.ORDER_ACCEPTED);
            Codecs.ORDER.write(accepted.order(), out);
            out.writeBoolean(accepted.repeat());
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            out.writeByte(ZoneEventCodec.ORDER_REJECTED);
            CommandCodec.placeOrder(rejected.order(), out);
            out.writeLong(rejected.epoch());
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            out.writeByte(ZoneEventCodec.ORDER_CANCELLED);
            Codecs.ORDER.write(cancelled.order(), out);
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            out.writeByte(ZoneEventCodec.ORDER_CLEARED);
            Codecs.ORDER.write(cleared.order(), out);
            out.writeLong(cleared.epoch());
            out.writeLong(cleared.filledWh());
            out.writeLong(cleared.amountMicros());
            out.writeLong(cleared.feeMicros());
            out.writeLong(cleared.expiredWh());
            out.writeLong(cleared.releasedMicros());
        } else if (body instanceof ZoneEvent.BalanceChanged changed) {
            out.writeByte(ZoneEventCodec.BALANCE_CHANGED);
            Codecs.MEMBER.write(changed.member(), out);
        } else if (body instanceof ZoneEvent.Traded traded) {
            out.writeByte(ZoneEventCodec.TRADED);
            Codecs.TRADE.write(traded.trade(), out);
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            out.writeByte(ZoneEventCodec.EPOCH_CLEARED);
            Codecs.RESULT.write(cleared.result(), out);
        } else if (body instanceof ZoneEvent.CurveCleared curve) {
            out.writeByte(ZoneEventCodec.CURVE_CLEARED);
            curve(curve, out);
        } else {
            writeRarer(body, out);
        }
    }

    private static void writeRarer(ZoneEvent.Body body, DataOutput out) throws IOException {
        if (body instanceof ZoneEvent.CancelRejected rejected) {
            out.writeByte(ZoneEventCodec.CANCEL_REJECTED);
            out.writeUTF(rejected.orderId());
            out.writeUTF(rejected.userId());
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.EnergyCredited credited) {
            out.writeByte(ZoneEventCodec.ENERGY_CREDITED);
            out.writeUTF(credited.userId());
            out.writeUTF(credited.meterId());
            out.writeLong(credited.intervalStartMillis());
            out.writeLong(credited.quantityWh());
        } else if (body instanceof ZoneEvent.EnergyRetired retired) {
            out.writeByte(ZoneEventCodec.ENERGY_RETIRED);
            out.writeUTF(retired.userId());
            out.writeUTF(retired.meterId());
            out.writeLong(retired.intervalStartMillis());
            out.writeLong(retired.quantityWh());
        } else if (body instanceof ZoneEvent.CashDeposited deposited) {
            out.writeByte(ZoneEventCodec.CASH_DEPOSITED);
            out.writeUTF(deposited.userId());
            out.writeUTF(deposited.depositId());
            out.writeLong(deposited.amountMicros());
        } else if (body instanceof ZoneEvent.DepositRejected rejected) {
            out.writeByte(ZoneEventCodec.DEPOSIT_REJECTED);
            out.writeUTF(rejected.userId());
            out.writeUTF(rejected.depositId());
            out.writeLong(rejected.amountMicros());
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.AllCancelled cancelled) {
            out.writeByte(ZoneEventCodec.ALL_CANCELLED);
            out.writeUTF(cancelled.userId());
            out.writeInt(cancelled.orders());
            out.writeByte(EventBodyReader.CAUSES.indexOf(cancelled.cause()));
        } else if (body instanceof ZoneEvent.CancelAfterSet set) {
            out.writeByte(ZoneEventCodec.CANCEL_AFTER_SET);
            out.writeUTF(set.userId());
            out.writeLong(set.deadlineMillis());
        } else if (!writeStandingOrder(body, out)) {
            writeZone(body, out);
        }
    }

    private static boolean writeStandingOrder(ZoneEvent.Body body, DataOutput out) throws IOException {
        if (body instanceof ZoneEvent.StandingOrderSet set) {
            out.writeByte(ZoneEventCodec.STANDING_ORDER_SET);
            Codecs.STANDING_ORDER.write(set.order(), out);
        } else if (body instanceof ZoneEvent.StandingOrderEnded ended) {
            out.writeByte(ZoneEventCodec.STANDING_ORDER_ENDED);
            Codecs.STANDING_ORDER.write(ended.order(), out);
        } else if (body instanceof ZoneEvent.StandingOrderRejected rejected) {
            out.writeByte(ZoneEventCodec.STANDING_ORDER_REJECTED);
            out.writeUTF(rejected.standingOrderId());
            out.writeUTF(rejected.userId());
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.StandingOrderSkipped skipped) {
            out.writeByte(ZoneEventCodec.STANDING_ORDER_SKIPPED);
            out.writeUTF(skipped.standingOrderId());
            out.writeUTF(skipped.userId());
            out.writeLong(skipped.epoch());
            code(skipped.code(), out);
            out.writeUTF(skipped.message());
        } else {
            return false;
        }
        return true;
    }

    private static void writeZone(ZoneEvent.Body body, DataOutput out) throws IOException {
        if (body instanceof ZoneEvent.RulesSet set) {
            out.writeByte(ZoneEventCodec.RULES_SET);
            Codecs.RULES.write(set.rules(), out);
            out.writeLong(set.fromEpoch());
        } else if (body instanceof ZoneEvent.RulesRejected rejected) {
            out.writeByte(ZoneEventCodec.RULES_REJECTED);
            Codecs.RULES.write(rejected.rules(), out);
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.CloseRejected rejected) {
            out.writeByte(ZoneEventCodec.CLOSE_REJECTED);
            out.writeLong(rejected.epoch());
            code(rejected.code(), out);
            out.writeUTF(rejected.message());
        } else {
            throw new IllegalArgumentException("an event of no known kind: " + body);
        }
    }

    private static void curve(ZoneEvent.CurveCleared curve, DataOutput out) throws IOException {
        long[] prices = curve.pricesMicros();
        long[] quantities = curve.quantitiesWh();
        out.writeLong(curve.epoch());
        side(curve.side(), out);
        out.writeInt(curve.piece());
        out.writeShort(prices.length);
        for (int i = 0; i < prices.length; i++) {
            out.writeLong(prices[i]);
            out.writeLong(quantities[i]);
        }
    }
}

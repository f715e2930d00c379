package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.code;
import static org.gridtokenx.contracts.Fields.constant;
import static org.gridtokenx.contracts.Fields.side;
import static org.gridtokenx.contracts.Fields.valid;

import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;

/** Reads what {@link EventBodyWriter} writes, and has ever written. */
final class EventBodyReader {
    /** Causes' numbers in the bytes are their places here; a new one goes to the end. */
    static final List<ZoneEvent.CancelCause> CAUSES =
            List.of(ZoneEvent.CancelCause.REQUESTED, ZoneEvent.CancelCause.CANCEL_AFTER);

    private EventBodyReader() {}

    static ZoneEvent.Body read(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case ZoneEventCodec.ORDER_ACCEPTED -> new ZoneEvent.OrderAccepted(Codecs.ORDER.read(in), in.readBoolean());
            case ZoneEventCodec.ORDER_REJECTED ->
                new ZoneEvent.OrderRejected(CommandCodec.placeOrder(in), in.readLong(), code(in), in.readUTF());
            case ZoneEventCodec.ORDER_CANCELLED -> new ZoneEvent.OrderCancelled(Codecs.ORDER.read(in));
            case ZoneEventCodec.CANCEL_REJECTED ->
                new ZoneEvent.CancelRejected(in.readUTF(), in.readUTF(), code(in), in.readUTF());
            case ZoneEventCodec.ORDER_CLEARED_WITHOUT_AMOUNTS -> clearedWithoutAmounts(in);
            case ZoneEventCodec.ORDER_CLEARED ->
                new ZoneEvent.OrderCleared(
                        Codecs.ORDER.read(in),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong());
            case ZoneEventCodec.BALANCE_CHANGED -> new ZoneEvent.BalanceChanged(Codecs.MEMBER.read(in));
            case ZoneEventCodec.TRADED -> new ZoneEvent.Traded(Codecs.TRADE.read(in));
            case ZoneEventCodec.EPOCH_CLEARED -> new ZoneEvent.EpochCleared(Codecs.RESULT.read(in));
            case ZoneEventCodec.CURVE_CLEARED -> curve(in);
            case ZoneEventCodec.ENERGY_CREDITED ->
                new ZoneEvent.EnergyCredited(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
            case ZoneEventCodec.ENERGY_RETIRED ->
                new ZoneEvent.EnergyRetired(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
            case ZoneEventCodec.CASH_DEPOSITED ->
                new ZoneEvent.CashDeposited(in.readUTF(), in.readUTF(), in.readLong());
            case ZoneEventCodec.DEPOSIT_REJECTED ->
                new ZoneEvent.DepositRejected(in.readUTF(), in.readUTF(), in.readLong(), code(in), in.readUTF());
            case ZoneEventCodec.ALL_CANCELLED ->
                new ZoneEvent.AllCancelled(in.readUTF(), in.readInt(), constant(CAUSES, in, "cause"));
            case ZoneEventCodec.CANCEL_AFTER_SET -> new ZoneEvent.CancelAfterSet(in.readUTF(), in.readLong());
            case ZoneEventCodec.STANDING_ORDER_SET -> new ZoneEvent.StandingOrderSet(Codecs.STANDING_ORDER.read(in));
            case ZoneEventCodec.STANDING_ORDER_ENDED ->
                new ZoneEvent.StandingOrderEnded(Codecs.STANDING_ORDER.read(in));
            case ZoneEventCodec.STANDING_ORDER_REJECTED ->
                new ZoneEvent.StandingOrderRejected(in.readUTF(), in.readUTF(), code(in), in.readUTF());
            case ZoneEventCodec.STANDING_ORDER_SKIPPED ->
                new ZoneEvent.StandingOrderSkipped(in.readUTF(), in.readUTF(), in.readLong(), code(in), in.readUTF());
            case ZoneEventCodec.RULES_SET -> new ZoneEvent.RulesSet(Codecs.RULES.read(in), in.readLong());
            case ZoneEventCodec.RULES_REJECTED ->
                new ZoneEvent.RulesRejected(Codecs.RULES.read(in), code(in), in.readUTF());
            case ZoneEventCodec.CLOSE_REJECTED -> new ZoneEvent.CloseRejected(in.readLong(), code(in), in.readUTF());
            default -> throw new IOException("unknown kind of event " + kind);
        };
    }

    /** Order, epoch, filled and expired Wh; what was paid and released was not written and reads as 0. */
    private static ZoneEvent.OrderCleared clearedWithoutAmounts(DataInput in) throws IOException {
        Order order = Codecs.ORDER.read(in);
        long epoch = in.readLong();
        long filledWh = in.readLong();
        long expiredWh = in.readLong();
        return new ZoneEvent.OrderCleared(order, epoch, filledWh, 0, 0, expiredWh, 0);
    }

    private static ZoneEvent.CurveCleared curve(DataInput in) throws IOException {
        long epoch = in.readLong();
        Side side = side(in);
        int piece = in.readInt();
        int levels = in.readUnsignedShort();
        long[] prices = new long[levels];
        long[] quantities = new long[levels];
        for (int i = 0; i < levels; i++) {
            prices[i] = in.readLong();
            quantities[i] = in.readLong();
        }
        return valid(() -> new ZoneEvent.CurveCleared(epoch, side, piece, prices, quantities));
    }
}

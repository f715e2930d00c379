package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Codecs.expectVersion;
import static org.gridtokenx.contracts.Codecs.version;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.ZoneEvent;

/** Version byte, zone, sequence, kind byte, fields. A reject code is written as its word. */
final class ZoneEventCodec implements Codec<ZoneEvent> {
    private static final byte ORDER_ACCEPTED = 1;
    private static final byte ORDER_REJECTED = 2;
    private static final byte ORDER_CANCELLED = 3;
    private static final byte CANCEL_REJECTED = 4;
    private static final byte ORDER_CLEARED = 5;
    private static final byte BALANCE_CHANGED = 6;
    private static final byte TRADED = 7;
    private static final byte EPOCH_CLEARED = 8;
    private static final byte ENERGY_CREDITED = 9;
    private static final byte ENERGY_RETIRED = 10;
    private static final byte CASH_DEPOSITED = 11;
    private static final byte RULES_SET = 12;
    private static final byte DEPOSIT_REJECTED = 13;

    @Override
    public void write(ZoneEvent event, DataOutput out) throws IOException {
        version(out);
        out.writeUTF(event.zone());
        out.writeLong(event.sequence());
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            out.writeByte(ORDER_ACCEPTED);
            Codecs.ORDER.write(accepted.order(), out);
            out.writeBoolean(accepted.repeat());
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            out.writeByte(ORDER_REJECTED);
            CommandCodec.placeOrder(rejected.order(), out);
            out.writeLong(rejected.epoch());
            out.writeUTF(rejected.code().code());
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            out.writeByte(ORDER_CANCELLED);
            Codecs.ORDER.write(cancelled.order(), out);
        } else if (body instanceof ZoneEvent.CancelRejected rejected) {
            out.writeByte(CANCEL_REJECTED);
            out.writeUTF(rejected.orderId());
            out.writeUTF(rejected.userId());
            out.writeUTF(rejected.code().code());
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            out.writeByte(ORDER_CLEARED);
            Codecs.ORDER.write(cleared.order(), out);
            out.writeLong(cleared.epoch());
            out.writeLong(cleared.filledWh());
            out.writeLong(cleared.expiredWh());
        } else if (body instanceof ZoneEvent.BalanceChanged changed) {
            out.writeByte(BALANCE_CHANGED);
            Codecs.MEMBER.write(changed.member(), out);
        } else if (body instanceof ZoneEvent.Traded traded) {
            out.writeByte(TRADED);
            Codecs.TRADE.write(traded.trade(), out);
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            out.writeByte(EPOCH_CLEARED);
            Codecs.RESULT.write(cleared.result(), out);
        } else if (body instanceof ZoneEvent.EnergyCredited credited) {
            out.writeByte(ENERGY_CREDITED);
            out.writeUTF(credited.userId());
            out.writeUTF(credited.meterId());
            out.writeLong(credited.intervalStartMillis());
            out.writeLong(credited.quantityWh());
        } else if (body instanceof ZoneEvent.EnergyRetired retired) {
            out.writeByte(ENERGY_RETIRED);
            out.writeUTF(retired.userId());
            out.writeUTF(retired.meterId());
            out.writeLong(retired.intervalStartMillis());
            out.writeLong(retired.quantityWh());
        } else if (body instanceof ZoneEvent.CashDeposited deposited) {
            out.writeByte(CASH_DEPOSITED);
            out.writeUTF(deposited.userId());
            out.writeUTF(deposited.depositId());
            out.writeLong(deposited.amountMicros());
        } else if (body instanceof ZoneEvent.DepositRejected rejected) {
            out.writeByte(DEPOSIT_REJECTED);
            out.writeUTF(rejected.userId());
            out.writeUTF(rejected.depositId());
            out.writeLong(rejected.amountMicros());
            out.writeUTF(rejected.code().code());
            out.writeUTF(rejected.message());
        } else if (body instanceof ZoneEvent.RulesSet set) {
            out.writeByte(RULES_SET);
            Codecs.RULES.write(set.rules(), out);
            out.writeLong(set.fromEpoch());
        }
    }

    @Override
    public ZoneEvent read(DataInput in) throws IOException {
        expectVersion(in, "event");
        return new ZoneEvent(in.readUTF(), in.readLong(), body(in));
    }

    private static ZoneEvent.Body body(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case ORDER_ACCEPTED -> new ZoneEvent.OrderAccepted(Codecs.ORDER.read(in), in.readBoolean());
            case ORDER_REJECTED ->
                new ZoneEvent.OrderRejected(CommandCodec.placeOrder(in), in.readLong(), code(in), in.readUTF());
            case ORDER_CANCELLED -> new ZoneEvent.OrderCancelled(Codecs.ORDER.read(in));
            case CANCEL_REJECTED -> new ZoneEvent.CancelRejected(in.readUTF(), in.readUTF(), code(in), in.readUTF());
            case ORDER_CLEARED ->
                new ZoneEvent.OrderCleared(Codecs.ORDER.read(in), in.readLong(), in.readLong(), in.readLong());
            case BALANCE_CHANGED -> new ZoneEvent.BalanceChanged(Codecs.MEMBER.read(in));
            case TRADED -> new ZoneEvent.Traded(Codecs.TRADE.read(in));
            case EPOCH_CLEARED -> new ZoneEvent.EpochCleared(Codecs.RESULT.read(in));
            case ENERGY_CREDITED ->
                new ZoneEvent.EnergyCredited(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
            case ENERGY_RETIRED ->
                new ZoneEvent.EnergyRetired(in.readUTF(), in.readUTF(), in.readLong(), in.readLong());
            case CASH_DEPOSITED -> new ZoneEvent.CashDeposited(in.readUTF(), in.readUTF(), in.readLong());
            case DEPOSIT_REJECTED ->
                new ZoneEvent.DepositRejected(in.readUTF(), in.readUTF(), in.readLong(), code(in), in.readUTF());
            case RULES_SET -> new ZoneEvent.RulesSet(Codecs.RULES.read(in), in.readLong());
            default -> throw new IOException("unknown kind of event " + kind);
        };
    }

    private static RejectCode code(DataInput in) throws IOException {
        String code = in.readUTF();
        for (RejectCode known : RejectCode.values()) {
            if (known.code().equals(code)) {
                return known;
            }
        }
        throw new IOException("unknown reject code " + code);
    }
}

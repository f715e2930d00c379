package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.role;
import static org.gridtokenx.contracts.Fields.side;
import static org.gridtokenx.contracts.Fields.valid;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.TimeInForce;

/** Version byte, kind byte, fields. */
final class CommandCodec implements Codec<Command> {
    private static final int VERSION = 1;

    private static final byte TICK = 0;
    private static final byte SET_RULES = 1;
    private static final byte OPEN_ACCOUNT = 2;
    private static final byte DEPOSIT = 3;
    private static final byte CREDIT_ENERGY = 4;
    private static final byte PLACE_ORDER = 5;
    private static final byte CANCEL_ORDER = 6;
    private static final byte OPEN_ZONE = 7;
    private static final byte PAUSE_ZONE = 8;
    private static final byte CLOSE_EPOCH = 9;
    private static final byte CANCEL_ALL = 10;
    private static final byte CANCEL_AFTER = 11;
    private static final byte SET_STANDING_ORDER = 12;
    private static final byte END_STANDING_ORDER = 13;

    @Override
    public void write(Command command, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        if (command instanceof Command.Tick) {
            out.writeByte(TICK);
        } else if (command instanceof Command.SetRules set) {
            out.writeByte(SET_RULES);
            out.writeUTF(set.zone());
            Codecs.RULES.write(set.rules(), out);
        } else if (command instanceof Command.OpenAccount open) {
            out.writeByte(OPEN_ACCOUNT);
            out.writeUTF(open.zone());
            out.writeUTF(open.userId());
            role(open.role(), out);
        } else if (command instanceof Command.Deposit deposit) {
            out.writeByte(DEPOSIT);
            out.writeUTF(deposit.zone());
            out.writeUTF(deposit.userId());
            out.writeUTF(deposit.depositId());
            out.writeLong(deposit.amountMicros());
        } else if (command instanceof Command.CreditEnergy credit) {
            out.writeByte(CREDIT_ENERGY);
            out.writeUTF(credit.zone());
            out.writeUTF(credit.userId());
            out.writeUTF(credit.meterId());
            out.writeLong(credit.intervalStartMillis());
            out.writeLong(credit.exportWh());
            out.writeLong(credit.importWh());
        } else if (command instanceof Command.PlaceOrder place) {
            out.writeByte(PLACE_ORDER);
            placeOrder(place, out);
        } else if (command instanceof Command.CancelOrder cancel) {
            out.writeByte(CANCEL_ORDER);
            out.writeUTF(cancel.zone());
            out.writeUTF(cancel.orderId());
            out.writeUTF(cancel.userId());
        } else if (command instanceof Command.OpenZone open) {
            out.writeByte(OPEN_ZONE);
            out.writeUTF(open.zone());
            Codecs.RULES.write(open.rules(), out);
        } else if (command instanceof Command.PauseZone pause) {
            out.writeByte(PAUSE_ZONE);
            out.writeUTF(pause.zone());
            out.writeBoolean(pause.paused());
        } else if (command instanceof Command.CloseEpoch close) {
            out.writeByte(CLOSE_EPOCH);
            out.writeUTF(close.zone());
            out.writeLong(close.epoch());
        } else if (command instanceof Command.CancelAll cancel) {
            out.writeByte(CANCEL_ALL);
            out.writeUTF(cancel.zone());
            out.writeUTF(cancel.userId());
        } else if (command instanceof Command.CancelAfter cancel) {
            out.writeByte(CANCEL_AFTER);
            out.writeUTF(cancel.zone());
            out.writeUTF(cancel.userId());
            out.writeLong(cancel.timeoutMillis());
        } else if (command instanceof Command.SetStandingOrder set) {
            out.writeByte(SET_STANDING_ORDER);
            standingOrder(set, out);
        } else if (command instanceof Command.EndStandingOrder end) {
            out.writeByte(END_STANDING_ORDER);
            out.writeUTF(end.zone());
            out.writeUTF(end.standingOrderId());
            out.writeUTF(end.userId());
        }
    }

    @Override
    public Command read(DataInput in) throws IOException {
        Fields.version(in, VERSION, "command");
        byte kind = in.readByte();
        return switch (kind) {
            case TICK -> new Command.Tick();
            case SET_RULES -> valid(() -> new Command.SetRules(in.readUTF(), Codecs.RULES.read(in)));
            case OPEN_ACCOUNT -> valid(() -> new Command.OpenAccount(in.readUTF(), in.readUTF(), role(in)));
            case DEPOSIT -> valid(() -> new Command.Deposit(in.readUTF(), in.readUTF(), in.readUTF(), in.readLong()));
            case CREDIT_ENERGY ->
                valid(() -> new Command.CreditEnergy(
                        in.readUTF(), in.readUTF(), in.readUTF(), in.readLong(), in.readLong(), in.readLong()));
            case PLACE_ORDER -> placeOrder(in);
            case CANCEL_ORDER -> valid(() -> new Command.CancelOrder(in.readUTF(), in.readUTF(), in.readUTF()));
            case OPEN_ZONE -> valid(() -> new Command.OpenZone(in.readUTF(), Codecs.RULES.read(in)));
            case PAUSE_ZONE -> valid(() -> new Command.PauseZone(in.readUTF(), in.readBoolean()));
            case CLOSE_EPOCH -> valid(() -> new Command.CloseEpoch(in.readUTF(), in.readLong()));
            case CANCEL_ALL -> valid(() -> new Command.CancelAll(in.readUTF(), in.readUTF()));
            case CANCEL_AFTER -> valid(() -> new Command.CancelAfter(in.readUTF(), in.readUTF(), in.readLong()));
            case SET_STANDING_ORDER -> standingOrder(in);
            case END_STANDING_ORDER ->
                valid(() -> new Command.EndStandingOrder(in.readUTF(), in.readUTF(), in.readUTF()));
            default -> throw new IOException("unknown kind of command " + kind);
        };
    }

    static void placeOrder(Command.PlaceOrder place, DataOutput out) throws IOException {
        out.writeUTF(place.zone());
        out.writeUTF(place.orderId());
        out.writeUTF(place.clientOrderId());
        out.writeUTF(place.userId());
        side(place.side(), out);
        out.writeLong(place.quantityWh());
        out.writeLong(place.limitMicros());
        out.writeLong(place.epoch());
        out.writeBoolean(place.timeInForce() == TimeInForce.UNTIL);
        out.writeLong(place.untilMillis());
    }

    static Command.PlaceOrder placeOrder(DataInput in) throws IOException {
        return valid(() -> new Command.PlaceOrder(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                side(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean() ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                in.readLong()));
    }

    private static void standingOrder(Command.SetStandingOrder set, DataOutput out) throws IOException {
        out.writeUTF(set.zone());
        out.writeUTF(set.standingOrderId());
        out.writeUTF(set.userId());
        side(set.side(), out);
        out.writeLong(set.limitMicros());
        out.writeLong(set.dailyBudgetMicros());
        out.writeBoolean(set.paused());
    }

    private static Command.SetStandingOrder standingOrder(DataInput in) throws IOException {
        return valid(() -> new Command.SetStandingOrder(
                in.readUTF(), in.readUTF(), in.readUTF(), side(in), in.readLong(), in.readLong(), in.readBoolean()));
    }
}

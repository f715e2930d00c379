package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Codecs.expectVersion;
import static org.gridtokenx.contracts.Codecs.role;
import static org.gridtokenx.contracts.Codecs.side;
import static org.gridtokenx.contracts.Codecs.valid;
import static org.gridtokenx.contracts.Codecs.version;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.TimeInForce;

/** Version byte, kind byte, fields. */
final class CommandCodec implements Codec<Command> {
    private static final byte TICK = 0;
    private static final byte SET_RULES = 1;
    private static final byte OPEN_ACCOUNT = 2;
    private static final byte DEPOSIT = 3;
    private static final byte CREDIT_ENERGY = 4;
    private static final byte PLACE_ORDER = 5;
    private static final byte CANCEL_ORDER = 6;

    @Override
    public void write(Command command, DataOutput out) throws IOException {
        version(out);
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
        }
    }

    @Override
    public Command read(DataInput in) throws IOException {
        expectVersion(in, "command");
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
}

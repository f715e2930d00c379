package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.side;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.StandingOrder;

/** All fields in their order. */
final class StandingOrderCodec implements Codec<StandingOrder> {
    private static final int VERSION = 1;

    @Override
    public void write(StandingOrder order, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(order.standingOrderId());
        out.writeUTF(order.userId());
        side(order.side(), out);
        out.writeLong(order.limitMicros());
        out.writeLong(order.dailyBudgetMicros());
        out.writeBoolean(order.paused());
        out.writeLong(order.position());
        out.writeLong(order.spentDay());
        out.writeLong(order.spentMicros());
    }

    @Override
    public StandingOrder read(DataInput in) throws IOException {
        Fields.version(in, VERSION, "standing order");
        return new StandingOrder(
                in.readUTF(),
                in.readUTF(),
                side(in),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}

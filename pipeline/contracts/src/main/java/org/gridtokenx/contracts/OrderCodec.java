package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.side;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.Order;

/** Version 1 had no standing order. */
final class OrderCodec implements Codec<Order> {
    private static final int VERSION = 2;

    @Override
    public void write(Order order, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(order.orderId());
        out.writeUTF(order.clientOrderId());
        out.writeUTF(order.standingOrderId());
        out.writeUTF(order.userId());
        side(order.side(), out);
        out.writeLong(order.quantityWh());
        out.writeLong(order.remainingWh());
        out.writeLong(order.limitMicros());
        out.writeLong(order.reservedMicros());
        out.writeLong(order.position());
        out.writeLong(order.firstEpoch());
        out.writeLong(order.lastEpoch());
        out.writeLong(order.placedAtMillis());
    }

    @Override
    public Order read(DataInput in) throws IOException {
        int version = Fields.version(in, VERSION, "order");
        return new Order(
                in.readUTF(),
                in.readUTF(),
                version == 1 ? "" : in.readUTF(),
                in.readUTF(),
                side(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}

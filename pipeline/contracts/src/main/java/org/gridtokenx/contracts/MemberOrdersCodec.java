package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;

/** State only. */
final class MemberOrdersCodec implements Codec<MemberOrders> {
    private static final int VERSION = 1;

    @Override
    public void write(MemberOrders orders, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(orders.userId());
        out.writeInt(orders.placed());
        out.writeInt(orders.orders().size());
        for (Order order : orders.orders()) {
            Codecs.ORDER.write(order, out);
        }
    }

    @Override
    public MemberOrders read(DataInput in) throws IOException {
        Fields.version(in, VERSION, "a member's orders");
        return new MemberOrders(in.readUTF(), in.readInt(), Fields.list(in, "orders", () -> Codecs.ORDER.read(in)));
    }
}

package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.Trade;

/** All fields in their order; not the canonical bytes, which a Merkle tree hashes. */
final class TradeCodec implements Codec<Trade> {
    private static final int VERSION = 1;

    @Override
    public void write(Trade trade, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(trade.zone());
        out.writeLong(trade.epoch());
        out.writeInt(trade.position());
        out.writeUTF(trade.buyOrderId());
        out.writeUTF(trade.sellOrderId());
        out.writeUTF(trade.buyerId());
        out.writeUTF(trade.sellerId());
        out.writeLong(trade.quantityWh());
        out.writeLong(trade.priceMicros());
        out.writeLong(trade.amountMicros());
        out.writeLong(trade.feeMicros());
    }

    @Override
    public Trade read(DataInput in) throws IOException {
        Fields.version(in, VERSION, "trade");
        return new Trade(
                in.readUTF(),
                in.readLong(),
                in.readInt(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}

package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigInteger;
import org.gridtokenx.market.EpochResult;

/**
 * Version 1 knew neither early closes (the epoch closed at its end) nor marginal orders (none) nor welfare (0: not
 * known).
 */
final class EpochResultCodec implements Codec<EpochResult> {
    private static final int VERSION = 2;

    @Override
    public void write(EpochResult result, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(result.zone());
        out.writeLong(result.epoch());
        out.writeLong(result.startMillis());
        out.writeLong(result.endMillis());
        out.writeLong(result.closedMillis());
        out.writeInt(result.orders());
        out.writeLong(result.clearingPriceMicros());
        out.writeLong(result.volumeWh());
        out.writeInt(result.matchedOrders());
        out.writeInt(result.matches());
        out.writeUTF(result.marginalBid());
        out.writeUTF(result.marginalAsk());
        Fields.number(result.welfareMicros(), out);
        out.writeLong(result.unservedBuyWh());
        out.writeLong(result.unservedSellWh());
        out.writeUTF(result.merkleRoot());
    }

    @Override
    public EpochResult read(DataInput in) throws IOException {
        boolean old = Fields.version(in, VERSION, "epoch result") == 1;
        String zone = in.readUTF();
        long epoch = in.readLong();
        long startMillis = in.readLong();
        long endMillis = in.readLong();
        return new EpochResult(
                zone,
                epoch,
                startMillis,
                endMillis,
                old ? endMillis : in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                old ? "" : in.readUTF(),
                old ? "" : in.readUTF(),
                old ? BigInteger.ZERO : Fields.number(in),
                in.readLong(),
                in.readLong(),
                in.readUTF());
    }
}

package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Fields.constant;
import static org.gridtokenx.contracts.Fields.valid;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.ZoneRules;

/** Version 1 had no currency: all zones of its time counted in euros. */
final class RulesCodec implements Codec<ZoneRules> {
    private static final int VERSION = 2;

    // Constants' numbers in the bytes are their places here; a new one goes to the end.
    private static final List<Pricing> PRICINGS = List.of(Pricing.UNIFORM, Pricing.PAY_AS_BID, Pricing.MIDPOINT);
    private static final List<Credit> CREDITS = List.of(Credit.VERIFIED, Credit.UNLIMITED);

    @Override
    public void write(ZoneRules rules, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(rules.currency());
        out.writeLong(rules.epochMillis());
        out.writeByte(PRICINGS.indexOf(rules.pricing()));
        out.writeByte(CREDITS.indexOf(rules.credit()));
        out.writeLong(rules.minPriceMicros());
        out.writeLong(rules.maxPriceMicros());
        out.writeLong(rules.priceStepMicros());
        out.writeLong(rules.minQuantityWh());
        out.writeLong(rules.maxQuantityWh());
        out.writeLong(rules.quantityStepWh());
        out.writeInt(rules.feeBasisPoints());
        out.writeBoolean(rules.paused());
    }

    @Override
    public ZoneRules read(DataInput in) throws IOException {
        int version = Fields.version(in, VERSION, "rules");
        return valid(() -> new ZoneRules(
                version == 1 ? "EUR" : in.readUTF(),
                in.readLong(),
                constant(PRICINGS, in, "pricing"),
                constant(CREDITS, in, "credit"),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt(),
                in.readBoolean()));
    }
}

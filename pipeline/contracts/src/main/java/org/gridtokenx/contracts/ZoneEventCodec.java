package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.ZoneEvent;

/** Version byte, zone, sequence, then what {@link EventBodyWriter} writes and {@link EventBodyReader} reads. */
final class ZoneEventCodec implements Codec<ZoneEvent> {
    static final byte ORDER_ACCEPTED = 1;
    static final byte ORDER_REJECTED = 2;
    static final byte ORDER_CANCELLED = 3;
    static final byte CANCEL_REJECTED = 4;
    /** Read, and not written any more: without what the order paid, and what it held besides. */
    static final byte ORDER_CLEARED_WITHOUT_AMOUNTS = 5;

    static final byte BALANCE_CHANGED = 6;
    static final byte TRADED = 7;
    static final byte EPOCH_CLEARED = 8;
    static final byte ENERGY_CREDITED = 9;
    static final byte ENERGY_RETIRED = 10;
    static final byte CASH_DEPOSITED = 11;
    static final byte RULES_SET = 12;
    static final byte DEPOSIT_REJECTED = 13;
    static final byte RULES_REJECTED = 14;
    static final byte CLOSE_REJECTED = 15;
    static final byte ORDER_CLEARED = 16;
    static final byte ALL_CANCELLED = 17;
    static final byte CANCEL_AFTER_SET = 18;
    static final byte STANDING_ORDER_SET = 19;
    static final byte STANDING_ORDER_ENDED = 20;
    static final byte STANDING_ORDER_REJECTED = 21;
    static final byte STANDING_ORDER_SKIPPED = 22;
    static final byte CURVE_CLEARED = 23;
    static final byte CREDIT_REJECTED = 24;

    private static final int VERSION = 1;

    @Override
    public void write(ZoneEvent event, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(event.zone());
        out.writeLong(event.sequence());
        EventBodyWriter.write(event.body(), out);
    }

    @Override
    public ZoneEvent read(DataInput in) throws IOException {
        Fields.version(in, VERSION, "event");
        return new ZoneEvent(in.readUTF(), in.readLong(), EventBodyReader.read(in));
    }
}

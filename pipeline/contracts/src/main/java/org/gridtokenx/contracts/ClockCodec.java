package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneRules;

/**
 * State only. Version 1 stood beside orders that lay otherwise in the state, without a user or an epoch in their key:
 * who has such a state lets the job read the log again.
 */
final class ClockCodec implements Codec<ZoneClock> {
    private static final int VERSION = 2;

    @Override
    public void write(ZoneClock clock, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        rules(clock.rules(), out);
        rules(clock.nextRules(), out);
        out.writeLong(clock.openEpoch());
        out.writeLong(clock.nextPosition());
        out.writeLong(clock.lastNamedEpoch());
        out.writeLong(clock.nextDeadlineMillis());
        out.writeLong(clock.depositedMicros());
        out.writeLong(clock.creditedWh());
    }

    private static void rules(ZoneRules rules, DataOutput out) throws IOException {
        out.writeBoolean(rules != null);
        if (rules != null) {
            Codecs.RULES.write(rules, out);
        }
    }

    @Override
    public ZoneClock read(DataInput in) throws IOException {
        if (Fields.version(in, VERSION, "zone clock") == 1) {
            throw new IOException("zone clock of version 1: this state cannot be taken over,"
                    + " start the job without it and it builds it anew from the log");
        }
        return new ZoneClock(
                rules(in),
                rules(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static ZoneRules rules(DataInput in) throws IOException {
        return in.readBoolean() ? Codecs.RULES.read(in) : null;
    }
}

package org.gridtokenx.jobs.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.ZoneEnergy;

/** The JSON that a type has on its topic, after its length in 4 bytes. */
record JsonCodec<T>(Class<T> type) implements Codec<T> {
    static final Codec<MeterInterval> METER_INTERVAL = new JsonCodec<>(MeterInterval.class);
    static final Codec<ZoneEnergy> ZONE_ENERGY = new JsonCodec<>(ZoneEnergy.class);

    @Override
    public void write(T value, DataOutput out) throws IOException {
        byte[] json = Json.toBytes(value);
        out.writeInt(json.length);
        out.write(json);
    }

    @Override
    public T read(DataInput in) throws IOException {
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        return Json.fromBytes(json, type);
    }
}

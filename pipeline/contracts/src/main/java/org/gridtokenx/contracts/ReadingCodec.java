package org.gridtokenx.contracts;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.gridtokenx.contracts.MeterReading.Terms;

/** Readings and ticks. Version 1 was JSON: {@link JsonReading} reads what begins with a brace. */
final class ReadingCodec implements Codec<MeterMessage> {
    private static final int VERSION = 2;
    private static final int TICK = 0;
    // Constants' numbers in the bytes are their places here; a new one goes to the end.
    private static final List<Kind> KINDS = List.of(Kind.INTERVAL, Kind.REGISTER);
    private static final List<Quality> QUALITIES = List.of(Quality.MEASURED, Quality.ESTIMATED, Quality.INVALID);

    @Override
    public void write(MeterMessage message, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        if (!(message instanceof MeterReading reading)) {
            out.writeByte(TICK);
            return;
        }
        out.writeByte(1 + KINDS.indexOf(reading.kind()));
        out.writeUTF(reading.meterId());
        out.writeUTF(reading.userId());
        out.writeUTF(reading.zone());
        out.writeLong(reading.timestampMillis());
        out.writeLong(reading.importMicroWh());
        out.writeLong(reading.exportMicroWh());
        out.writeLong(reading.generatedMicroWh());
        out.writeLong(reading.consumedMicroWh());
        out.writeByte(QUALITIES.indexOf(reading.quality()));
        out.writeLong(reading.sequence());
        out.writeLong(reading.terms().maxPowerWatts());
        out.writeBoolean(reading.terms().estimateGaps());
        out.writeByte(reading.measurements().size());
        for (Map.Entry<String, String> measurement : reading.measurements().entrySet()) {
            out.writeUTF(measurement.getKey());
            out.writeUTF(measurement.getValue());
        }
    }

    @Override
    public MeterMessage read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("reading of version " + version + ", known are JSON and " + VERSION);
        }
        int kind = in.readUnsignedByte();
        if (kind == TICK) {
            return new MeterMessage.Tick();
        }
        if (kind > KINDS.size()) {
            throw new IOException("unknown kind of reading " + kind);
        }
        return Fields.valid(() -> new MeterReading(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                KINDS.get(kind - 1),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                Fields.constant(QUALITIES, in, "quality"),
                in.readLong(),
                new Terms(in.readLong(), in.readBoolean()),
                measurements(in)));
    }

    private static SortedMap<String, String> measurements(DataInput in) throws IOException {
        SortedMap<String, String> measurements = new TreeMap<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            String code = in.readUTF();
            if (measurements.put(code, in.readUTF()) != null) {
                throw new IOException("the measurement " + code + " is there twice");
            }
        }
        return measurements;
    }

    @Override
    public MeterMessage fromBytes(byte[] bytes) throws IOException {
        return bytes.length > 0 && bytes[0] == '{' ? JsonReading.read(bytes) : Codec.super.fromBytes(bytes);
    }
}

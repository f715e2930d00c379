package org.gridtokenx.jobs.metering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.jobs.log.LogRecord;

/**
 * A reading, when it took effect, and where it stands in the log.
 *
 * @param effectiveMillis the greatest broker stamp seen in its partition up to and including it
 */
public record TimedReading(long effectiveMillis, int partition, long offset, MeterReading reading) {
    /** Between operators and in the state of intervals still open. */
    public static final Codec<TimedReading> CODEC = new Codec<>() {
        private static final byte FORM = 1;

        @Override
        public void write(TimedReading timed, DataOutput out) throws IOException {
            MeterReading reading = timed.reading();
            out.writeByte(FORM);
            out.writeLong(timed.effectiveMillis());
            out.writeInt(timed.partition());
            out.writeLong(timed.offset());
            out.writeUTF(reading.meterId());
            out.writeUTF(reading.userId());
            out.writeUTF(reading.zone());
            out.writeLong(reading.timestampMillis());
            out.writeLong(reading.importWh());
            out.writeLong(reading.exportWh());
        }

        @Override
        public TimedReading read(DataInput in) throws IOException {
            int form = in.readUnsignedByte();
            if (form != FORM) {
                throw new IOException("reading of version " + form + ", known is " + FORM);
            }
            return new TimedReading(
                    in.readLong(),
                    in.readInt(),
                    in.readLong(),
                    new MeterReading(
                            MeterReading.VERSION,
                            in.readUTF(),
                            in.readUTF(),
                            in.readUTF(),
                            in.readLong(),
                            in.readLong(),
                            in.readLong()));
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Decodes a record of the topic of readings; null for a tick, which only lets time pass. */
    static TimedReading decode(LogRecord record, long effectiveMillis) throws IOException {
        JsonNode json = MAPPER.readTree(record.value());
        if (json != null && json.path("tick").asBoolean(false)) {
            return null;
        }
        MeterReading reading = MAPPER.treeToValue(json, MeterReading.class);
        if (reading == null) {
            throw new IOException("an empty record");
        }
        return new TimedReading(effectiveMillis, record.partition(), record.offset(), reading);
    }
}

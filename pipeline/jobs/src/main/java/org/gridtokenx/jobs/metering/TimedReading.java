package org.gridtokenx.jobs.metering;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Terms;
import org.gridtokenx.jobs.log.LogRecord;

/**
 * A reading, when it took effect, and where it stands in the log.
 *
 * @param effectiveMillis the greatest broker stamp seen in its partition up to and including it
 */
public record TimedReading(long effectiveMillis, int partition, long offset, MeterReading reading) {
    /** Between operators. The first form also stood in the state of intervals still open. */
    public static final Codec<TimedReading> CODEC = new Codec<>() {
        private static final byte FIRST_FORM = 1;
        private static final byte FORM = 2;

        @Override
        public void write(TimedReading timed, DataOutput out) throws IOException {
            out.writeByte(FORM);
            out.writeLong(timed.effectiveMillis());
            out.writeInt(timed.partition());
            out.writeLong(timed.offset());
            Codecs.READING.write(timed.reading(), out);
        }

        @Override
        public TimedReading read(DataInput in) throws IOException {
            int form = in.readUnsignedByte();
            if (form != FIRST_FORM && form != FORM) {
                throw new IOException("reading of version " + form + ", known are " + FIRST_FORM + " and " + FORM);
            }
            long effective = in.readLong();
            int partition = in.readInt();
            long offset = in.readLong();
            MeterReading reading = form == FIRST_FORM ? first(in) : (MeterReading) Codecs.READING.read(in);
            return new TimedReading(effective, partition, offset, reading);
        }

        private MeterReading first(DataInput in) throws IOException {
            return MeterReading.interval(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readLong(),
                    in.readLong() * MeterReading.MICROS_PER_WH,
                    in.readLong() * MeterReading.MICROS_PER_WH,
                    Terms.UNLIMITED);
        }
    };

    /** Decodes a record of the topic of readings; null for a tick, which only lets time pass. */
    static TimedReading decode(LogRecord record, long effectiveMillis) throws IOException {
        return Codecs.READING.fromBytes(record.value()) instanceof MeterReading reading
                ? new TimedReading(effectiveMillis, record.partition(), record.offset(), reading)
                : null;
    }
}

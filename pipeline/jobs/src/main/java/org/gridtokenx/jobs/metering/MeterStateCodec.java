package org.gridtokenx.jobs.metering;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridtokenx.contracts.Codec;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.jobs.metering.Coverage.Stretch;

/**
 * The state of a meter in few bytes: numbers of any sign seven bits a byte ({@link Numbers}), times as distances. A
 * silent meter takes some 130 bytes, one that reads every quarter of an hour 600, every 15 seconds 3,900.
 */
final class MeterStateCodec implements Codec<MeterState> {
    private static final int VERSION = 1;
    private static final int ESTIMATE_GAPS = 1;
    private static final int HAS_READINGS = 2;
    private static final int LAST_WAS_REGISTER = 4;
    private static final int MARKED = 1;
    private static final int SUBSTITUTED = 2;
    private static final int ESTIMATED = 4;

    @Override
    public void write(MeterState state, DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeByte((state.estimateGaps ? ESTIMATE_GAPS : 0)
                | (state.lastKind == null ? 0 : HAS_READINGS)
                | (state.lastKind == Kind.REGISTER ? LAST_WAS_REGISTER : 0));
        out.writeUTF(state.userId);
        out.writeUTF(state.zone);
        out.writeLong(state.heardMillis);
        out.writeLong(state.lastTimestampMillis);
        out.writeLong(state.nextFinal);
        out.writeLong(state.nextProvisional);
        out.writeLong(state.reportedSince);
        out.writeLong(state.unreportedFrom);
        Numbers.write(state.lastSequence, out);
        Numbers.write(state.counters.importMicroWh(), out);
        Numbers.write(state.counters.exportMicroWh(), out);
        Numbers.write(state.importRestMicroWh, out);
        Numbers.write(state.exportRestMicroWh, out);
        Numbers.write(state.owedImportWh, out);
        Numbers.write(state.owedExportWh, out);
        Numbers.write(state.measuredImportWh, out);
        Numbers.write(state.measuredExportWh, out);
        Numbers.write(state.coverage.stretches().size(), out);
        long before = state.nextFinal;
        for (Stretch stretch : state.coverage.stretches()) {
            Numbers.write(stretch.fromMillis() - before, out);
            Numbers.write(stretch.toMillis() - stretch.fromMillis(), out);
            before = stretch.toMillis();
        }
        Numbers.write(state.intervals.size(), out);
        before = state.nextFinal;
        for (IntervalState interval : state.intervals) {
            Numbers.write(interval.startMillis - before, out);
            before = interval.startMillis;
            write(interval, out);
        }
    }

    private static void write(IntervalState interval, DataOutput out) throws IOException {
        out.writeByte((interval.marked ? MARKED : 0)
                | (interval.substituted ? SUBSTITUTED : 0)
                | (interval.estimated ? ESTIMATED : 0));
        Numbers.write(interval.pendingImportMicroWh, out);
        Numbers.write(interval.pendingExportMicroWh, out);
        Numbers.write(interval.importWh, out);
        Numbers.write(interval.exportWh, out);
        Numbers.write(interval.generatedMicroWh, out);
        Numbers.write(interval.consumedMicroWh, out);
        Numbers.write(interval.revision, out);
        Numbers.write(interval.readings, out);
        byte[] times = interval.times.packed();
        Numbers.write(times.length, out);
        out.write(times);
        Numbers.write(interval.measurements.size(), out);
        for (Map.Entry<String, String> measurement : interval.measurements.entrySet()) {
            out.writeUTF(measurement.getKey());
            out.writeUTF(measurement.getValue());
        }
    }

    @Override
    public MeterState read(DataInput in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("state of a meter of version " + version + ", known is " + VERSION);
        }
        MeterState state = new MeterState();
        int flags = in.readUnsignedByte();
        state.estimateGaps = (flags & ESTIMATE_GAPS) != 0;
        if ((flags & HAS_READINGS) != 0) {
            state.lastKind = (flags & LAST_WAS_REGISTER) == 0 ? Kind.INTERVAL : Kind.REGISTER;
        }
        state.userId = in.readUTF();
        state.zone = in.readUTF();
        state.heardMillis = in.readLong();
        state.lastTimestampMillis = in.readLong();
        state.nextFinal = in.readLong();
        state.nextProvisional = in.readLong();
        state.reportedSince = in.readLong();
        state.unreportedFrom = in.readLong();
        state.lastSequence = Numbers.read(in);
        state.counters = new Counters(Numbers.read(in), Numbers.read(in));
        state.importRestMicroWh = Numbers.read(in);
        state.exportRestMicroWh = Numbers.read(in);
        state.owedImportWh = Numbers.read(in);
        state.owedExportWh = Numbers.read(in);
        state.measuredImportWh = Numbers.read(in);
        state.measuredExportWh = Numbers.read(in);
        long before = state.nextFinal;
        for (long left = Numbers.read(in); left > 0; left--) {
            long from = before + Numbers.read(in);
            before = from + Numbers.read(in);
            state.coverage.stretches().add(new Stretch(from, before));
        }
        before = state.nextFinal;
        for (long left = Numbers.read(in); left > 0; left--) {
            IntervalState interval = new IntervalState(before + Numbers.read(in));
            before = interval.startMillis;
            read(interval, in);
            state.intervals.add(interval);
        }
        return state;
    }

    private static void read(IntervalState interval, DataInput in) throws IOException {
        int flags = in.readUnsignedByte();
        interval.marked = (flags & MARKED) != 0;
        interval.substituted = (flags & SUBSTITUTED) != 0;
        interval.estimated = (flags & ESTIMATED) != 0;
        interval.pendingImportMicroWh = Numbers.read(in);
        interval.pendingExportMicroWh = Numbers.read(in);
        interval.importWh = Numbers.read(in);
        interval.exportWh = Numbers.read(in);
        interval.generatedMicroWh = Numbers.read(in);
        interval.consumedMicroWh = Numbers.read(in);
        interval.revision = (int) Numbers.read(in);
        interval.readings = (int) Numbers.read(in);
        byte[] times = new byte[(int) Numbers.read(in)];
        in.readFully(times);
        interval.times = ReadingTimes.of(times);
        long measurements = Numbers.read(in);
        if (measurements > 0) {
            SortedMap<String, String> read = new TreeMap<>();
            for (; measurements > 0; measurements--) {
                read.put(in.readUTF(), in.readUTF());
            }
            interval.measurements = read;
        }
    }
}

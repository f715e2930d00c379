package org.gridtokenx.jobs.metering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.jobs.log.Outbound;

/** The operator of the metering, and all it has said so far. */
final class MeteringHarness implements AutoCloseable {
    private static final TypeSerializer<MeterInterval> OUTPUT =
            org.gridtokenx.jobs.state.Types.METER_INTERVAL.createSerializer(new SerializerConfigImpl());

    private final IntervalTimes times;
    private final List<MeterInterval> intervals = new ArrayList<>();
    private final List<Outbound> refused = new ArrayList<>();
    private final List<ZoneShare> shares = new ArrayList<>();
    private KeyedOneInputStreamOperatorTestHarness<String, TimedReading, MeterInterval> harness;

    MeteringHarness(IntervalTimes times) throws Exception {
        this.times = times;
        harness = harness();
        harness.setup(OUTPUT);
        harness.open();
    }

    /** One that goes on from a state. */
    MeteringHarness(IntervalTimes times, OperatorSubtaskState state) throws Exception {
        this.times = times;
        restore(state);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, TimedReading, MeterInterval> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new IntervalFunction(times)),
                timed -> timed.reading().meterId(),
                Types.STRING);
    }

    void process(TimedReading timed) throws Exception {
        harness.processElement(timed, timed.effectiveMillis());
        collect();
    }

    /** All records stamped before a time have been read. */
    void time(long millis) throws Exception {
        harness.processWatermark(millis - 1);
        collect();
    }

    private void collect() {
        intervals.addAll(harness.extractOutputValues());
        harness.getOutput().clear();
        drain(IntervalFunction.REFUSED, refused);
        drain(IntervalFunction.SHARES, shares);
    }

    private <T> void drain(org.apache.flink.util.OutputTag<T> tag, List<T> into) {
        var records = harness.getSideOutput(tag);
        if (records != null) {
            records.forEach(record -> into.add(record.getValue()));
            records.clear();
        }
    }

    OperatorSubtaskState snapshot() throws Exception {
        return harness.snapshot(1, 1);
    }

    /** Loses the operator and starts it again from a state. */
    void restore(OperatorSubtaskState state) throws Exception {
        if (harness != null) {
            harness.close();
        }
        harness = harness();
        harness.setup(OUTPUT);
        harness.initializeState(state);
        harness.open();
    }

    int entries() {
        return harness.numKeyedStateEntries();
    }

    int timers() {
        return harness.numEventTimeTimers();
    }

    List<MeterInterval> intervals() {
        return intervals;
    }

    List<ZoneShare> shares() {
        return shares;
    }

    List<DeadLetter> letters() throws IOException {
        List<DeadLetter> letters = new ArrayList<>();
        for (Outbound outbound : refused) {
            letters.add(Json.fromBytes(outbound.value(), DeadLetter.class));
        }
        return letters;
    }

    @Override
    public void close() throws Exception {
        harness.close();
    }
}

package org.gridtokenx.jobs.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.Test;

class IntervalFunctionTest {
    private static final long LENGTH = 900_000;
    private static final long GRACE = 60_000;
    private static final long START = 1_800_000_000_000L;

    private long offset;

    @Test
    void aReadingAtTheEndOfAnIntervalBelongsToIt() throws Exception {
        try (var harness = harness()) {
            harness.open();
            read(harness, START + 1, START + 1, 10, 0);
            read(harness, START + LENGTH, START + LENGTH, 20, 5);
            read(harness, START + LENGTH + 1, START + LENGTH + 1, 40, 0);
            harness.processWatermark(START + LENGTH + GRACE - 1);
            assertEquals(
                    List.of(new MeterInterval(1, "m", "u", "z", START, START + LENGTH, 30, 5, 2)),
                    harness.extractOutputValues());
        }
    }

    @Test
    void anIntervalClosesAfterItsGraceAndNotBefore() throws Exception {
        try (var harness = harness()) {
            harness.open();
            read(harness, START + 1, START + 1, 1, 0);
            harness.processWatermark(START + LENGTH + GRACE - 2);
            assertEquals(List.of(), harness.extractOutputValues());
            read(harness, START + LENGTH + GRACE - 1, START + 2, 1, 0);
            harness.processWatermark(START + LENGTH + GRACE - 1);
            assertEquals(2, harness.extractOutputValues().get(0).readings());
        }
    }

    @Test
    void lateRepeatedAndFutureReadingsAreRefusedWithAReason() throws Exception {
        try (var harness = harness()) {
            harness.open();
            read(harness, START + 5, START + 5, 1, 0);
            read(harness, START + 6, START + 5, 1, 0);
            read(harness, START + 7, START + 7 + IntervalFunction.CLOCK_TOLERANCE_MILLIS + 1, 1, 0);
            read(harness, START + LENGTH + GRACE, START + 9, 1, 0);
            assertEquals(1, harness.extractOutputValues().size());
            assertEquals(1, harness.extractOutputValues().get(0).readings());
            List<String> reasons = reasons(harness);
            assertTrue(reasons.get(0).startsWith("repeated"), reasons.toString());
            assertTrue(reasons.get(1).startsWith("ahead of time"), reasons.toString());
            assertTrue(reasons.get(2).startsWith("late"), reasons.toString());
            assertEquals(0, harness.numKeyedStateEntries());
        }
    }

    /** Wherever watermarks fall and wherever the operator restarts, the same intervals come of the same readings. */
    @Test
    void watermarksAndRestartsChangeNothing() throws Exception {
        for (long seed = 1; seed <= 30; seed++) {
            List<MeterInterval> plain = run(seed, false);
            assertEquals(plain, run(seed, true), "seed " + seed);
            long exported = plain.stream().mapToLong(MeterInterval::exportWh).sum();
            assertTrue(exported > 0, "seed " + seed);
        }
    }

    private List<MeterInterval> run(long seed, boolean disturbed) throws Exception {
        SplittableRandom readings = new SplittableRandom(seed);
        SplittableRandom disturbance = new SplittableRandom(seed * 17);
        List<MeterInterval> intervals = new ArrayList<>();
        var harness = harness();
        harness.open();
        long now = START;
        for (int i = 0; i < 200; i++) {
            long before = now;
            now += readings.nextInt(40_000);
            if (disturbed && disturbance.nextInt(3) == 0 && now > before) {
                harness.processWatermark(disturbance.nextLong(before, now) - 1);
            }
            if (disturbed && disturbance.nextInt(50) == 0) {
                OperatorSubtaskState state = harness.snapshot(1, 1);
                intervals.addAll(harness.extractOutputValues());
                harness.close();
                harness = harness();
                harness.setup();
                harness.initializeState(state);
                harness.open();
            }
            read(harness, now, now - readings.nextInt(120_000), readings.nextInt(50), readings.nextInt(50));
        }
        harness.processWatermark(now + 10 * LENGTH);
        intervals.addAll(harness.extractOutputValues());
        harness.close();
        return intervals;
    }

    private void read(
            KeyedOneInputStreamOperatorTestHarness<String, TimedReading, MeterInterval> harness,
            long effective,
            long timestamp,
            long imported,
            long exported)
            throws Exception {
        MeterReading reading = new MeterReading(1, "m", "u", "z", timestamp, imported, exported);
        harness.processElement(new TimedReading(effective, 0, offset++, reading), effective);
    }

    private static List<String> reasons(
            KeyedOneInputStreamOperatorTestHarness<String, TimedReading, MeterInterval> harness) throws IOException {
        List<String> reasons = new ArrayList<>();
        for (var record : harness.getSideOutput(IntervalFunction.REFUSED)) {
            reasons.add(
                    Json.fromBytes(record.getValue().value(), DeadLetter.class).reason());
        }
        return reasons;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TimedReading, MeterInterval> harness()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new IntervalFunction(LENGTH, GRACE)),
                timed -> timed.reading().meterId(),
                Types.STRING);
    }
}

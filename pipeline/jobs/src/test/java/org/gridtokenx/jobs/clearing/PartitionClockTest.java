package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.market.Command;
import org.junit.jupiter.api.Test;

class PartitionClockTest {
    private static final String TOPIC = "market.commands";

    @Test
    void timeInAPartitionNeverRunsBackwards() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(record(0, 0, 1_000), 0);
            harness.processElement(record(0, 1, 400), 0);
            harness.processElement(record(1, 0, 500), 0);
            harness.processElement(record(0, 2, 1_001), 0);
            assertEquals(List.of(1_000L, 1_000L, 500L, 1_001L), times(harness));
        }
    }

    @Test
    void aTickLetsTimePassForThoseBehindIt() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            harness.processElement(
                    new LogRecord(TOPIC, 0, 0, 2_000, null, Codecs.COMMAND.toBytes(new Command.Tick())), 0);
            harness.processElement(record(0, 1, 1_500), 0);
            assertEquals(List.of(2_000L), times(harness));
        }
    }

    /** Whoever invents zones leaves nothing behind here. */
    @Test
    void onlyZonesThatWereOpenedAreToldTheTime() throws Exception {
        try (var harness = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new PartitionClock<>(TimedCommand::decode, TimedCommand.TICKS)))) {
            harness.open();
            Command opens = new Command.OpenZone("north", RandomCommands.rules());
            harness.processElement(new LogRecord(TOPIC, 0, 0, 1_000, null, Codecs.COMMAND.toBytes(opens)), 0);
            harness.processElement(record(0, 1, 1_000), 0);
            harness.getOutput().clear();
            harness.processElement(
                    new LogRecord(TOPIC, 0, 2, 2_000, null, Codecs.COMMAND.toBytes(new Command.Tick())), 0);
            assertEquals(List.of(new TimedCommand("north", 2_000, new Command.Tick())), harness.extractOutputValues());
        }
    }

    @Test
    void anotherSubtaskKnowsTheTimeAfterARestart() throws Exception {
        OperatorSubtaskState first;
        OperatorSubtaskState second;
        try (var a = harness(2, 0);
                var b = harness(2, 1)) {
            a.open();
            b.open();
            a.processElement(record(0, 0, 9_000), 0);
            b.processElement(record(1, 0, 7_000), 0);
            first = a.snapshot(1, 1);
            second = b.snapshot(1, 1);
        }
        OperatorSubtaskState both = AbstractStreamOperatorTestHarness.repackageState(first, second);
        try (var harness = harness(1, 0)) {
            harness.setup();
            harness.initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(both, 2, 2, 1, 0));
            harness.open();
            harness.processElement(record(0, 1, 100), 0);
            harness.processElement(record(1, 1, 100), 0);
            assertEquals(List.of(9_000L, 7_000L), times(harness));
        }
    }

    @Test
    void aRecordWithoutMeaningIsPutAsideWithItsReason() throws Exception {
        try (var harness = harness(1, 0)) {
            harness.open();
            byte[] garbage = "no command".getBytes(StandardCharsets.UTF_8);
            harness.processElement(new LogRecord(TOPIC, 3, 17, 1_000, new byte[] {7}, garbage), 0);
            harness.processElement(new LogRecord(TOPIC, 3, 18, 1_000, null, new byte[0]), 0);
            harness.processElement(record(3, 19, 1_000), 0);
            assertEquals(1, times(harness).size());
            List<DeadLetter> letters = harness.getSideOutput(PartitionClock.DEAD_LETTERS).stream()
                    .map(record -> read(record.getValue().value()))
                    .toList();
            assertEquals(
                    List.of(17L, 18L), letters.stream().map(DeadLetter::offset).toList());
            assertEquals(3, letters.get(0).partition());
            assertEquals(TOPIC, letters.get(0).topic());
            assertTrue(
                    letters.get(0).reason().contains("version"), letters.get(0).reason());
            assertArrayEquals(new byte[] {7}, letters.get(0).key());
            assertNull(letters.get(1).key());
            assertEquals("no command", new String(letters.get(0).value(), StandardCharsets.UTF_8));
        }
    }

    private static DeadLetter read(byte[] json) {
        try {
            return Json.fromBytes(json, DeadLetter.class);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LogRecord record(int partition, long offset, long stamp) {
        return new LogRecord(
                TOPIC, partition, offset, stamp, null, Codecs.COMMAND.toBytes(new Command.CancelOrder("z", "o", "u")));
    }

    private static List<Long> times(OneInputStreamOperatorTestHarness<LogRecord, TimedCommand> harness) {
        return harness.extractOutputValues().stream()
                .map(TimedCommand::effectiveMillis)
                .toList();
    }

    private static OneInputStreamOperatorTestHarness<LogRecord, TimedCommand> harness(int parallelism, int subtask)
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new PartitionClock<TimedCommand>(TimedCommand::decode)), 2, parallelism, subtask);
    }
}

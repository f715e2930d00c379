package org.gridtokenx.jobs.clearing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.jobs.log.LogRecord;
import org.gridtokenx.jobs.log.PartitionClock;
import org.gridtokenx.market.Command;

/** Partitions of a log as a broker stamps them, the clock that reads them, and the clearing behind it. */
final class LogHarness implements AutoCloseable {
    /** Where a restart goes on. */
    record Checkpoint(OperatorSubtaskState clock, OperatorSubtaskState clearing, long[] greatest) {}

    private final OneInputStreamOperatorTestHarness<LogRecord, TimedCommand> clock;
    private final ClearingHarness clearing;
    private final long[] greatest;
    private int offset;

    /** An empty log. */
    LogHarness(int partitions) throws Exception {
        clock = clock();
        clearing = new ClearingHarness(false).open();
        greatest = new long[partitions];
        Arrays.fill(greatest, Long.MIN_VALUE + 1);
        clock.open();
    }

    /** A log that was read up to a checkpoint. */
    LogHarness(Checkpoint checkpoint) throws Exception {
        clock = clock();
        clearing = new ClearingHarness(false).restore(checkpoint.clearing());
        greatest = checkpoint.greatest().clone();
        clock.setup();
        clock.initializeState(checkpoint.clock());
        clock.open();
    }

    private static OneInputStreamOperatorTestHarness<LogRecord, TimedCommand> clock() throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new PartitionClock<>(TimedCommand::decode, TimedCommand.TICKS)));
    }

    Checkpoint checkpoint() throws Exception {
        return new Checkpoint(clock.snapshot(1, 1), clearing.snapshot(), greatest.clone());
    }

    void append(int partition, long stampMillis, Command command) throws Exception {
        append(
                partition,
                stampMillis,
                command.zone().getBytes(StandardCharsets.UTF_8),
                Codecs.COMMAND.toBytes(command));
    }

    void append(int partition, long stampMillis, List<TimedCommand> commands) throws Exception {
        for (TimedCommand timed : commands) {
            append(partition, stampMillis, timed.command());
        }
    }

    /** A record without a key. */
    void append(int partition, long stampMillis, byte[] value) throws Exception {
        append(partition, stampMillis, null, value);
    }

    /** A record, and the watermark after it as the source gives it: that of the partition furthest behind. */
    private void append(int partition, long stampMillis, byte[] key, byte[] value) throws Exception {
        clock.processElement(
                new LogRecord(Topic.MARKET_COMMANDS.word(), partition, offset++, stampMillis, key, value), stampMillis);
        List<TimedCommand> commands = clock.extractOutputValues();
        clock.getOutput().clear();
        clearing.process(commands);
        greatest[partition] = Math.max(greatest[partition], stampMillis);
        long watermark = Arrays.stream(greatest).min().orElseThrow() - 1;
        clock.processWatermark(watermark);
        clock.getOutput().clear();
        clearing.watermark(watermark);
    }

    /** Lets the clock on the wall go on. */
    void setWallClock(long millis) throws Exception {
        clock.setProcessingTime(millis);
    }

    ClearingHarness clearing() {
        return clearing;
    }

    List<DeadLetter> deadLetters() throws Exception {
        List<DeadLetter> letters = new ArrayList<>();
        var records = clock.getSideOutput(PartitionClock.DEAD_LETTERS);
        if (records != null) {
            for (var record : records) {
                letters.add(Json.fromBytes(record.getValue().value(), DeadLetter.class));
            }
        }
        return letters;
    }

    @Override
    public void close() throws Exception {
        clock.close();
        clearing.close();
    }
}

package org.gridtokenx.jobs.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.gridtokenx.jobs.clearing.ClearingJob;
import org.gridtokenx.jobs.clearing.TimedCommand;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** Runs the clearing topology over a file. */
public final class Replay {
    private static final String SOURCE = "replay-commands";
    private static final String SINK = "replay-results";

    private Replay() {}

    /**
     * Replays a file and writes the results into a folder, which is made if missing. Nothing is written there unless
     * the whole file could be read.
     *
     * @param rulesOfPlainOrders the rules of every zone in a file of plain orders; a file of commands has its own
     * @throws UnreadableFileException if a line of the file cannot be understood
     */
    public static void run(Path file, Path out, ZoneRules rulesOfPlainOrders, int parallelism, boolean jsonLines)
            throws Exception {
        boolean commands = isCommandFile(file);
        Files.createDirectories(out);
        Path parts = Files.createTempDirectory(out, ".replay-");
        try {
            StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings());
            defineWorkflow(env, file, commands, rulesOfPlainOrders, parts);
            env.execute("replay");
            ResultFiles.join(parts, out, jsonLines);
        } catch (Exception e) {
            throw ExceptionUtils.findThrowable(e, UnreadableFileException.class)
                    .map(Exception.class::cast)
                    .orElse(e);
        } finally {
            delete(parts);
        }
    }

    /** Whether a file holds full commands, told by its first line. */
    static boolean isCommandFile(Path file) throws IOException {
        try (LineReader lines = LineReader.open(Files.newInputStream(file))) {
            Fields first = lines.next();
            return first != null && CommandFile.isCommand(first);
        }
    }

    static void defineWorkflow(
            StreamExecutionEnvironment env, Path file, boolean commands, ZoneRules rulesOfPlainOrders, Path parts) {
        FileSource<TimedCommand> source = FileSource.forRecordStreamFormat(
                        new CommandFormat(rulesOfPlainOrders),
                        new org.apache.flink.core.fs.Path(file.toAbsolutePath().toUri()))
                // The default passes over names that begin with a dot or an underscore.
                .setFileEnumerator(() -> new NonSplittingRecursiveEnumerator(any -> true))
                .build();
        DataStream<TimedCommand> log = env.fromSource(source, WatermarkStrategy.noWatermarks(), SOURCE)
                .uid(SOURCE)
                .setParallelism(1);
        DataStream<ZoneEvent> events = commands ? ClearingJob.clearOpenEnded(log) : ClearingJob.clearToTheEnd(log);
        events.sinkTo(new ResultSink(parts)).name(SINK).uid(SINK);
    }

    private static Configuration settings() {
        Configuration settings = new Configuration();
        settings.setString("pipeline.generic-types", "false");
        settings.setString("pipeline.auto-generate-uids", "false");
        settings.setString("pipeline.object-reuse", "true");
        settings.setString("restart-strategy.type", "disable");
        return settings;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}

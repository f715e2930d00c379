package org.gridtokenx.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the clearing job's threads spend their time, by the flight recorder's samples of their stacks: the Java ones
 * that run, and those in native code. Waiting threads do not count.
 */
final class StageSamples {
    private static final Duration PERIOD = Duration.ofMillis(10);

    private StageSamples() {}

    /** What a sampled thread was at. */
    enum Stage {
        READ("reading the log"),
        DECODE("decoding commands, partition clock"),
        SHUFFLE("shuffle to the zones, Flink's own work"),
        RULES("rules of the market"),
        ROCKSDB("RocksDB"),
        STATE("state: serialising keys and values"),
        EVENTS("encoding events"),
        JSON("JSON of trades and instructions"),
        SINKS("Kafka sinks and their threads");

        private final String words;

        Stage(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** A recording that runs. */
    static Recording start() {
        Recording recording = new Recording();
        recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
        recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
        recording.start();
        return recording;
    }

    /** How many samples of a recording that has been stopped fall to each stage. */
    static Map<Stage, Integer> counts(Recording recording) throws IOException {
        Path file = Files.createTempFile("gridtokenx-bench-", ".jfr");
        try (recording) {
            recording.dump(file);
            return counts(RecordingFile.readAllEvents(file));
        } finally {
            Files.delete(file);
        }
    }

    private static Map<Stage, Integer> counts(List<RecordedEvent> events) {
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        for (RecordedEvent event : events) {
            Stage stage = stageOf(event.getThread("sampledThread"), event.getStackTrace());
            if (stage != null) {
                counts.merge(stage, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static Stage stageOf(RecordedThread thread, RecordedStackTrace stack) {
        if (thread == null || stack == null || thread.getJavaName() == null) {
            return null;
        }
        String name = thread.getJavaName();
        String top = stack.getFrames().get(0).getMethod().getName();
        if (top.startsWith("epoll") || top.equals("park") || top.equals("wait")) {
            return null;
        }
        if (name.startsWith("Source Data Fetcher")) {
            return Stage.READ;
        }
        if (name.startsWith("kafka-producer-network-thread")) {
            return Stage.SINKS;
        }
        return name.contains("clearing-") ? stageOf(stack.getFrames()) : null;
    }

    /** The innermost frame that tells. What encodes or decodes belongs to whoever called it. */
    private static Stage stageOf(List<RecordedFrame> frames) {
        boolean inMarket = false;
        for (RecordedFrame frame : frames) {
            String type = frame.getMethod().getType().getName();
            if (type.startsWith("org.gridtokenx.contracts.Json") || type.startsWith("com.fasterxml.")) {
                return Stage.JSON;
            } else if (type.startsWith("org.gridtokenx.contracts.")) {
                inMarket = false;
            } else if (type.startsWith("org.gridtokenx.market.")) {
                inMarket = true;
            } else if (inMarket && !type.startsWith("java.")) {
                return Stage.RULES;
            } else {
                Stage stage = byPackage(type);
                if (stage != null) {
                    return stage;
                }
            }
        }
        return Stage.SHUFFLE;
    }

    private static Stage byPackage(String type) {
        if (type.startsWith("org.rocksdb.")) {
            return Stage.ROCKSDB;
        }
        if (type.startsWith("org.apache.flink.state.") || type.startsWith("org.apache.flink.runtime.state.")) {
            return Stage.STATE;
        }
        if (type.startsWith("org.apache.kafka.clients.producer.")
                || type.startsWith("org.apache.flink.connector.kafka.sink.")) {
            return Stage.SINKS;
        }
        if (type.startsWith("org.apache.flink.connector.kafka.source.")
                || type.startsWith("org.apache.flink.connector.base.source.")) {
            return Stage.READ;
        }
        if (type.startsWith("org.gridtokenx.jobs.log.PartitionClock")) {
            return Stage.DECODE;
        }
        if (type.equals("org.gridtokenx.jobs.clearing.ClearingJob")) {
            return Stage.EVENTS;
        }
        if (type.startsWith("org.gridtokenx.jobs.clearing.")
                && !type.startsWith("org.gridtokenx.jobs.clearing.TimedCommand")
                && !type.contains("$$Lambda")) {
            return Stage.RULES;
        }
        // A serializer belongs to whoever called it, too.
        boolean flinkAtWork =
                type.startsWith("org.apache.flink.runtime.") || type.startsWith("org.apache.flink.streaming.");
        return flinkAtWork ? Stage.SHUFFLE : null;
    }
}

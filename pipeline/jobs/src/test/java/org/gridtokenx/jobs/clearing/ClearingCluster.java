package org.gridtokenx.jobs.clearing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.Collector;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.jobs.state.Types;
import org.gridtokenx.market.ZoneEvent;

/** The clearing on a real cluster in this process, which stops with savepoints and starts from them. */
final class ClearingCluster implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Map<String, Queue<ZoneEvent>> EVENTS = new ConcurrentHashMap<>();

    private final Configuration settings = new Configuration();
    private final MiniCluster cluster;

    ClearingCluster(Path directory) throws Exception {
        settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        // Small state then lies within the one file of a savepoint.
        settings.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ofMebiBytes(1));
        settings.set(PipelineOptions.MAX_PARALLELISM, ClearingHarness.MAX_PARALLELISM);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        settings.set(CoreOptions.TMP_DIRS, directory.toString());
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumSlotsPerTaskManager(4)
                .withRandomPorts()
                .build());
        cluster.start();
    }

    /** Clears a log to its end, after what a savepoint holds where one is given. */
    List<ZoneEvent> run(List<TimedCommand> log, int parallelism, String savepoint) throws Exception {
        String run = UUID.randomUUID().toString();
        JobID job = submit(run, log, parallelism, savepoint, false);
        cluster.requestJobResult(job)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .toJobExecutionResult(getClass().getClassLoader());
        return List.copyOf(EVENTS.remove(run));
    }

    /** Clears a log, takes a savepoint into a directory and stops; gives the savepoint's path. */
    String stop(List<TimedCommand> log, int parallelism, Path directory, List<ZoneEvent> events) throws Exception {
        String run = UUID.randomUUID().toString();
        int expected = ClearingHarness.expected(log).size();
        JobID job = submit(run, log, parallelism, null, true);
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (EVENTS.get(run).size() < expected) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(EVENTS.get(run).size() + " events of " + expected);
            }
            Thread.sleep(10);
        }
        String savepoint = cluster.triggerSavepoint(
                        job, directory.toUri().toString(), true, SavepointFormatType.CANONICAL)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        events.addAll(EVENTS.remove(run));
        return savepoint;
    }

    @SuppressWarnings("deprecation")
    private JobID submit(String run, List<TimedCommand> log, int parallelism, String savepoint, boolean stay)
            throws Exception {
        EVENTS.put(run, new ConcurrentLinkedQueue<>());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        env.setParallelism(parallelism);
        ClearingJob.clearOpenEnded(env.addSource(new Commands(log, stay), "commands", Types.TIMED_COMMAND)
                        .uid("commands"))
                .process(new Collect(run))
                .returns(Types.EVENT)
                .uid("collect")
                .sinkTo(new DiscardingSink<>())
                .uid("discard");
        StreamGraph graph = env.getStreamGraph();
        if (savepoint != null) {
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(savepoint, false, RecoveryClaimMode.NO_CLAIM));
        }
        return cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS).getJobID();
    }

    /**
     * A log, after which it ends or waits to be stopped. The newer kind of source takes five classes to do so.
     */
    @SuppressWarnings("deprecation")
    private static final class Commands implements SourceFunction<TimedCommand> {
        private static final long serialVersionUID = 1L;
        private final ArrayList<byte[]> log = new ArrayList<>();
        private final boolean stay;
        private volatile boolean cancelled;

        Commands(List<TimedCommand> log, boolean stay) {
            log.forEach(timed -> this.log.add(TimedCommand.CODEC.toBytes(timed)));
            this.stay = stay;
        }

        @Override
        public void run(SourceContext<TimedCommand> context) throws Exception {
            for (byte[] timed : log) {
                context.collect(TimedCommand.CODEC.fromBytes(timed));
            }
            while (stay && !cancelled) {
                Thread.sleep(10);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }

    /** Puts aside what flows by. */
    private static final class Collect extends ProcessFunction<ZoneEvent, ZoneEvent> {
        private static final long serialVersionUID = 1L;
        private final String run;

        Collect(String run) {
            this.run = run;
        }

        @Override
        public void processElement(ZoneEvent event, Context context, Collector<ZoneEvent> out) throws Exception {
            EVENTS.get(run).add(Codecs.EVENT.fromBytes(Codecs.EVENT.toBytes(event)));
            out.collect(event);
        }
    }

    @Override
    public void close() throws Exception {
        cluster.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}

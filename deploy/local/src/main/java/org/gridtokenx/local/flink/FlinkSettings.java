package org.gridtokenx.local.flink;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/**
 * What the cluster on one machine is run with.
 *
 * @param data directory of checkpoints, savepoints and temporary files
 * @param restPort port of the web page and the REST interface
 * @param checkpointInterval time between two checkpoints
 * @param logFile what the page's log tabs show
 */
public record FlinkSettings(Path data, int restPort, Duration checkpointInterval, Path logFile) {
    /** The number of key groups. State written with one number cannot be restored with another: never change it. */
    public static final int MAX_PARALLELISM = 128;

    private static final int RETAINED_CHECKPOINTS = 3;
    private static final String LOOPBACK = "127.0.0.1";

    public FlinkSettings {
        Objects.requireNonNull(logFile, "logFile");
        data = data.toAbsolutePath();
        if (checkpointInterval.toMillis() < 10) {
            throw new IllegalArgumentException("the checkpoint interval must be 10 ms or more");
        }
    }

    Path checkpoints() {
        return data.resolve("checkpoints");
    }

    /** Flink's own configuration for the cluster and for each of its jobs. */
    public Configuration configuration() {
        Configuration c = new Configuration();
        addresses(c);
        checkpointing(c);
        restarts(c);
        pipelines(c);
        return c;
    }

    private void addresses(Configuration c) {
        c.set(RestOptions.PORT, restPort);
        c.set(RestOptions.BIND_PORT, Integer.toString(restPort));
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.HOST, LOOPBACK);
        c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        c.set(WebOptions.LOG_PATH, logFile.toAbsolutePath().toString());
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(CoreOptions.TMP_DIRS, System.getProperty("java.io.tmpdir"));
        c.set(BlobServerOptions.STORAGE_DIRECTORY, System.getProperty("java.io.tmpdir"));
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    }

    private void checkpointing(Configuration c) {
        c.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        c.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints().toUri().toString());
        c.set(
                CheckpointingOptions.SAVEPOINT_DIRECTORY,
                data.resolve("savepoints").toUri().toString());
        c.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(1));
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        // A sink whose target is away fails checkpoints until it is back; the job itself goes on.
        c.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, Integer.MAX_VALUE);
        // RocksDB's logs would go beside ours, a file per operator and start.
        c.set(RocksDBConfigurableOptions.LOG_DIR, System.getProperty("java.io.tmpdir"));
        // Measured faster than timers in RocksDB; they are few.
        c.set(RocksDBOptions.TIMER_SERVICE_FACTORY, PriorityQueueStateType.HEAP);
    }

    /** For ever, with growing pauses: a job that waits for a server must be there when the server is back. */
    private static void restarts(Configuration c) {
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, Duration.ofMillis(500));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        c.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, Integer.MAX_VALUE);
    }

    /** A missing uid and a type that only Kryo can serialise are errors: both would break restoring. */
    private static void pipelines(Configuration c) {
        c.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        c.set(PipelineOptions.OBJECT_REUSE, true);
        c.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
        // Between operators a record waits at most this long for company; a trader waits for it.
        c.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    }
}

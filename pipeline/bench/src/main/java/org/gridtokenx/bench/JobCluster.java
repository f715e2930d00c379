package org.gridtokenx.bench;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.gridtokenx.jobs.clearing.ClearingJob;

/** One job alone, on a cluster in this JVM. */
final class JobCluster implements AutoCloseable {
    private static final int PARALLELISM = 2;
    private static final long POLL_MILLIS = 20;
    private static final long START_SECONDS = 60;

    private final MiniCluster cluster;
    private final JobID job;

    private JobCluster(MiniCluster cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    /** The clearing job. */
    static JobCluster start(Configuration configuration, String kafkaServers) throws Exception {
        return start(configuration, ClearingJob.NAME, env -> ClearingJob.defineWorkflow(env, kafkaServers));
    }

    /** Returns when every task of a job runs. */
    static JobCluster start(Configuration configuration, String name, Consumer<StreamExecutionEnvironment> workflow)
            throws Exception {
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        workflow.accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(name);
        JobCluster started =
                new JobCluster(cluster, cluster.submitJob(graph).get().getJobID());
        started.awaitRunning();
        return started;
    }

    private void awaitRunning() throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(START_SECONDS).toNanos();
        while (!isRunning()) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the job does not run after " + START_SECONDS + " s");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean isRunning() throws ExecutionException, InterruptedException {
        AccessExecutionGraph graph = graph();
        if (graph.getState() != JobStatus.RUNNING) {
            return false;
        }
        for (var vertex : graph.getAllExecutionVertices()) {
            if (vertex.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    /** @throws IllegalStateException if the job has failed or failed over: what was measured is worth nothing then */
    void requireAlive() throws ExecutionException, InterruptedException {
        AccessExecutionGraph graph = graph();
        if (graph.getFailureInfo() != null) {
            throw new IllegalStateException(
                    "the job failed: " + graph.getFailureInfo().getExceptionAsString());
        }
    }

    /** Takes a checkpoint now; returns what Flink says of it. */
    CompletedCheckpointStats checkpoint(CheckpointType type) throws ExecutionException, InterruptedException {
        long id = cluster.triggerCheckpoint(job, type).get();
        while (true) {
            AbstractCheckpointStats stats = Objects.requireNonNull(graph().getCheckpointStatsSnapshot())
                    .getHistory()
                    .getCheckpointById(id);
            if (stats instanceof CompletedCheckpointStats completed) {
                return completed;
            }
            requireAlive();
            Thread.sleep(POLL_MILLIS);
        }
    }

    private AccessExecutionGraph graph() throws ExecutionException, InterruptedException {
        return cluster.getExecutionGraph(job).get();
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}

package org.gridtokenx.local.flink;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this JVM that keeps its jobs over restarts.
 *
 * <p>Each job has a fixed id and is restored from the newest complete checkpoint that an earlier run left, also one
 * that was killed. The restored checkpoint then belongs to the job, which deletes it when newer ones replace it.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FlinkCluster.class);
    private static final long POLL_MILLIS = 50;

    private final FlinkSettings settings;
    private final List<JobDefinition> jobs;
    private final MiniCluster cluster;

    private FlinkCluster(FlinkSettings settings, List<JobDefinition> jobs, MiniCluster cluster) {
        this.settings = settings;
        this.jobs = jobs;
        this.cluster = cluster;
    }

    /** Starts the cluster and submits the jobs; they may still be starting when this returns. */
    public static FlinkCluster start(FlinkSettings settings, List<JobDefinition> jobs) throws Exception {
        long names = jobs.stream().map(JobDefinition::name).distinct().count();
        if (names != jobs.size()) {
            throw new IllegalArgumentException("two jobs have one name: they would share one state");
        }
        int slots =
                Math.max(1, jobs.stream().mapToInt(JobDefinition::parallelism).sum());
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings.configuration())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
        cluster.start();
        FlinkCluster started = new FlinkCluster(settings, List.copyOf(jobs), cluster);
        for (JobDefinition job : jobs) {
            started.submit(job);
        }
        return started;
    }

    private void submit(JobDefinition job) throws IOException, ExecutionException, InterruptedException {
        Configuration configuration = settings.configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, job.parallelism());
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(configuration);
        job.topology().accept(environment);
        StreamGraph graph = environment.getStreamGraph();
        graph.setJobName(job.name());
        graph.setJobId(job.id());
        RetainedCheckpoints retained =
                new RetainedCheckpoints(settings.checkpoints().resolve(job.id().toHexString()));
        Optional<Path> newest = retained.newest();
        if (newest.isPresent()) {
            retained.keepOnly(newest.get());
            graph.setSavepointRestoreSettings(
                    SavepointRestoreSettings.forPath(newest.get().toUri().toString(), false, RecoveryClaimMode.CLAIM));
        }
        LOG.info(
                "submitting {} as {}, from {}",
                job.name(),
                job.id(),
                newest.map(Path::toString).orElse("the start"));
        cluster.submitJob(graph).get();
    }

    /**
     * Waits until every task of every job runs.
     *
     * @throws IllegalStateException if a job has ended
     */
    public void awaitRunning() throws ExecutionException, InterruptedException {
        for (JobDefinition job : jobs) {
            while (!isRunning(job.id())) {
                requireAlive(job);
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private boolean isRunning(JobID id) throws ExecutionException, InterruptedException {
        AccessExecutionGraph graph = cluster.getExecutionGraph(id).get();
        if (graph.getState() != JobStatus.RUNNING) {
            return false;
        }
        for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
            ExecutionState state = vertex.getExecutionState();
            if (state != ExecutionState.RUNNING && state != ExecutionState.FINISHED) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns when a job has failed for good, which only happens if Flink itself gives up. Jobs that an operator
     * cancelled or that came to their end are left alone.
     *
     * @throws IllegalStateException always, naming the job
     */
    public void awaitFailure() throws ExecutionException, InterruptedException {
        while (true) {
            for (JobDefinition job : jobs) {
                requireAlive(job);
            }
            Thread.sleep(POLL_MILLIS * 20);
        }
    }

    private void requireAlive(JobDefinition job) throws ExecutionException, InterruptedException {
        if (cluster.getJobStatus(job.id()).get() == JobStatus.FAILED) {
            var failure = cluster.getExecutionGraph(job.id()).get().getFailureInfo();
            throw new IllegalStateException(
                    "job " + job.name() + " failed: " + (failure == null ? "" : failure.getExceptionAsString()));
        }
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}

package org.gridtokenx.local.flink;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job of the cluster.
 *
 * @param name shown in Flink's page; also gives the job its id, by which its checkpoints are found again, so a name
 *     once used must not change
 * @param parallelism of every operator that does not set its own; the job takes so many slots
 * @param topology adds the job's operators to the environment
 */
public record JobDefinition(String name, int parallelism, Consumer<StreamExecutionEnvironment> topology) {
    public JobDefinition {
        Objects.requireNonNull(topology, "topology");
        if (name.isBlank()) {
            throw new IllegalArgumentException("a job needs a name");
        }
        if (parallelism < 1 || parallelism > FlinkSettings.MAX_PARALLELISM) {
            throw new IllegalArgumentException("the parallelism of %s must be 1 to %d, not %d"
                    .formatted(name, FlinkSettings.MAX_PARALLELISM, parallelism));
        }
    }

    /** The same id for the same name, always. */
    public JobID id() {
        return JobID.fromHexString(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", ""));
    }
}

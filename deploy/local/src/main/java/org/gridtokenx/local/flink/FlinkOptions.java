package org.gridtokenx.local.flink;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options of the Flink cluster on one machine. */
public final class FlinkOptions {
    @Option(
            names = "--rest-port",
            defaultValue = "${env:GRIDTOKENX_FLINK_REST_PORT:-8081}",
            description = "Port of the web page and the REST interface (default: ${DEFAULT-VALUE}).")
    private int restPort;

    @Option(
            names = "--data",
            required = true,
            description = "Directory of checkpoints and savepoints. Jobs go on from the newest checkpoint in it.")
    private Path data;

    @Option(
            names = "--checkpoint-interval",
            defaultValue = "${env:GRIDTOKENX_CHECKPOINT_INTERVAL:-PT0.5S}",
            description = "Time between two checkpoints, ISO 8601 (default: ${DEFAULT-VALUE}).")
    private Duration checkpointInterval;

    @Option(names = "--log-file", required = true, description = "The log that the page's log tabs show.")
    private Path logFile;

    @Option(names = "--ready-file", description = "Written once every task of every job runs.")
    private Path readyFile;

    FlinkSettings settings() {
        return new FlinkSettings(data, restPort, checkpointInterval, logFile);
    }

    Path readyFile() {
        return readyFile;
    }
}

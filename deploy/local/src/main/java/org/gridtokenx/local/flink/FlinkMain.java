package org.gridtokenx.local.flink;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the market's jobs on a cluster of this JVM, until it is asked to end or a job fails for good. */
@Command(
        name = "flink-cluster",
        mixinStandardHelpOptions = true,
        description = "Runs the market's Flink jobs in one JVM and takes them up from their newest checkpoints.")
public final class FlinkMain implements Callable<Integer> {
    @Mixin
    private FlinkOptions options;

    @Mixin
    private MarketJobOptions jobs;

    public static void main(String[] args) {
        CommandLine command = new CommandLine(new FlinkMain());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            e.printStackTrace(line.getErr());
            return 1;
        });
        System.exit(command.execute(args)); // threads of a failed start would keep the JVM alive
    }

    @Override
    public Integer call() throws Exception {
        run(options, MarketJobs.of(jobs));
        return 0;
    }

    /** Runs the jobs; returns only by an exception. */
    static void run(FlinkOptions options, List<JobDefinition> jobs) throws Exception {
        FlinkCluster cluster = FlinkCluster.start(options.settings(), jobs);
        cluster.awaitRunning();
        if (options.readyFile() != null) {
            Files.createFile(options.readyFile());
        }
        cluster.awaitFailure();
    }
}

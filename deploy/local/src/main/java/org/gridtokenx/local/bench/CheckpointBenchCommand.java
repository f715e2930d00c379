package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.CheckpointBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Size and duration of checkpoints. */
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Checkpoints of the clearing job with orders in the book: what is written, and how long it takes.")
final class CheckpointBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "200000", description = "Orders in the book.")
    private int orders;

    @Option(names = "--zones", paramLabel = "N", defaultValue = "64", description = "Zones they are spread over.")
    private int zones;

    @Mixin
    private JobBenchOptions job;

    @Override
    public Integer call() throws Exception {
        Sizes.require(spec, orders, zones, CheckpointBench.users(orders, zones));
        PrintWriter out = spec.commandLine().getOut();
        String title = String.format(Locale.ROOT, "Checkpoints: %,d orders, %,d zones", orders, zones);
        job.measure(out, title, (flink, kafka) -> new CheckpointBench(flink, kafka, out).run(orders, zones));
        return 0;
    }
}

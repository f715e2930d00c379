package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.IntakeBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Orders per second of the whole clearing job. */
@Command(
        name = "intake",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "The whole clearing job against a full topic: orders accepted per second, and where the time goes.")
final class IntakeBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--orders", paramLabel = "N", defaultValue = "1000000", description = "Orders in the topic.")
    private int orders;

    @Option(names = "--zones", paramLabel = "N", defaultValue = "64", description = "Zones they are spread over.")
    private int zones;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "50000",
            description = "Users in all; each places as many orders as another, at most 50.")
    private int users;

    @Mixin
    private JobBenchOptions job;

    @Override
    public Integer call() throws Exception {
        Sizes.require(spec, orders, zones, users);
        PrintWriter out = spec.commandLine().getOut();
        String title = String.format(Locale.ROOT, "Intake: %,d orders, %,d zones, %,d users", orders, zones, users);
        job.measure(out, title, (flink, kafka) -> new IntakeBench(flink, kafka, out).run(orders, zones, users));
        return 0;
    }
}

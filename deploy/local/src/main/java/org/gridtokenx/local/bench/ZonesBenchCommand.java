package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.ZonesBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Many zones at once. */
@Command(
        name = "zones",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Many zones whose epochs end at one moment: the time until all have cleared, and the memory used.")
final class ZonesBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--zones", paramLabel = "N", defaultValue = "1000", description = "How many zones.")
    private int zones;

    @Option(
            names = "--orders",
            paramLabel = "N",
            defaultValue = "40",
            description = "Orders of a zone in an epoch, at most 200.")
    private int orders;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "5", description = "How many epochs are measured.")
    private int epochs;

    @Option(names = "--epoch", paramLabel = "DURATION", defaultValue = "PT10S", description = "Length of an epoch.")
    private Duration epoch;

    @Mixin
    private JobBenchOptions job;

    @Override
    public Integer call() throws Exception {
        Sizes.require(spec, (long) orders * zones, zones, (long) ZonesBench.USERS_PER_ZONE * zones);
        if (epochs < 1 || epoch.toMillis() < 1_000) {
            throw new ParameterException(spec.commandLine(), "one epoch or more, of a second or longer");
        }
        PrintWriter out = spec.commandLine().getOut();
        String title = String.format(Locale.ROOT, "Zones: %,d with %,d orders an epoch each", zones, orders);
        job.measure(out, title, (flink, kafka) -> new ZonesBench(flink, kafka, out).run(zones, orders, epochs, epoch));
        return 0;
    }
}

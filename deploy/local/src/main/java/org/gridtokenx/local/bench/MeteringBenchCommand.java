package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.MeteringBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Readings per second of the whole metering job, and what its state takes. */
@Command(
        name = "metering",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "The whole metering job against a full topic: readings per second, and the state of the meters.")
final class MeteringBenchCommand implements Callable<Integer> {
    private static final int MOST_PER_METER = 900;

    @Spec
    private CommandSpec spec;

    @Option(names = "--readings", paramLabel = "N", defaultValue = "2000000", description = "Readings in the topic.")
    private int readings;

    @Option(names = "--meters", paramLabel = "N", defaultValue = "100000", description = "Meters they come from.")
    private int meters;

    @Mixin
    private JobBenchOptions job;

    @Override
    public Integer call() throws Exception {
        if (meters < 1 || readings < 8 || readings < meters || readings / meters > MOST_PER_METER) {
            throw new ParameterException(
                    spec.commandLine(), "each meter sends 1 to " + MOST_PER_METER + " readings, 8 are sent in all");
        }
        PrintWriter out = spec.commandLine().getOut();
        String title = String.format(Locale.ROOT, "Metering: %,d readings of %,d meters", readings, meters);
        job.measure(out, title, (flink, kafka) -> new MeteringBench(flink, kafka, out).run(readings, meters));
        return 0;
    }
}

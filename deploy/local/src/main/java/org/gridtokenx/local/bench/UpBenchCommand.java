package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** From {@code up} to ready. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "The time from up until ready, on a built tree.")
final class UpBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Added to every port of the market that is measured.")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println("From up to ready, on a built tree");
        try (TemporaryFolder folder = TemporaryFolder.create()) {
            for (String start : List.of("empty data directory", "the same directory again")) {
                long begin = System.nanoTime();
                try (MeasuredMarket market = new MeasuredMarket(folder.path(), portOffset)) {
                    market.awaitReady();
                    out.printf(Locale.ROOT, "%28s %8.1f s%n", start, (System.nanoTime() - begin) / 1e9);
                    out.flush();
                }
            }
        }
        return 0;
    }
}

package org.gridtokenx.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridtokenx.bench.ClearingBench;
import org.gridtokenx.bench.EpochBench;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints figures; none is a test. What needs a market starts one of its own, and throws it away. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Prints figures and ratios. clearing: in memory, beside its floor, a radix sort. up: the time until ready.",
            "epoch: from an epoch's end until its matches can be read in Postgres."
        })
final class BenchCommand implements Callable<Integer> {
    private static final Set<String> ALL = new LinkedHashSet<>(List.of("clearing", "up", "epoch"));

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WHAT", arity = "0..*", description = "clearing, up, epoch; without any, all of them.")
    private List<String> what = List.of();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many epochs are measured for each number of orders, the first as a warm-up.")
    private int epochs;

    @Option(
            names = "--orders",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,10000",
            description = "How many orders an epoch has.")
    private int[] orders;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Added to every port of the market that is measured.")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        Set<String> chosen = what.isEmpty() ? ALL : new LinkedHashSet<>(what);
        if (!ALL.containsAll(chosen)) {
            throw new ParameterException(spec.commandLine(), "bench knows " + String.join(", ", ALL));
        }
        if (epochs < 2) {
            throw new ParameterException(spec.commandLine(), "--epochs is 2 or more, as the first is a warm-up");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (chosen.contains("clearing")) {
            new ClearingBench(out).run(1_000, 100_000, 1_000_000);
        }
        if (chosen.contains("up") || chosen.contains("epoch")) {
            Path data = Files.createTempDirectory("gridtokenx-bench-");
            try {
                measureMarket(data, chosen, out);
            } finally {
                delete(data);
            }
        }
        return 0;
    }

    private void measureMarket(Path data, Set<String> chosen, PrintWriter out) throws Exception {
        if (chosen.contains("up")) {
            out.println("From up to ready, on a built tree");
            for (String start : List.of("empty data directory", "the same directory again")) {
                long begin = System.nanoTime();
                try (Market market = new Market(data, portOffset)) {
                    market.awaitReady();
                    out.printf(Locale.ROOT, "%28s %8.1f s%n", start, (System.nanoTime() - begin) / 1e9);
                    out.flush();
                }
            }
        }
        if (chosen.contains("epoch")) {
            try (Market market = new Market(data, portOffset, "--throughput")) {
                market.awaitReady();
                Ports ports = Ports.withOffset(portOffset);
                new EpochBench(ports.kafkaBootstrap(), ports.postgresUrl(), out).run(epochs, orders);
            }
        }
    }

    /** {@code up} in a process of its own. */
    private static final class Market implements AutoCloseable {
        private static final long POLL_MILLIS = 20;

        private final Path said;
        private final Process process;

        /** @param options of {@code up}, beside those that say where */
        Market(Path data, int portOffset, String... options) throws IOException {
            said = data.resolve("up.txt");
            JavaCommand command = JavaCommand.of(GridTokenX.class.getName(), 256)
                    .quickStart()
                    .argument("up")
                    .option("--data", data)
                    .option("--port-offset", portOffset);
            for (String option : options) {
                command.argument(option);
            }
            process = new ProcessBuilder(command.build())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        }

        void awaitReady() throws IOException, InterruptedException {
            while (Files.readAllLines(said).stream().noneMatch(line -> line.startsWith("Ready after"))) {
                if (!process.isAlive()) {
                    throw new IOException("up ended before it was ready:\n" + Files.readString(said));
                }
                Thread.sleep(POLL_MILLIS);
            }
        }

        @Override
        public void close() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}

package org.gridtokenx.local.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.EpochBench;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From the end of an epoch to its matches in Postgres. */
@Command(
        name = "epoch",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "A whole market: from an epoch's end until all its matches can be read in Postgres.")
final class EpochBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

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
        if (epochs < 2) {
            throw new ParameterException(spec.commandLine(), "--epochs is 2 or more, as the first is a warm-up");
        }
        if (Arrays.stream(orders).anyMatch(size -> size < EpochBench.FEWEST_ORDERS)) {
            throw new ParameterException(
                    spec.commandLine(), "an epoch has " + EpochBench.FEWEST_ORDERS + " orders or more");
        }
        try (TemporaryFolder folder = TemporaryFolder.create();
                MeasuredMarket market = new MeasuredMarket(folder.path(), portOffset, "--throughput")) {
            market.awaitReady();
            Ports ports = Ports.withOffset(portOffset);
            new EpochBench(
                            ports.kafkaBootstrap(),
                            ports.postgresUrl(),
                            spec.commandLine().getOut())
                    .run(epochs, orders);
        }
        return 0;
    }
}

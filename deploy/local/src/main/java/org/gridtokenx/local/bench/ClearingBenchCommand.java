package org.gridtokenx.local.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;
import org.gridtokenx.bench.ClearingBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** In memory, beside the floor. */
@Command(
        name = "clearing",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Clears one epoch in memory, beside its floor: a radix sort of the orders' packed keys.")
final class ClearingBenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--orders",
            paramLabel = "N",
            split = ",",
            defaultValue = "1000,100000,1000000,10000000",
            description = "How many orders the epoch has.")
    private int[] orders;

    @Override
    public Integer call() {
        if (Arrays.stream(orders).anyMatch(size -> size < 2)) {
            throw new ParameterException(spec.commandLine(), "an epoch has two orders or more");
        }
        new ClearingBench(spec.commandLine().getOut()).run(orders);
        return 0;
    }
}

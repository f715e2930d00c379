package org.gridtokenx.local.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.gridtokenx.local.GridTokenX;
import org.gridtokenx.local.process.JavaCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints figures; none is a test. What needs servers starts some of its own, and throws them away. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Prints figures and ratios. Without a subcommand it measures all of them, each in a JVM of its own.",
        subcommands = {
            ClearingBenchCommand.class,
            IntakeBenchCommand.class,
            MeteringBenchCommand.class,
            CheckpointBenchCommand.class,
            ZonesBenchCommand.class,
            EpochBenchCommand.class,
            ReadingsBenchCommand.class,
            MqttBenchCommand.class,
            SignaturesBenchCommand.class,
            UpBenchCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int HEAP_MEGABYTES = 3_072;
    private static final String OWN_PROPERTIES = "gridtokenx.";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (String name : spec.subcommands().keySet()) {
            JavaCommand command = JavaCommand.of(GridTokenX.class.getName(), HEAP_MEGABYTES)
                    .argument(spec.name())
                    .argument(name);
            for (String property : System.getProperties().stringPropertyNames()) {
                if (property.startsWith(OWN_PROPERTIES)) {
                    command.property(property, System.getProperty(property));
                }
            }
            int code = new ProcessBuilder(command.build()).inheritIO().start().waitFor();
            if (code != 0) {
                return code;
            }
        }
        return 0;
    }
}

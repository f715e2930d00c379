package org.gridtokenx.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridtokenx.local.process.ProcessIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops a running {@code up} and waits until it has stopped. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops a running gridtokenx up, and waits until all its parts have ended. The data stays.")
final class DownCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Mixin
    private DataDirOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        DataDir dir = data.dataDir();
        PrintWriter out = spec.commandLine().getOut();
        Optional<ProcessIdentity> running = RunLock.holder(dir);
        if (running.isEmpty()) {
            out.println("Nothing runs on " + dir.root() + ".");
            return 0;
        }
        running.get().send("TERM");
        if (!running.get().awaitEnd(LIMIT)) {
            throw new Refusal("process %d has not stopped after %d s: look at its terminal, or end it with kill -9"
                    .formatted(running.get().pid(), LIMIT.toSeconds()));
        }
        out.println("Stopped. The data stays in " + dir.root() + ".");
        return 0;
    }
}

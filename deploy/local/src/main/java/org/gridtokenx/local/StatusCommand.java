package org.gridtokenx.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.local.PartStatus.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a table of the parts. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows what runs.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all parts run", "1:some part does not run, or none"})
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-13s %8s  %-11s %-20s %s";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Mixin
    private DataDirOption data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DataDir dir = data.dataDir();
        PrintWriter out = spec.commandLine().getOut();
        if (RunLock.holder(dir).isEmpty()) {
            out.println("Nothing runs on " + dir.root() + ": start it with gridtokenx up.");
            return 1;
        }
        List<PartStatus> parts = PartStatus.read(dir.statusFile());
        out.println(String.format(ROW, "PART", "PID", "STATE", "SINCE", "ADDRESS"));
        for (PartStatus part : parts) {
            out.println(row(part));
        }
        out.flush();
        return !parts.isEmpty() && parts.stream().allMatch(part -> part.state() == State.RUNNING) ? 0 : 1;
    }

    private static String row(PartStatus part) {
        String pid = part.pid() == 0 ? "-" : Long.toString(part.pid());
        String state = part.state().name().toLowerCase(Locale.ROOT);
        return String.format(ROW, part.name(), pid, state, since(part.since()), part.address());
    }

    private static String since(Instant instant) {
        return TIME.format(instant);
    }
}

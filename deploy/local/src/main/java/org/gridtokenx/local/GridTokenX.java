package org.gridtokenx.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.gridtokenx.jobs.replay.ReplayCommand;
import org.gridtokenx.local.bench.BenchCommand;
import org.gridtokenx.local.process.StartFailure;
import org.gridtokenx.local.simulate.SimulateCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The one command, {@code ./gridtokenx}.
 *
 * <p>A new subcommand is a class with {@code @Command} in the list below, and nothing else.
 */
@Command(
        name = "gridtokenx",
        mixinStandardHelpOptions = true,
        version = "gridtokenx 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "A peer-to-peer market for locally produced electricity, on one machine.",
        footer = {"", "The launcher also knows: test [--long]    build everything and run every test"},
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            DownCommand.class,
            LogsCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            OpsCommand.class,
            BenchCommand.class
        })
public final class GridTokenX implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return reporting(new CommandLine(new GridTokenX()));
    }

    /** With the exception handler of every command. */
    static CommandLine reporting(CommandLine commands) {
        return commands.setExecutionExceptionHandler((e, command, parsed) -> {
            report(e, command.getErr());
            return 1;
        });
    }

    /**
     * What a person can act on is one line; anything else is a fault of ours and shows where it happened. Who looks for
     * the place of the former, too, sets {@code GRIDTOKENX_TRACE=1}.
     */
    private static void report(Exception e, PrintWriter err) {
        boolean known = e instanceof IOException || e instanceof UncheckedIOException || e instanceof Refusal;
        if (known) {
            err.println("gridtokenx: " + said(e));
        }
        if (e instanceof StartFailure failure) {
            failure.logTail().forEach(line -> err.println("  | " + line));
        }
        if (!known || isTraced()) {
            e.printStackTrace(err);
        }
        err.flush();
    }

    /** Our own messages are sentences; of the library's, some are only the name of a file. */
    private static String said(Exception e) {
        if (e instanceof UncheckedIOException wrapped) {
            return said(wrapped.getCause());
        }
        boolean sentence = e instanceof StartFailure || e instanceof Refusal || e.getClass() == IOException.class;
        return sentence && e.getMessage() != null ? e.getMessage() : e.toString();
    }

    private static boolean isTraced() {
        return Boolean.getBoolean("gridtokenx.trace") || "1".equals(System.getenv("GRIDTOKENX_TRACE"));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command, for example: gridtokenx up");
    }
}

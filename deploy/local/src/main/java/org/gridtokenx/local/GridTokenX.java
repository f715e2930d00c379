package org.gridtokenx.local;

import java.io.PrintWriter;
import org.gridtokenx.jobs.replay.ReplayCommand;
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
        return new CommandLine(new GridTokenX()).setExecutionExceptionHandler((e, command, parsed) -> {
            report(e, command.getErr());
            return 1;
        });
    }

    /** What a person can act on is one line; anything else is a fault of ours and shows where it happened. */
    private static void report(Exception e, PrintWriter err) {
        if (e instanceof StartFailure failure) {
            err.println("gridtokenx: " + failure.getMessage());
            failure.logTail().forEach(line -> err.println("  | " + line));
        } else if (e instanceof Refusal) {
            err.println("gridtokenx: " + e.getMessage());
        } else {
            e.printStackTrace(err);
        }
        err.flush();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command, for example: gridtokenx up");
    }
}

package org.gridtokenx.local.metering;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops metering-rules}. */
@Command(
        name = "metering-rules",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "What a zone demands of its meters.",
        subcommands = {ShowRulesCommand.class, SetRulesCommand.class})
public final class MeteringRulesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: show or set");
    }
}

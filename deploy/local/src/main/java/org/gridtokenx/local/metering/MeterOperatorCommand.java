package org.gridtokenx.local.metering;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops meter-operator}. */
@Command(
        name = "meter-operator",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Those who send the readings of many meters with one key.",
        subcommands = {AddOperatorCommand.class, ListOperatorsCommand.class, RevokeOperatorCommand.class})
public final class MeterOperatorCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command: add, list or revoke");
    }
}

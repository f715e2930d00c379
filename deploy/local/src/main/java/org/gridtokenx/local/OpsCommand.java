package org.gridtokenx.local;

import org.gridtokenx.jobs.replay.ExportLogCommand;
import org.gridtokenx.local.deadletters.DeadLettersCommand;
import org.gridtokenx.local.metering.MeterOperatorCommand;
import org.gridtokenx.local.metering.MeteringRulesCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What those need who run a market. */
@Command(
        name = "ops",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Works on a running market.",
        subcommands = {
            ExportLogCommand.class,
            DeadLettersCommand.class,
            MeterOperatorCommand.class,
            MeteringRulesCommand.class
        })
final class OpsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "name a command, such as export-log or dead-letters");
    }
}

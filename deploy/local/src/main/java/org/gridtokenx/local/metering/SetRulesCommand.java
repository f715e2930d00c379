package org.gridtokenx.local.metering;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops metering-rules set}. */
@Command(
        name = "set",
        mixinStandardHelpOptions = true,
        description =
                "Sets a zone's rules; what is not named stays as it is. In force for new readings within a minute.")
final class SetRulesCommand implements Callable<Integer> {
    @Mixin
    private RegistryTables tables;

    @Parameters(paramLabel = "ZONE", description = "The zone.")
    private String zone;

    @Option(
            names = "--signatures-required",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether readings without a good signature are refused.")
    private Boolean signaturesRequired;

    @Option(
            names = "--estimate-gaps",
            arity = "1",
            paramLabel = "true|false",
            description = "Whether intervals that nobody measured are estimated.")
    private Boolean estimateGaps;

    @Option(
            names = "--max-power-watts",
            paramLabel = "W",
            description = "What a meter can draw or feed in at most; readings beyond are refused.")
    private Long maxPowerWatts;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (signaturesRequired == null && estimateGaps == null && maxPowerWatts == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name a rule: --signatures-required, --estimate-gaps or --max-power-watts");
        }
        if (maxPowerWatts != null && maxPowerWatts < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--max-power-watts " + maxPowerWatts + ": it is 1 or more");
        }
        String line = tables.work(connection -> {
            try (PreparedStatement merge = connection.prepareStatement(
                    """
                    insert into metering_rules as r (zone, signatures_required, estimate_gaps, max_power_watts)
                    values (?, coalesce(?, false), coalesce(?, false), coalesce(?, 100000))
                    on conflict (zone) do update set
                        signatures_required = coalesce(?, r.signatures_required),
                        estimate_gaps = coalesce(?, r.estimate_gaps),
                        max_power_watts = coalesce(?, r.max_power_watts),
                        changed_at = now()
                    returning *""")) {
                merge.setString(1, zone);
                for (int first : new int[] {2, 5}) {
                    merge.setObject(first, signaturesRequired, Types.BOOLEAN);
                    merge.setObject(first + 1, estimateGaps, Types.BOOLEAN);
                    merge.setObject(first + 2, maxPowerWatts, Types.BIGINT);
                }
                try (ResultSet row = merge.executeQuery()) {
                    row.next();
                    return ShowRulesCommand.line(row);
                }
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
        return 0;
    }
}

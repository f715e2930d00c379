package org.gridtokenx.local.metering;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.PreparedStatement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops meter-operator revoke}. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Ends an operator's key, within a minute and for ever.")
final class RevokeOperatorCommand implements Callable<Integer> {
    @Mixin
    private RegistryTables tables;

    @Parameters(paramLabel = "NAME", description = "Whose key it is.")
    private String name;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        int revoked = tables.work(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "update meter_operators set revoked_at = coalesce(revoked_at, now()) where name = ?")) {
                update.setString(1, name);
                return update.executeUpdate();
            }
        });
        if (revoked == 0) {
            throw new IOException("there is no operator " + name + ": ops meter-operator list shows them");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("revoked " + name);
        out.flush();
        return 0;
    }
}

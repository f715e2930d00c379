package org.gridtokenx.local.metering;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.market.Identifier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops meter-operator add}. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Makes a key for an operator and shows it, this once.")
final class AddOperatorCommand implements Callable<Integer> {
    @Mixin
    private RegistryTables tables;

    @Parameters(paramLabel = "NAME", description = "Whose key it is.")
    private String name;

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Good for meters of this zone only. Without it, for all.")
    private String zone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try {
            Identifier.require(name, "NAME");
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage());
        }
        String key = OperatorKey.generate();
        int added = tables.work(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    insert into meter_operators (operator_id, name, zone, api_key_hash) values (?, ?, ?, ?)
                    on conflict (name) do nothing""")) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, name);
                insert.setString(3, zone);
                insert.setString(4, MeterKey.hash(key));
                return insert.executeUpdate();
            }
        });
        if (added == 0) {
            throw new IOException("there is an operator " + name + " already, or was: choose another name");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(key);
        out.flush();
        return 0;
    }
}

package org.gridtokenx.local.metering;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops meter-operator list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists operators: the zone they send for, since when, and whether they are revoked.")
final class ListOperatorsCommand implements Callable<Integer> {
    @Mixin
    private RegistryTables tables;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> lines = tables.work(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select name, zone, created_at, revoked_at from meter_operators order by created_at, name")) {
                while (row.next()) {
                    found.add("%-30s %-20s %s%s"
                            .formatted(
                                    row.getString("name"),
                                    row.getString("zone") == null ? "every zone" : row.getString("zone"),
                                    row.getTimestamp("created_at").toInstant(),
                                    row.getTimestamp("revoked_at") == null ? "" : " (revoked)"));
                }
            }
            return found;
        });
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.println(lines.size() == 1 ? "1 operator" : lines.size() + " operators");
        out.flush();
        return 0;
    }
}

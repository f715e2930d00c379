package org.gridtokenx.local.metering;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gridtokenx ops metering-rules show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows the rules of every zone that has some; others take unsigned readings, estimate no gaps and"
                + " hold 100 kW for plausible.")
final class ShowRulesCommand implements Callable<Integer> {
    @Mixin
    private RegistryTables tables;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        List<String> lines = tables.work(connection -> {
            List<String> found = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select * from metering_rules order by zone")) {
                while (row.next()) {
                    found.add(line(row));
                }
            }
            return found;
        });
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            out.println("no zone has rules of its own");
        }
        out.flush();
        return 0;
    }

    /** Of the row a result stands on. */
    static String line(ResultSet row) throws SQLException {
        return "%-20s signatures %s, gaps %s, at most %d W"
                .formatted(
                        row.getString("zone"),
                        row.getBoolean("signatures_required") ? "required" : "optional",
                        row.getBoolean("estimate_gaps") ? "estimated" : "left open",
                        row.getLong("max_power_watts"));
    }
}

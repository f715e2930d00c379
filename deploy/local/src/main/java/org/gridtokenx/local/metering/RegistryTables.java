package org.gridtokenx.local.metering;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import picocli.CommandLine.Option;

/** Where the registry's tables lie. */
final class RegistryTables {
    private static final String UNDEFINED_TABLE = "42P01";

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_POSTGRES_URL:-jdbc:postgresql://127.0.0.1:15432/postgres?user=postgres}",
            description = "JDBC URL of Postgres, with user and password (default: ${DEFAULT-VALUE}).")
    private String postgresUrl;

    @FunctionalInterface
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** @throws IOException if Postgres does not answer, or refuses */
    <T> T work(Work<T> work) throws IOException {
        try (Connection connection = DriverManager.getConnection(postgresUrl)) {
            return work.with(connection);
        } catch (SQLException e) {
            throw new IOException(
                    UNDEFINED_TABLE.equals(e.getSQLState())
                            ? "the tables are not there yet: the API makes them when it starts"
                            : "Postgres says: " + e.getMessage(),
                    e);
        }
    }
}

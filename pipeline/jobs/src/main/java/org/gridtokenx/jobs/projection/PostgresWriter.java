package org.gridtokenx.jobs.projection;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects rows for a moment, keeps the newest of each key, and writes them together. */
final class PostgresWriter implements SinkWriter<Row> {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresWriter.class);
    private static final int BATCH_ROWS = 5_000;
    private static final long BATCH_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Set<String> STILL_TO_BE_MADE = Set.of("42P01", "42703", "42P10");

    private final JdbcConnectionProvider connections;
    private final ProcessingTimeService timers;
    private final Map<Table, Map<List<Object>, Row>> batch = new EnumMap<>(Table.class);
    private int rows;
    private boolean timerRuns;

    PostgresWriter(String jdbcUrl, ProcessingTimeService timers) {
        this.timers = timers;
        connections = new SimpleJdbcConnectionProvider(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                .withUrl(jdbcUrl)
                .withDriverName("org.postgresql.Driver")
                .build());
    }

    @Override
    public void write(Row row, Context context) throws IOException, InterruptedException {
        batch.computeIfAbsent(row.table(), t -> new LinkedHashMap<>())
                .merge(row.key(), row, (old, its) -> its.sequence() > old.sequence() ? its : old);
        rows++;
        if (rows >= BATCH_ROWS) {
            writeBatch();
        } else if (!timerRuns) {
            timerRuns = true;
            timers.registerTimer(timers.getCurrentProcessingTime() + BATCH_MILLIS, time -> {
                timerRuns = false;
                writeBatch();
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        writeBatch();
    }

    @Override
    public void close() {
        connections.closeConnection();
    }

    private void writeBatch() throws IOException, InterruptedException {
        if (rows == 0) {
            return;
        }
        long pause = 100;
        while (true) {
            try {
                transact();
                batch.clear();
                rows = 0;
                return;
            } catch (SQLException e) {
                connections.closeConnection();
                if (!mayPass(e)) {
                    throw new IOException("Postgres refuses rows of " + batch.keySet() + ": " + e.getMessage(), e);
                }
                LOG.warn("Postgres cannot be written to, next try in {} ms: {}", pause, e.getMessage());
                Thread.sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
            } catch (ClassNotFoundException e) {
                throw new IOException("the driver of Postgres is missing", e);
            }
        }
    }

    /**
     * Whether the same statement may succeed later: lost or refused connections (08), a server that starts or stops
     * (57P), deadlocks (40), too little of something (53), and tables, columns and keys that a migration is still to
     * make (42P01, 42703, 42P10).
     */
    private static boolean mayPass(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("40")
                || state.startsWith("53")
                || STILL_TO_BE_MADE.contains(state);
    }

    private void transact() throws SQLException, ClassNotFoundException {
        Connection connection = connections.getOrEstablishConnection();
        connection.setAutoCommit(false);
        for (Map.Entry<Table, Map<List<Object>, Row>> entry : batch.entrySet()) {
            upsert(connection, entry.getKey(), entry.getValue().values());
        }
        connection.commit();
    }

    private static void upsert(Connection connection, Table table, Collection<Row> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(table.upsert())) {
            for (int i = 0; i < table.columns().size(); i++) {
                Table.Column column = table.columns().get(i);
                Object[] values = column.array(rows.size());
                int next = 0;
                for (Row row : rows) {
                    values[next++] = row.values().get(i);
                }
                statement.setArray(i + 1, connection.createArrayOf(column.arrayType(), values));
            }
            statement.executeUpdate();
        }
    }
}

package org.gridtokenx.api.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridtokenx.api.http.ApiException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.transaction.TransactionException;

/** Postgres. A database that does not answer is a 503 within a few seconds, never a request that hangs. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final long CONNECTION_TIMEOUT_MILLIS = 1_000;
    private static final String QUERY_TIMEOUT_SECONDS = "3";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Outage outage = new Outage("Postgres", System::nanoTime);

    /** A pool over a JDBC URL; it connects when it is first asked. */
    public Database(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(CONNECTION_TIMEOUT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("socketTimeout", QUERY_TIMEOUT_SECONDS);
        config.addDataSourceProperty("ApplicationName", "gridtokenx-api");
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    /**
     * Runs statements on one connection.
     *
     * @throws ApiException 503 if the database does not answer
     */
    public <T> T with(Function<Handle, T> work) {
        return guarded(() -> jdbi.withHandle(work::apply));
    }

    /** Runs statements in one transaction, undone if {@code work} throws. */
    public <T> T inTransaction(Function<Handle, T> work) {
        return guarded(() -> jdbi.inTransaction(work::apply));
    }

    /** Whether it answers now. */
    public boolean isUp() {
        try {
            return with(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (ApiException e) {
            return false;
        }
    }

    private <T> T guarded(Supplier<T> work) {
        if (!outage.mayTry()) {
            throw down();
        }
        try {
            T result = work.get();
            outage.over();
            return result;
        } catch (ConnectionException | StatementException | TransactionException e) {
            if (!doesNotAnswer(e)) {
                throw e;
            }
            outage.failed(e);
            throw down();
        }
    }

    /** SQLSTATE class 08 is a broken connection, 57P a server that goes down or comes up. */
    private static boolean doesNotAnswer(Exception e) {
        if (e instanceof ConnectionException) {
            return true;
        }
        String state = e.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static ApiException down() {
        return ApiException.unavailable("Postgres does not answer; orders are still taken, try reading again soon");
    }

    @Override
    public void close() {
        pool.close();
    }
}

package org.gridtokenx.api.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Postgres. A database that does not answer is a 503 within a few seconds, never a request that hangs. */
public final class Database implements AutoCloseable {
    static final int CONNECTIONS = 10;
    private static final long CONNECTION_TIMEOUT_MILLIS = 1_000;
    private static final String QUERY_TIMEOUT_SECONDS = "3";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Outage outage = new Outage("Postgres", System::nanoTime);

    /** A pool over a JDBC URL; it connects when it is first asked. */
    public Database(String jdbcUrl) {
        this(config(jdbcUrl));
    }

    /** For a test that brings its own connections. */
    Database(HikariConfig config) {
        config.setPoolName("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.setValidationTimeout(CONNECTION_TIMEOUT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    private static HikariConfig config(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("socketTimeout", QUERY_TIMEOUT_SECONDS);
        config.addDataSourceProperty("ApplicationName", "gridtokenx-api");
        return config;
    }

    /**
     * Runs statements on one connection.
     *
     * @throws org.gridtokenx.api.http.ApiException 503 if the database does not answer, or has no connection free
     */
    public <T> T with(Function<Handle, T> work) {
        if (!outage.mayTry()) {
            throw PostgresFailure.DOWN.answer();
        }
        try {
            T result = jdbi.withHandle(work::apply);
            outage.over();
            return result;
        } catch (JdbiException e) {
            PostgresFailure failure = noted(e);
            if (failure == PostgresFailure.FAULT) {
                throw e;
            }
            throw failure.answer();
        }
    }

    /** Whether it answers now; also when it is we who ask it too much at once. */
    public boolean isUp() {
        if (!outage.mayTry()) {
            return false;
        }
        try {
            jdbi.useHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
            outage.over();
            return true;
        } catch (JdbiException e) {
            return noted(e) == PostgresFailure.BUSY;
        }
    }

    private PostgresFailure noted(JdbiException e) {
        PostgresFailure failure = PostgresFailure.of(e);
        if (failure == PostgresFailure.DOWN) {
            outage.failed(e);
        }
        return failure;
    }

    @Override
    public void close() {
        pool.close();
    }
}

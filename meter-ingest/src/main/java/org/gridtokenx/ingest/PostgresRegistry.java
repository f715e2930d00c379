package org.gridtokenx.ingest;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code meters}, which the API writes. */
final class PostgresRegistry implements Meter.Registry, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresRegistry.class);
    private static final int CONNECTIONS = 4;
    private static final long TIMEOUT_MILLIS = 1_000;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** A pool over a JDBC URL; it connects when it is first asked. */
    PostgresRegistry(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgres");
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setValidationTimeout(TIMEOUT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("socketTimeout", "3");
        config.addDataSourceProperty("ApplicationName", "gridtokenx-meter-ingest");
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    @Override
    public Optional<Meter> byKeyHash(String apiKeyHash) {
        try {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select meter_id, user_id, zone from meters where api_key_hash = :hash")
                    .bind("hash", apiKeyHash)
                    .map((row, context) ->
                            new Meter(row.getString("meter_id"), row.getString("user_id"), row.getString("zone")))
                    .findFirst());
        } catch (JdbiException e) {
            LOG.warn("meters cannot be looked up: {}", e.getMessage());
            throw Refusal.unavailable("Postgres does not answer, so the key cannot be checked; send again soon");
        }
    }

    /** Whether it answers now. */
    boolean isUp() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (JdbiException e) {
            LOG.debug("Postgres does not answer", e);
            return false;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

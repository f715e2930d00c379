package org.gridtokenx.api.storage;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of {@code db/migration} (module contracts) up to date. Many may run it at once: Flyway locks. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LOG_EVERY = Duration.ofSeconds(10);

    private Migrations() {}

    /**
     * Waits for the database, then migrates it.
     *
     * @param jdbcUrl with user and password, where they are needed
     * @throws InterruptedException if the wait is cut short
     */
    public static void run(String jdbcUrl) throws InterruptedException {
        awaitDatabase(jdbcUrl);
        int done = Flyway.configure()
                .dataSource(jdbcUrl, null, null)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate()
                .migrationsExecuted;
        LOG.info("tables are up to date, {} migrations run", done);
    }

    private static void awaitDatabase(String jdbcUrl) throws InterruptedException {
        long nextLog = System.nanoTime();
        while (true) {
            try {
                DriverManager.getConnection(jdbcUrl).close();
                return;
            } catch (SQLException e) {
                if (System.nanoTime() - nextLog >= 0) {
                    LOG.warn("waiting for Postgres: {}", e.getMessage());
                    nextLog += LOG_EVERY.toNanos();
                }
                Thread.sleep(RETRY.toMillis());
            }
        }
    }
}

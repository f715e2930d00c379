package org.gridtokenx.ingest.registry;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.signatures.VerifyingKey;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables {@code meters}, {@code meter_operators} and {@code metering_rules}, which others write. */
public final class PostgresRegistry implements Registry, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresRegistry.class);
    private static final int CONNECTIONS = 4;
    private static final long TIMEOUT_MILLIS = 1_000;
    private static final String METERS =
            """
            select m.meter_id, m.serial, m.user_id, m.zone, m.public_key, m.revoked_at, m.max_power_watts,
                   r.signatures_required, r.estimate_gaps, r.max_power_watts as zone_max_power_watts
            from meters m left join metering_rules r on r.zone = m.zone
            """;

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** A pool over a JDBC URL; it connects when it is first asked. */
    public PostgresRegistry(String jdbcUrl) {
        this(config(jdbcUrl));
    }

    /** For a test that brings its own connections. */
    PostgresRegistry(HikariConfig config) {
        config.setPoolName("postgres");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(TIMEOUT_MILLIS);
        config.setValidationTimeout(TIMEOUT_MILLIS / 2);
        config.setInitializationFailTimeout(-1);
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    private static HikariConfig config(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.addDataSourceProperty("connectTimeout", "1");
        config.addDataSourceProperty("socketTimeout", "3");
        config.addDataSourceProperty("ApplicationName", "gridtokenx-meter-ingest");
        return config;
    }

    @Override
    public Optional<Sender> byKeyHash(String keyHash) {
        return with(handle -> {
            Optional<Sender> meter = handle.createQuery(METERS + "where m.api_key_hash = :hash")
                    .bind("hash", keyHash)
                    .map((row, context) -> (Sender) meter(row))
                    .findFirst();
            return meter.or(() -> operator(handle, keyHash));
        });
    }

    private static Optional<Sender> operator(Handle handle, String keyHash) {
        return handle.createQuery(
                        """
                        select operator_id, zone from meter_operators
                        where api_key_hash = :hash and revoked_at is null""")
                .bind("hash", keyHash)
                .map((row, context) -> (Sender) new Operator(row.getString("operator_id"), row.getString("zone")))
                .findFirst();
    }

    @Override
    public Map<String, Meter> byNames(Collection<String> names) {
        Set<String> asked = new HashSet<>(names);
        Map<String, Meter> found = new HashMap<>();
        with(handle -> {
            handle.createQuery(
                            METERS
                                    + "where m.meter_id = any(:names) or m.serial = any(:names) order by m.revoked_at is not null")
                    .bindArray("names", String.class, asked)
                    .map((row, context) -> meter(row))
                    .forEach(meter -> {
                        // A serial number that looks like another meter's id does not stand in for it; of those with
                        // the same, the one that is not revoked comes first.
                        if (asked.contains(meter.serial())) {
                            found.putIfAbsent(meter.serial(), meter);
                        }
                        if (asked.contains(meter.meterId())) {
                            found.put(meter.meterId(), meter);
                        }
                    });
            return found;
        });
        return found;
    }

    private static Meter meter(ResultSet row) throws SQLException {
        MeteringRules none = MeteringRules.DEFAULT;
        boolean hasRules = row.getString("signatures_required") != null;
        long own = row.getLong("max_power_watts");
        long most = row.wasNull() ? 0 : own;
        MeteringRules rules = hasRules
                ? new MeteringRules(
                        row.getBoolean("signatures_required"),
                        row.getBoolean("estimate_gaps"),
                        row.getLong("zone_max_power_watts"))
                : none;
        return new Meter(
                row.getString("meter_id"),
                row.getString("serial"),
                row.getString("user_id"),
                row.getString("zone"),
                VerifyingKey.of(row.getString("public_key")),
                row.getTimestamp("revoked_at") != null,
                most == 0 ? rules : rules.withMaxPowerWatts(most));
    }

    private <T> T with(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            if (isBusy(e)) {
                throw new Refusal(RefusalCode.BUSY, "too many keys are being looked up; send again soon");
            }
            LOG.warn("meters cannot be looked up: {}", e.getMessage());
            throw Refusal.unavailable("Postgres does not answer, so the key cannot be checked; send again soon");
        }
    }

    /** Whether merely all connections of the pool are in use: the pool wraps the failure to connect, if there was one. */
    private static boolean isBusy(JdbiException e) {
        if (!(e instanceof ConnectionException)) {
            return false;
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean isConnection = cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P"));
            if (isConnection) {
                return false;
            }
        }
        return true;
    }

    /** Whether it answers now; also when it is we who ask it too much at once. */
    public boolean isUp() {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery("select true").mapTo(Boolean.class).one());
        } catch (JdbiException e) {
            LOG.debug("Postgres does not answer", e);
            return isBusy(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

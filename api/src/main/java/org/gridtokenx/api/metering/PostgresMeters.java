package org.gridtokenx.api.metering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridtokenx.api.storage.Database;

/** The tables {@code meters} and {@code meter_intervals}. */
public final class PostgresMeters implements Meters {
    private final Database database;

    public PostgresMeters(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Meter meter, String apiKeyHash) {
        return database.with(handle -> handle.createUpdate(
                                """
                                insert into meters (meter_id, serial, user_id, zone, api_key_hash, public_key)
                                values (:id, :serial, :user, :zone, :hash, :key)
                                on conflict (serial) where revoked_at is null do nothing""")
                        .bind("id", meter.meterId())
                        .bind("serial", meter.serial())
                        .bind("user", meter.userId())
                        .bind("zone", meter.zone())
                        .bind("hash", apiKeyHash)
                        .bind("key", meter.publicKey())
                        .execute()
                == 1);
    }

    @Override
    public Optional<Meter> find(String userId, String meterId) {
        return database.with(
                handle -> handle.createQuery("select * from meters where meter_id = :id and user_id = :user")
                        .bind("id", meterId)
                        .bind("user", userId)
                        .map((row, context) -> meter(row))
                        .findFirst());
    }

    @Override
    public boolean changeKey(String userId, String meterId, String apiKeyHash) {
        return change(userId, meterId, "api_key_hash = :value, key_changed_at = now()", apiKeyHash);
    }

    @Override
    public boolean changePublicKey(String userId, String meterId, String publicKey) {
        return change(userId, meterId, "public_key = :value, key_changed_at = now()", publicKey);
    }

    @Override
    public boolean revoke(String userId, String meterId) {
        return change(userId, meterId, "revoked_at = now()", null);
    }

    private boolean change(String userId, String meterId, String assignment, String value) {
        return database.with(handle -> handle.createUpdate("update meters set " + assignment
                                + " where meter_id = :id and user_id = :user and revoked_at is null")
                        .bind("id", meterId)
                        .bind("user", userId)
                        .bindMap(value == null ? Map.of() : Map.of("value", value))
                        .execute()
                == 1);
    }

    @Override
    public List<Meter> of(String userId) {
        return database.with(
                handle -> handle.createQuery("select * from meters where user_id = :user order by created_at, meter_id")
                        .bind("user", userId)
                        .map((row, context) -> meter(row))
                        .list());
    }

    private static Meter meter(ResultSet row) throws SQLException {
        return new Meter(
                row.getString("meter_id"),
                row.getString("serial"),
                row.getString("user_id"),
                row.getString("zone"),
                row.getString("public_key"),
                row.getTimestamp("revoked_at") != null);
    }

    @Override
    public List<Interval> intervals(IntervalFilter filter) {
        List<String> conditions = new ArrayList<>(List.of("user_id = :user"));
        Map<String, Object> values = new HashMap<>(Map.of("user", filter.userId(), "limit", filter.limit() + 1));
        filter.meterId().ifPresent(meterId -> {
            conditions.add("meter_id = :meter");
            values.put("meter", meterId);
        });
        filter.before().ifPresent(before -> {
            conditions.add("(start_time, meter_id) < (:before_start, :before_meter)");
            values.put("before_start", new Timestamp(before.first()));
            values.put("before_meter", before.second());
        });
        return database.with(handle -> handle.createQuery("select * from meter_intervals where "
                        + String.join(" and ", conditions)
                        + " order by start_time desc, meter_id desc limit :limit")
                .bindMap(values)
                .map((row, context) -> new Interval(
                        row.getString("meter_id"),
                        row.getTimestamp("start_time").getTime(),
                        row.getTimestamp("end_time").getTime(),
                        row.getString("status"),
                        row.getInt("revision"),
                        row.getLong("import_wh"),
                        row.getLong("export_wh"),
                        row.getObject("generated_wh", Long.class),
                        row.getObject("consumed_wh", Long.class),
                        row.getInt("readings"),
                        row.getString("quality"),
                        row.getLong("gap_millis")))
                .list());
    }
}

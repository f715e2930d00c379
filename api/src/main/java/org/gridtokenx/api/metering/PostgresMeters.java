package org.gridtokenx.api.metering;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                                insert into meters (meter_id, serial, user_id, zone, api_key_hash)
                                values (:id, :serial, :user, :zone, :hash) on conflict (serial) do nothing""")
                        .bind("id", meter.meterId())
                        .bind("serial", meter.serial())
                        .bind("user", meter.userId())
                        .bind("zone", meter.zone())
                        .bind("hash", apiKeyHash)
                        .execute()
                == 1);
    }

    @Override
    public List<Meter> of(String userId) {
        return database.with(handle -> handle.createQuery(
                        """
                        select meter_id, serial, user_id, zone from meters
                        where user_id = :user order by created_at, meter_id""")
                .bind("user", userId)
                .map((row, context) -> new Meter(
                        row.getString("meter_id"),
                        row.getString("serial"),
                        row.getString("user_id"),
                        row.getString("zone")))
                .list());
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

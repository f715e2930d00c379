package org.gridtokenx.api.settlements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.api.market.PostgresMarketHistory;
import org.gridtokenx.api.storage.Database;

/** The view {@code trade_settlements}. */
public final class PostgresSettlements implements Settlements {
    private final Database database;

    public PostgresSettlements(Database database) {
        this.database = database;
    }

    @Override
    public List<Settlement> list(Filter filter) {
        List<String> conditions = new ArrayList<>(List.of("(buyer_id = :user or seller_id = :user)"));
        Map<String, Object> values = new HashMap<>(Map.of("user", filter.userId(), "limit", filter.limit() + 1));
        filter.epoch().ifPresent(epoch -> {
            conditions.add("epoch_id = :epoch");
            values.put("epoch", epoch);
        });
        filter.status().ifPresent(status -> {
            conditions.add("status = :status");
            values.put("status", status);
        });
        filter.before().ifPresent(before -> {
            conditions.add("(epoch_id, position) < (:before_epoch, :before_position)");
            values.put("before_epoch", before.first());
            values.put("before_position", before.secondNumber());
        });
        return database.with(handle -> handle.createQuery("select * from trade_settlements where "
                        + String.join(" and ", conditions)
                        + " order by epoch_id desc, position desc limit :limit")
                .bindMap(values)
                .map((row, context) -> settlement(row))
                .list());
    }

    private static Settlement settlement(ResultSet row) throws SQLException {
        long slot = row.getLong("slot");
        boolean noSlot = row.wasNull();
        Timestamp confirmedAt = row.getTimestamp("confirmed_at");
        return new Settlement(
                PostgresMarketHistory.trade(row, "", ""),
                row.getString("status"),
                row.getString("signature"),
                noSlot ? null : slot,
                row.getString("reason"),
                confirmedAt == null ? null : confirmedAt.getTime());
    }
}

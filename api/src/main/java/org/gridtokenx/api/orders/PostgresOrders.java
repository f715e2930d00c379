package org.gridtokenx.api.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.storage.Database;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;

/** The table {@code trading_orders}. Ids are UUIDs of version 7, so they sort by time. */
public final class PostgresOrders implements Orders {
    private static final String COLUMNS =
            """
            select order_id, client_order_id, standing_order_id, user_id, side, quantity_wh, filled_wh, limit_micros,
                   epoch_id, last_epoch_id, time_in_force, status, reason_code, reason, placed_at
            from trading_orders
            """;

    private final Database database;

    public PostgresOrders(Database database) {
        this.database = database;
    }

    @Override
    public Optional<OrderState> find(String userId, String orderId) {
        return database.with(handle -> handle.createQuery(COLUMNS + "where order_id = :order and user_id = :user")
                .bind("order", orderId)
                .bind("user", userId)
                .map((row, context) -> state(row))
                .findOne());
    }

    @Override
    public List<OrderState> list(Filter filter) {
        OptionalLong epoch = filter.epoch();
        return database.with(handle -> handle.createQuery(
                        COLUMNS
                                + """
                                where user_id = :user
                                  and (:status::text is null or status = :status)
                                  and (:epoch::bigint is null or (epoch_id <= :epoch and last_epoch_id >= :epoch))
                                  and (:before::text is null or order_id < :before)
                                order by order_id desc limit :limit""")
                .bind("user", filter.userId())
                .bind("status", filter.status().map(OrderStatus::word).orElse(null))
                .bind("epoch", epoch.isPresent() ? epoch.getAsLong() : null)
                .bind("before", filter.before().orElse(null))
                .bind("limit", filter.limit() + 1)
                .map((row, context) -> state(row))
                .list());
    }

    private static OrderState state(ResultSet row) throws SQLException {
        Timestamp placedAt = row.getTimestamp("placed_at");
        return new OrderState(
                row.getString("order_id"),
                row.getString("client_order_id"),
                row.getString("standing_order_id"),
                row.getString("user_id"),
                Side.BUY.word().equals(row.getString("side")) ? Side.BUY : Side.SELL,
                row.getLong("quantity_wh"),
                row.getLong("filled_wh"),
                row.getLong("limit_micros"),
                row.getLong("epoch_id"),
                row.getLong("last_epoch_id"),
                TimeInForce.UNTIL.word().equals(row.getString("time_in_force")) ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                OrderStatus.BY_WORD.get(row.getString("status")),
                row.getString("reason_code"),
                row.getString("reason"),
                placedAt == null ? null : placedAt.getTime());
    }
}

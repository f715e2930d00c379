package org.gridtokenx.api.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.storage.Database;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneRules;

/** The tables {@code zones, market_epochs, trading_orders, order_matches}. */
public final class PostgresMarketHistory implements MarketHistory {
    private static final String EPOCH =
            """
            select zone, epoch_id, start_time, end_time, closed_at, orders, clearing_price_micros, volume_wh,
                   matched_orders, matches, marginal_bid, marginal_ask, welfare_micros, unserved_buy_wh,
                   unserved_sell_wh, merkle_root,
                   case when epoch_id = any (:settled) then true
                        else (select count(*) from settlements s
                              where s.zone = e.zone and s.epoch_id = e.epoch_id and s.status <> 'pending') >= matches
                   end as settled
            from market_epochs e where zone = :zone
            """;

    private final Database database;
    private final SettledEpochs settled = new SettledEpochs();

    public PostgresMarketHistory(Database database) {
        this.database = database;
    }

    @Override
    public Optional<ZoneRules> rules(String zone) {
        return database.with(handle -> handle.createQuery("select * from zones where zone = :zone")
                .bind("zone", zone)
                .map((row, context) -> rules(row))
                .findOne());
    }

    @Override
    public List<ClearedEpoch> epochs(String zone, OptionalLong before, int limit) {
        List<ClearedEpoch> epochs = database.with(
                handle -> handle.createQuery(EPOCH + "and epoch_id < :before order by epoch_id desc limit :limit")
                        .bind("zone", zone)
                        .bindArray("settled", Long.class, settled.of(zone))
                        .bind("before", before.orElse(Long.MAX_VALUE))
                        .bind("limit", limit + 1)
                        .map((row, context) -> epoch(row))
                        .list());
        epochs.forEach(settled::remember);
        return epochs;
    }

    @Override
    public Optional<ClearedEpoch> epoch(String zone, long number) {
        Optional<ClearedEpoch> found = database.with(handle -> handle.createQuery(EPOCH + "and epoch_id = :epoch")
                .bind("zone", zone)
                .bind("epoch", number)
                .bindArray("settled", Long.class, settled.of(zone))
                .map((row, context) -> epoch(row))
                .findOne());
        found.ifPresent(settled::remember);
        return found;
    }

    @Override
    public List<Level> book(String zone, long epoch) {
        return database.with(handle -> handle.createQuery(
                        """
                        select side, limit_micros, sum(quantity_wh - filled_wh)::bigint as wh, count(*)::int as orders
                        from trading_orders
                        where zone = :zone and status = 'active' and epoch_id <= :epoch and last_epoch_id >= :epoch
                        group by side, limit_micros""")
                .bind("zone", zone)
                .bind("epoch", epoch)
                .map((row, context) ->
                        new Level(side(row), row.getLong("limit_micros"), row.getLong("wh"), row.getInt("orders")))
                .list());
    }

    @Override
    public List<CurveLevel> curves(String zone, long epoch) {
        return database.with(handle -> handle.createQuery(
                        """
                        select side, (level.value ->> 0)::bigint as price_micros, (level.value ->> 1)::bigint as wh
                        from epoch_curves cross join jsonb_array_elements(levels) with ordinality as level(value, place)
                        where zone = :zone and epoch_id = :epoch
                        order by side, piece, place""")
                .bind("zone", zone)
                .bind("epoch", epoch)
                .map((row, context) -> new CurveLevel(side(row), row.getLong("price_micros"), row.getLong("wh")))
                .list());
    }

    private static Side side(ResultSet row) throws SQLException {
        return Side.BUY.word().equals(row.getString("side")) ? Side.BUY : Side.SELL;
    }

    @Override
    public List<Trade> matches(MatchFilter filter) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        if (filter.userId().isPresent()) {
            conditions.add("(buyer_id = :user or seller_id = :user)");
            values.put("user", filter.userId().get());
        } else {
            conditions.add("zone = :zone");
            values.put("zone", filter.zone());
        }
        filter.epoch().ifPresent(epoch -> {
            conditions.add("epoch_id = :epoch");
            values.put("epoch", epoch);
        });
        filter.before().ifPresent(before -> {
            conditions.add("(epoch_id, position) < (:before_epoch, :before_position)");
            values.put("before_epoch", before.first());
            values.put("before_position", before.secondNumber());
        });
        values.put("limit", filter.limit() + 1);
        return database.with(handle -> handle.createQuery("select * from order_matches where "
                        + String.join(" and ", conditions)
                        + " order by epoch_id desc, position desc limit :limit")
                .bindMap(values)
                .map((row, context) -> trade(row))
                .list());
    }

    /** The trade of a row of {@code order_matches} or {@code trade_settlements}. */
    public static Trade trade(ResultSet row, String buyOrderId, String sellOrderId) throws SQLException {
        return new Trade(
                row.getString("zone"),
                row.getLong("epoch_id"),
                row.getInt("position"),
                buyOrderId,
                sellOrderId,
                row.getString("buyer_id"),
                row.getString("seller_id"),
                row.getLong("quantity_wh"),
                row.getLong("price_micros"),
                row.getLong("amount_micros"),
                row.getLong("fee_micros"));
    }

    /** The trade of a row of {@code order_matches}. */
    public static Trade trade(ResultSet row) throws SQLException {
        return trade(row, row.getString("buy_order_id"), row.getString("sell_order_id"));
    }

    private static ClearedEpoch epoch(ResultSet row) throws SQLException {
        BigDecimal welfare = row.getBigDecimal("welfare_micros");
        EpochResult result = new EpochResult(
                row.getString("zone"),
                row.getLong("epoch_id"),
                row.getTimestamp("start_time").getTime(),
                row.getTimestamp("end_time").getTime(),
                row.getTimestamp("closed_at").getTime(),
                row.getInt("orders"),
                row.getLong("clearing_price_micros"),
                row.getLong("volume_wh"),
                row.getInt("matched_orders"),
                row.getInt("matches"),
                textOrEmpty(row, "marginal_bid"),
                textOrEmpty(row, "marginal_ask"),
                welfare == null ? BigInteger.ZERO : welfare.toBigIntegerExact(),
                row.getLong("unserved_buy_wh"),
                row.getLong("unserved_sell_wh"),
                row.getString("merkle_root"));
        return new ClearedEpoch(result, row.getBoolean("settled"));
    }

    private static String textOrEmpty(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }

    private static ZoneRules rules(ResultSet row) throws SQLException {
        return new ZoneRules(
                row.getString("currency"),
                row.getLong("epoch_millis"),
                Pricing.valueOf(row.getString("pricing").toUpperCase(Locale.ROOT)),
                Credit.valueOf(row.getString("credit").toUpperCase(Locale.ROOT)),
                row.getLong("min_price_micros"),
                row.getLong("max_price_micros"),
                row.getLong("price_step_micros"),
                row.getLong("min_quantity_wh"),
                row.getLong("max_quantity_wh"),
                row.getLong("quantity_step_wh"),
                row.getInt("fee_basis_points"),
                row.getBoolean("paused"));
    }
}

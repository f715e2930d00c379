package org.gridtokenx.local.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;

/** Compares the projection's tables with a recomputation, row by row and column by column. */
final class TableComparison {
    private static final String TRADE_COLUMNS = "trade_id, zone, epoch_id, position, buyer_id, seller_id, quantity_wh,"
            + " price_micros, amount_micros, fee_micros";

    private final Connection database;
    private final Recomputation expected;

    TableComparison(Connection database, Recomputation expected) {
        this.database = database;
        this.expected = expected;
    }

    void requireEqual() throws SQLException {
        matches();
        settlements();
        balances();
        epochs();
        orders();
    }

    void matches() throws SQLException {
        List<String> trades = new ArrayList<>();
        expected.each(
                ZoneEvent.Traded.class,
                (event, traded) -> trades.add(line(
                        line(traded.trade()),
                        traded.trade().buyOrderId(),
                        traded.trade().sellOrderId(),
                        event.sequence())));
        Differences.requireNone(
                "order_matches",
                trades,
                rows("select " + TRADE_COLUMNS + ", buy_order_id, sell_order_id, sequence from order_matches"));
    }

    /** All confirmed, each by a transaction that it names. */
    void settlements() throws SQLException {
        Differences.requireNone(
                "settlements",
                expected.trades().stream()
                        .map(trade -> line(line(trade), "confirmed", "t"))
                        .toList(),
                rows("select " + TRADE_COLUMNS + ", status, signature <> '' from settlements"));
    }

    void balances() throws SQLException {
        List<String> balances = new ArrayList<>();
        for (ZoneEvent event : expected.balances()) {
            Member member = ((ZoneEvent.BalanceChanged) event.body()).member();
            balances.add(line(
                    event.zone(),
                    member.userId(),
                    member.role() == null ? null : member.role().word(),
                    member.cashMicros(),
                    member.cashReservedMicros(),
                    member.energyWh(),
                    member.energyReservedWh(),
                    member.boughtWh(),
                    event.sequence()));
        }
        Differences.requireNone(
                "account_balances",
                balances,
                rows("select zone, user_id, role, cash_micros, cash_reserved_micros, energy_wh, energy_reserved_wh,"
                        + " bought_wh, sequence from account_balances"));
    }

    /** Epochs that cleared after the end of the recomputed log are empty, and not looked at. */
    void epochs() throws SQLException {
        List<String> epochs = new ArrayList<>();
        expected.each(ZoneEvent.EpochCleared.class, (event, cleared) -> {
            EpochResult result = cleared.result();
            epochs.add(line(
                    result.zone(),
                    result.epoch(),
                    result.startMillis(),
                    result.endMillis(),
                    result.matches() == 0 ? null : result.clearingPriceMicros(),
                    result.volumeWh(),
                    result.orders(),
                    result.matchedOrders(),
                    result.matches(),
                    result.unservedBuyWh(),
                    result.unservedSellWh(),
                    result.merkleRoot(),
                    event.sequence()));
        });
        List<String> found = new ArrayList<>();
        for (String zone : expected.events().keySet()) {
            long last = expected.events().get(zone).size() - 1L;
            found.addAll(rows("select zone, epoch_id, (extract(epoch from start_time) * 1000)::bigint,"
                    + " (extract(epoch from end_time) * 1000)::bigint, clearing_price_micros, volume_wh, orders,"
                    + " matched_orders, matches, unserved_buy_wh, unserved_sell_wh, merkle_root, sequence"
                    + " from market_epochs where zone = '" + zone + "' and sequence <= " + last));
        }
        Differences.requireNone("market_epochs", epochs, found);
    }

    void orders() throws SQLException {
        Differences.requireNone(
                "trading_orders",
                ShownOrders.of(expected),
                rows("select " + ShownOrders.COLUMNS + " from trading_orders"));
    }

    private static String line(Trade trade) {
        return line(
                trade.tradeId(),
                trade.zone(),
                trade.epoch(),
                trade.position(),
                trade.buyerId(),
                trade.sellerId(),
                trade.quantityWh(),
                trade.priceMicros(),
                trade.amountMicros(),
                trade.feeMicros());
    }

    private static String line(Object... values) {
        return Stream.of(values).map(String::valueOf).collect(Collectors.joining(","));
    }

    private List<String> rows(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            int columns = found.getMetaData().getColumnCount();
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                Object[] values = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    values[i] = found.getString(i + 1);
                }
                rows.add(line(values));
            }
            return rows;
        }
    }
}

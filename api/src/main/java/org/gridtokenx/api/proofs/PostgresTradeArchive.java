package org.gridtokenx.api.proofs;

import java.util.List;
import java.util.Optional;
import org.gridtokenx.api.market.PostgresMarketHistory;
import org.gridtokenx.api.storage.Database;
import org.gridtokenx.market.Trade;

/** The table {@code order_matches}. */
public final class PostgresTradeArchive implements TradeArchive {
    private final Database database;

    public PostgresTradeArchive(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Trade> trade(String tradeId) {
        return database.with(handle -> handle.createQuery("select * from order_matches where trade_id = :trade")
                .bind("trade", tradeId)
                .map((row, context) -> PostgresMarketHistory.trade(row))
                .findOne());
    }

    @Override
    public List<Trade> ofEpoch(String zone, long epoch) {
        return database.with(handle -> handle.createQuery(
                        "select * from order_matches where zone = :zone and epoch_id = :epoch order by position")
                .bind("zone", zone)
                .bind("epoch", epoch)
                .map((row, context) -> PostgresMarketHistory.trade(row))
                .list());
    }
}

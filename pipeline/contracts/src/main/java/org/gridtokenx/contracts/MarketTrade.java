package org.gridtokenx.contracts;

import java.util.Objects;
import org.gridtokenx.market.Trade;

/** A trade as published: the fields of {@link Trade} and its id. */
public record MarketTrade(int version, String tradeId, Trade trade) {
    public static final int VERSION = 1;

    public MarketTrade {
        Objects.requireNonNull(tradeId, "tradeId");
        Objects.requireNonNull(trade, "trade");
    }

    public static MarketTrade of(Trade trade) {
        return new MarketTrade(VERSION, trade.tradeId().toString(), trade);
    }
}

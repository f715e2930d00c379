package org.gridtokenx.contracts;

import org.gridtokenx.market.Trade;

/** A trade as published: the fields of {@link Trade} and its id. */
public record MarketTrade(int version, String tradeId, Trade trade) {
    public static final int VERSION = 1;

    public static MarketTrade of(Trade trade) {
        return new MarketTrade(VERSION, trade.tradeId().toString(), trade);
    }
}

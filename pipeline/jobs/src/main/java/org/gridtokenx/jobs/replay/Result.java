package org.gridtokenx.jobs.replay;

import java.util.List;

/** The files a replay writes, and their columns. */
enum Result {
    TRADES(
            "trades",
            "zone",
            "epoch",
            "position",
            "trade_id",
            "buy_order_id",
            "sell_order_id",
            "buyer_id",
            "seller_id",
            "matched_amount",
            "price",
            "fee"),
    EPOCHS(
            "epochs",
            "zone",
            "epoch",
            "start_time",
            "clearing_price",
            "total_volume",
            "matched_orders",
            "matches",
            "unserved_buy",
            "unserved_sell",
            "merkle_root"),
    REJECTED("rejected", "order_id", "zone", "epoch", "code", "message");

    private final String word;
    private final List<String> columns;

    Result(String word, String... columns) {
        this.word = word;
        this.columns = List.of(columns);
    }

    String word() {
        return word;
    }

    List<String> columns() {
        return columns;
    }

    int column(String name) {
        return columns.indexOf(name);
    }
}

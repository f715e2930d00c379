package org.gridtokenx.market;

import java.util.Locale;

/** Which way an order trades. A buy order is a bid, a sell order an ask. */
public enum Side {
    BUY,
    SELL;

    /** The word used in files, topics and the API: {@code buy} or {@code sell}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

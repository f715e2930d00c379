package org.gridtokenx.market;

import java.util.Locale;

/** How long an order stands. */
public enum TimeInForce {
    /** For one epoch; what its clearing leaves expires. */
    EPOCH,
    /** Until a time; what a clearing leaves stays in the book with its old time priority. */
    UNTIL;

    /** The word used in files, topics and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

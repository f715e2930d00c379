package org.gridtokenx.market;

import java.util.Locale;

/** What a member may do in the market of a zone. */
public enum Role {
    /** Buys. */
    CONSUMER,
    /** Buys, and sells what its meter exported. */
    PROSUMER;

    /** The word used in topics and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

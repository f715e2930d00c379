package org.gridtokenx.market;

import java.util.Locale;

/** How a zone prices the trades of an epoch; the matching is the same for all. */
public enum Pricing {
    /** One price for all trades: the midpoint of the marginal pair, clamped to a price that clears the market. */
    UNIFORM,
    /** Each trade at the buyer's limit. */
    PAY_AS_BID,
    /** Each trade half-way between the limits of its pair, half a micro-unit rounded up. */
    MIDPOINT;

    /** The word used in files, topics and options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.gridtokenx.market;

import java.util.Locale;

/** Why a zone refuses a command. In the order in which admission checks them. */
public enum RejectCode {
    UNKNOWN_ZONE,
    DUPLICATE_ORDER,
    MARKET_PAUSED,
    GATE_CLOSED,
    UNKNOWN_EPOCH,
    EXPIRY_TOO_EARLY,
    ROLE_NOT_ALLOWED,
    QUANTITY_OUT_OF_BOUNDS,
    QUANTITY_STEP,
    PRICE_OUT_OF_BOUNDS,
    PRICE_STEP,
    AMOUNT_TOO_LARGE,
    TOO_MANY_ORDERS,
    INSUFFICIENT_CASH,
    INSUFFICIENT_ENERGY,
    SELF_CROSS,
    /** A deposit would raise a member's cash above what an account may hold. */
    BALANCE_TOO_LARGE,
    /** A cancel for an order that the zone does not know, or no longer. */
    UNKNOWN_ORDER,
    /** Rules that would change what a zone cannot change. */
    RULES_FIXED,
    /** An early close of an epoch whose interval lies ahead. */
    EPOCH_NOT_STARTED,
    /** A standing order in a zone without accounts: there is no surplus to know of. */
    CREDIT_NOT_VERIFIED,
    /** The user has another standing order for the side, or this id for the other side. */
    STANDING_ORDER_EXISTS,
    /** A standing order that the zone does not know, or no longer. */
    UNKNOWN_STANDING_ORDER;

    /** The code used in files, topics and the API, such as {@code self_cross}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

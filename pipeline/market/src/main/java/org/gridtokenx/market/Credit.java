package org.gridtokenx.market;

/** Where a zone's members have their cash and energy from. */
public enum Credit {
    /** From accounts: nobody sells what no meter proved, or buys what they cannot pay. */
    VERIFIED,
    /** Without limit, for backtests over plain orders that no meter vouches for. */
    UNLIMITED
}

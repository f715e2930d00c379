package org.gridtokenx.api.log;

import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.ZoneEvent;

/** Hears what happens in the market, in the order of each zone, each event once. Called by one thread; must not wait. */
public interface MarketListener {
    void onEvent(ZoneEvent event);

    /** Events of a zone were missed: what was derived from them may be wrong. */
    default void onGap(String zone) {}

    /** What the chain did; may come more than once. */
    default void onReceipt(SettlementReceipt receipt) {}
}

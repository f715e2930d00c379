package org.gridtokenx.api.proofs;

import java.util.List;
import java.util.Optional;
import org.gridtokenx.market.Trade;

/** Trades with all their fields, as the database shows them a moment later. */
public interface TradeArchive {
    Optional<Trade> trade(String tradeId);

    /** All trades of an epoch, by their position. */
    List<Trade> ofEpoch(String zone, long epoch);
}

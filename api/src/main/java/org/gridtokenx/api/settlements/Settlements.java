package org.gridtokenx.api.settlements;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.http.Cursor;
import org.gridtokenx.market.Trade;

/** What became of trades on the chain, as the database shows it a moment later. */
public interface Settlements {
    /**
     * A trade and its settlement.
     *
     * @param trade its order ids are empty
     * @param status pending, confirmed or failed
     * @param signature of the transaction, base58, or null
     * @param slot of the transaction, or null
     * @param reason of a failure, or null
     * @param confirmedAtMillis when it was seen on the chain, or null
     */
    record Settlement(Trade trade, String status, String signature, Long slot, String reason, Long confirmedAtMillis) {}

    /**
     * Which settlements to list.
     *
     * @param userId who bought or sold
     * @param before epoch and position of the trade to go on after
     */
    record Filter(String userId, OptionalLong epoch, Optional<String> status, Optional<Cursor> before, int limit) {}

    /** Settlements, newest first, one more than the limit where there are more. */
    List<Settlement> list(Filter filter);
}

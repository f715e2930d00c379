package org.gridtokenx.api.market;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.http.Cursor;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneRules;

/** What the market has done, as the database shows it a moment later. */
public interface MarketHistory {
    /** All open orders of one side at one price. */
    record Level(Side side, long limitMicros, long quantityWh, int orders) {}

    /** What one side offered, or asked for, at one price when an epoch closed. */
    record CurveLevel(Side side, long priceMicros, long quantityWh) {}

    /**
     * Which matches to list.
     *
     * @param zone of the matches; ignored where they are a user's own
     * @param userId who bought or sold, or anybody
     * @param before epoch and position of the match to go on after
     */
    record MatchFilter(String zone, OptionalLong epoch, Optional<String> userId, Optional<Cursor> before, int limit) {}

    /** The last rules that a zone was given; empty for a zone that is not open. */
    Optional<ZoneRules> rules(String zone);

    /** Cleared epochs, newest first, one more than the limit where there are more. */
    List<ClearedEpoch> epochs(String zone, OptionalLong before, int limit);

    Optional<ClearedEpoch> epoch(String zone, long number);

    /** What stands in the book of an epoch, in no order. */
    List<Level> book(String zone, long epoch);

    /** Both sides' aggregated curves of a cleared epoch: each by price, the best first. */
    List<CurveLevel> curves(String zone, long epoch);

    /** Matches, newest first, one more than the limit where there are more. */
    List<Trade> matches(MatchFilter filter);
}

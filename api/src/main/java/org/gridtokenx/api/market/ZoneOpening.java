package org.gridtokenx.api.market;

import java.util.List;
import java.util.Optional;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.ZoneRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a zone is open. The rules of one that is open are an admin's matter, and stay as they are. */
public final class ZoneOpening {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneOpening.class);

    private final MarketHistory history;
    private final CommandLog log;
    private final MarketBoard board;

    public ZoneOpening(MarketHistory history, CommandLog log, MarketBoard board) {
        this.history = history;
        this.log = log;
        this.board = board;
    }

    /**
     * Opens a zone by the default rules if it is not open. A command more than needed changes nothing, so it does not
     * matter if the database has not heard of the zone yet.
     */
    public void ensure(String zone, long epochMillis) {
        Optional<ZoneRules> known = history.rules(zone);
        if (known.isPresent() && known.get().epochMillis() != epochMillis) {
            LOG.warn(
                    "zone {} has epochs of {} s and keeps them: the length cannot change, {} s are ignored",
                    zone,
                    known.get().epochMillis() / 1_000,
                    epochMillis / 1_000);
        }
        ZoneRules rules = known.orElseGet(() -> ZoneRules.defaults().withEpochMillis(epochMillis));
        if (known.isEmpty()) {
            LOG.info("opening zone {} if it is not open: {}", zone, rules);
            log.appendAndWait(List.of(new Command.OpenZone(zone, rules)), "zone " + zone + " is not opened");
        }
        board.assume(zone, rules);
    }
}

package org.gridtokenx.api.market;

import java.util.List;
import java.util.Optional;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.ZoneRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a zone is open, with the rules it should have. */
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
     * Opens a zone, or changes its rules. A command more than needed changes nothing, so it does not matter if the
     * database has not heard of the zone yet.
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
        ZoneRules wanted = rules(known.map(ZoneRules::epochMillis).orElse(epochMillis));
        if (!known.equals(Optional.of(wanted))) {
            LOG.info("setting the rules of zone {}: {}", zone, wanted);
            log.appendAndWait(
                    List.of(new Command.SetRules(zone, wanted)), "the rules of zone " + zone + " are not set");
        }
        board.assume(zone, wanted);
    }

    /** The rules by default, but for the length of an epoch. */
    static ZoneRules rules(long epochMillis) {
        ZoneRules byDefault = ZoneRules.defaults();
        return new ZoneRules(
                epochMillis,
                byDefault.pricing(),
                Credit.VERIFIED,
                byDefault.minPriceMicros(),
                byDefault.maxPriceMicros(),
                byDefault.priceStepMicros(),
                byDefault.minQuantityWh(),
                byDefault.maxQuantityWh(),
                byDefault.quantityStepWh(),
                byDefault.feeBasisPoints(),
                byDefault.paused());
    }
}

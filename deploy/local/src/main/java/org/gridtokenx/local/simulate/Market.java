package org.gridtokenx.local.simulate;

import java.util.Objects;
import org.gridtokenx.market.ZoneRules;

/**
 * The market at a moment.
 *
 * @param serverMillis the moment, by the server's clock
 * @param epoch the one that is active
 */
record Market(long serverMillis, ZoneRules rules, EpochTimes epoch) {
    Market {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(epoch, "epoch");
    }
}

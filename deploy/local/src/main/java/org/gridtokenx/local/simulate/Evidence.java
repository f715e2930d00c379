package org.gridtokenx.local.simulate;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.ZoneRules;

/**
 * What a simulation knows at its end: what it did, and what the API shows of it.
 *
 * @param epochs those traded in, by number; one that the API does not show as cleared is missing
 */
record Evidence(ZoneRules rules, Plan plan, List<OfHome> homes, Map<Long, ClearedEpoch> epochs) {
    Evidence {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(plan, "plan");
        homes = List.copyOf(homes);
        epochs = new TreeMap<>(epochs);
    }

    /**
     * Of one home.
     *
     * @param welcomeMicros the cash it began with
     * @param measured what its meter sent, by the epoch's start
     * @param placements the orders it sent
     */
    record OfHome(
            Home home,
            long welcomeMicros,
            Map<Long, Energy> measured,
            List<Placement> placements,
            Account account,
            List<OwnOrder> orders,
            List<OwnTrade> trades,
            List<OwnSettlement> settlements,
            List<OwnInterval> intervals) {
        OfHome {
            Objects.requireNonNull(home, "home");
            Objects.requireNonNull(account, "account");
            measured = new TreeMap<>(measured);
            placements = List.copyOf(placements);
            orders = List.copyOf(orders);
            trades = List.copyOf(trades);
            settlements = List.copyOf(settlements);
            intervals = List.copyOf(intervals);
        }
    }
}

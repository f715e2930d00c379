package org.gridtokenx.local.simulate;

import java.util.Map;
import java.util.TreeMap;
import org.gridtokenx.market.Side;

/** Counts what was sent. Safe for use by several threads. */
final class Tally {
    /** Orders of an epoch, or of all. */
    record Orders(int offers, int bids, int refused) {
        static final Orders NONE = new Orders(0, 0, 0);

        private Orders with(Side side, boolean refusal) {
            if (refusal) {
                return new Orders(offers, bids, refused + 1);
            }
            return side == Side.SELL ? new Orders(offers + 1, bids, refused) : new Orders(offers, bids + 1, refused);
        }
    }

    private final Map<Long, Orders> byEpoch = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private Orders all = Orders.NONE;
    private long readings;

    synchronized void reading() {
        readings++;
    }

    synchronized void order(long epoch, OrderTerms terms, Placed placed) {
        byEpoch.put(epoch, ordersOf(epoch).with(terms.side(), placed.refused()));
        all = all.with(terms.side(), placed.refused());
        if (placed.refused()) {
            refusals.merge(placed.refusal(), 1, Integer::sum);
        }
    }

    synchronized long readings() {
        return readings;
    }

    synchronized Orders orders() {
        return all;
    }

    synchronized Orders ordersOf(long epoch) {
        return byEpoch.getOrDefault(epoch, Orders.NONE);
    }

    /** How often each code came. */
    synchronized Map<String, Integer> refusals() {
        return new TreeMap<>(refusals);
    }
}

package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridtokenx.market.Side;

/** Keeps and counts what was sent. Safe for use by several threads. */
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
    private final Map<String, List<Placement>> placements = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private Orders all = Orders.NONE;
    private long readings;

    synchronized void reading() {
        readings++;
    }

    synchronized void order(Home home, Placement placement) {
        long epoch = placement.epoch();
        Side side = placement.terms().side();
        Placed said = placement.said();
        placements.computeIfAbsent(home.name(), name -> new ArrayList<>()).add(placement);
        byEpoch.put(epoch, ordersOf(epoch).with(side, said.refused()));
        all = all.with(side, said.refused());
        if (said.refused()) {
            refusals.merge(said.refusal(), 1, Integer::sum);
        }
    }

    /** What a home sent. */
    synchronized List<Placement> placements(Home home) {
        return List.copyOf(placements.getOrDefault(home.name(), List.of()));
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

package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The aggregated curve of one side of a book: how much is offered, or asked for, at each price. */
final class Curves {
    private Curves() {}

    /** The curve in pieces of at most {@link ZoneEvent.CurveCleared#MAX_LEVELS} prices; none for an empty side. */
    static List<ZoneEvent.CurveCleared> of(Side side, PriceTimeOrder orders, long[] quantitiesWh, long epoch) {
        long[] prices = new long[orders.size()];
        long[] sums = new long[orders.size()];
        int levels = 0;
        for (int i = 0; i < orders.size(); i++) {
            if (i == 0 || orders.prices()[i] != orders.prices()[i - 1]) {
                prices[levels++] = orders.prices()[i];
            }
            sums[levels - 1] = Amounts.capped(sums[levels - 1], quantitiesWh[orders.indices()[i]]);
        }
        List<ZoneEvent.CurveCleared> pieces = new ArrayList<>();
        for (int from = 0; from < levels; from += ZoneEvent.CurveCleared.MAX_LEVELS) {
            int to = Math.min(levels, from + ZoneEvent.CurveCleared.MAX_LEVELS);
            pieces.add(new ZoneEvent.CurveCleared(
                    epoch,
                    side,
                    pieces.size(),
                    Arrays.copyOfRange(prices, from, to),
                    Arrays.copyOfRange(sums, from, to)));
        }
        return pieces;
    }
}

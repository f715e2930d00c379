package org.gridtokenx.jobs.projection;

import java.util.function.Consumer;
import org.gridtokenx.market.ZoneEvent;

/**
 * Pieces of a curve as rows of {@code epoch_curves}. A piece of the log becomes several of the table, so that the text
 * of each stays below the 64 KiB that a row's value may have.
 */
final class CurveRows {
    /** Of at most 41 characters each, with a comma. */
    static final int LEVELS_PER_ROW = 1_024;

    private static final int ROWS_PER_PIECE = ZoneEvent.CurveCleared.MAX_LEVELS / LEVELS_PER_ROW;

    private CurveRows() {}

    static void of(String zone, ZoneEvent.CurveCleared curve, long sequence, Consumer<Row> out) {
        long[] prices = curve.pricesMicros();
        long[] quantities = curve.quantitiesWh();
        for (int from = 0; from < prices.length; from += LEVELS_PER_ROW) {
            int to = Math.min(prices.length, from + LEVELS_PER_ROW);
            StringBuilder levels = new StringBuilder("[");
            for (int i = from; i < to; i++) {
                levels.append(i == from ? "[" : ",[")
                        .append(prices[i])
                        .append(',')
                        .append(quantities[i])
                        .append(']');
            }
            out.accept(Rows.row(
                    Table.CURVES,
                    zone,
                    curve.epoch(),
                    curve.side().word(),
                    curve.piece() * ROWS_PER_PIECE + from / LEVELS_PER_ROW,
                    levels.append(']').toString(),
                    sequence));
        }
    }
}

package org.gridtokenx.api.market;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Side;

/**
 * Demand and supply of an epoch as they stood before its clearing. Each level says what there was at its price, and the
 * total at this price or a better one: where the totals of both sides cross is the price.
 */
final class CurveView {
    private CurveView() {}

    static Map<String, Object> of(EpochResult result, List<MarketHistory.CurveLevel> levels) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", result.epoch());
        view.put("clearing_price", EpochView.price(result));
        view.put("total_volume", Decimals.formatEnergy(result.volumeWh()));
        view.put("bids", curve(levels, Side.BUY));
        view.put("asks", curve(levels, Side.SELL));
        return view;
    }

    private static List<Map<String, String>> curve(List<MarketHistory.CurveLevel> levels, Side side) {
        List<Map<String, String>> curve = new ArrayList<>();
        long totalWh = 0;
        for (MarketHistory.CurveLevel level : levels) {
            if (level.side() == side) {
                totalWh = Math.addExact(totalWh, level.quantityWh());
                curve.add(Map.of(
                        "price", Decimals.formatMicros(level.priceMicros()),
                        "energy", Decimals.formatEnergy(level.quantityWh()),
                        "total", Decimals.formatEnergy(totalWh)));
            }
        }
        return curve;
    }
}

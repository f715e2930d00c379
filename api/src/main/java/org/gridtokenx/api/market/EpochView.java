package org.gridtokenx.api.market;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.ZoneRules;

/** Epochs as clients see them. */
public final class EpochView {
    private EpochView() {}

    /** Number and times of an epoch that has not cleared yet. */
    public static Map<String, Object> times(ZoneRules rules, long epoch) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", epoch);
        view.put("start_time", Rfc3339.format(rules.startOf(epoch)));
        view.put("end_time", Rfc3339.format(rules.endOf(epoch)));
        return view;
    }

    /** The epoch after one that cleared; the length of epochs never changes. */
    public static Map<String, Object> next(EpochResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", result.epoch() + 1);
        view.put("start_time", Rfc3339.format(result.endMillis()));
        view.put("end_time", Rfc3339.format(2 * result.endMillis() - result.startMillis()));
        return view;
    }

    /** What an epoch came to. */
    public static Map<String, Object> cleared(ClearedEpoch epoch) {
        EpochResult result = epoch.result();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", result.epoch());
        view.put("start_time", Rfc3339.format(result.startMillis()));
        view.put("end_time", Rfc3339.format(result.endMillis()));
        view.put("closed_at", Rfc3339.format(result.closedMillis()));
        view.put("status", epoch.settled() ? "settled" : "cleared");
        view.put("clearing_price", price(result));
        view.put("total_volume", Decimals.formatEnergy(result.volumeWh()));
        view.put("orders", result.orders());
        view.put("matched_orders", result.matchedOrders());
        view.put("matches", result.matches());
        view.put("marginal_bid", orderId(result.marginalBid()));
        view.put("marginal_ask", orderId(result.marginalAsk()));
        view.put("welfare", welfare(result));
        view.put("unserved_buy", Decimals.formatEnergy(result.unservedBuyWh()));
        view.put("unserved_sell", Decimals.formatEnergy(result.unservedSellWh()));
        view.put("merkle_root", result.merkleRoot());
        return view;
    }

    /** Price and volume of the last clearing. */
    static Map<String, Object> summary(EpochResult result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", result.epoch());
        view.put("clearing_price", price(result));
        view.put("total_volume", Decimals.formatEnergy(result.volumeWh()));
        return view;
    }

    private static String orderId(String id) {
        return id.isEmpty() ? null : id;
    }

    /** Not known of an epoch whose zone did not say yet which orders were marginal. */
    private static String welfare(EpochResult result) {
        boolean known = result.matches() == 0 || !result.marginalBid().isEmpty();
        return known ? new BigDecimal(result.welfareMicros(), Decimals.MONEY_SCALE).toPlainString() : null;
    }

    /** An epoch without a match has no price. */
    static String price(EpochResult result) {
        return result.matches() == 0 ? null : Decimals.formatMicros(result.clearingPriceMicros());
    }
}

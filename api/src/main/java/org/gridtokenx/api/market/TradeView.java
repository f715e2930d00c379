package org.gridtokenx.api.market;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;

/** Trades as clients see them: nobody sees who the others are. */
public final class TradeView {
    private TradeView() {}

    /** A match; with its side where it is one's own. */
    static Map<String, Object> match(Trade trade, Optional<String> me) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("trade_id", trade.tradeId().toString());
        view.put("epoch", trade.epoch());
        view.put("position", trade.position());
        amounts(trade, view);
        view.put("buy_order_id", trade.buyOrderId());
        view.put("sell_order_id", trade.sellOrderId());
        me.ifPresent(userId -> view.put("side", side(trade, userId)));
        return view;
    }

    /** Puts quantity, price, amount and fee. */
    public static void amounts(Trade trade, Map<String, Object> view) {
        view.put("matched_amount", Decimals.formatEnergy(trade.quantityWh()));
        view.put("price", Decimals.formatMicros(trade.priceMicros()));
        view.put("amount", Decimals.formatMicros(trade.amountMicros()));
        view.put("fee", Decimals.formatMicros(trade.feeMicros()));
    }

    /** On which side of a trade one of its two users was. */
    public static String side(Trade trade, String userId) {
        return (trade.buyerId().equals(userId) ? Side.BUY : Side.SELL).word();
    }
}

package org.gridtokenx.api.proofs;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gridtokenx.api.market.TradeView;
import org.gridtokenx.market.Trade;

/** A proof as clients see it, and as {@code web/src/lib/verify-trade.mjs} takes it. */
final class ProofView {
    private static final int VERSION = 1;

    private ProofView() {}

    static Map<String, Object> of(Trade trade, EpochTrees.Proof proof) {
        HexFormat hex = HexFormat.of();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("version", VERSION);
        view.put("trade", view(trade));
        view.put("leaf", hex.formatHex(trade.canonicalBytes()));
        view.put("index", proof.path().index());
        view.put("tree_size", proof.path().size());
        view.put("path", proof.path().path().stream().map(hex::formatHex).toList());
        view.put("root", proof.root());
        return view;
    }

    /** All that the leaf is made of. */
    private static Map<String, Object> view(Trade trade) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("trade_id", trade.tradeId().toString());
        view.put("zone", trade.zone());
        view.put("epoch", trade.epoch());
        view.put("position", trade.position());
        view.put("buy_order_id", trade.buyOrderId());
        view.put("sell_order_id", trade.sellOrderId());
        view.put("buyer_id", trade.buyerId());
        view.put("seller_id", trade.sellerId());
        TradeView.amounts(trade, view);
        return view;
    }
}

package org.gridtokenx.api.settlements;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.Cursor;
import org.gridtokenx.api.http.Listing;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.api.market.TradeView;
import org.gridtokenx.market.Trade;

/** One's trades, and whether the chain has settled them. */
public final class SettlementRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 50;
    private static final Set<String> STATUSES = Set.of("pending", "confirmed", "failed");

    private final Settlements settlements;

    public SettlementRoutes(Settlements settlements) {
        this.settlements = settlements;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get(PREFIX + "/settlements", this::list, Access.USER);
    }

    private void list(Context ctx) {
        String me = Gate.session(ctx).user().userId();
        Query query = Query.of(ctx, "epoch", "status", "limit", "before");
        int limit = query.limit(DEFAULT_LIMIT);
        List<Settlements.Settlement> rows = settlements.list(new Settlements.Filter(
                me, query.whole("epoch"), query.word("status", STATUSES), Cursor.ofNumbers(query), limit));
        ctx.json(Listing.of("settlements", rows, limit, row -> view(row, me), row -> cursor(row.trade())));
    }

    private static Cursor cursor(Trade trade) {
        return new Cursor(trade.epoch(), Integer.toString(trade.position()));
    }

    private static Map<String, Object> view(Settlements.Settlement settlement, String me) {
        Trade trade = settlement.trade();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("trade_id", trade.tradeId().toString());
        view.put("epoch", trade.epoch());
        view.put("side", TradeView.side(trade, me));
        TradeView.amounts(trade, view);
        view.put("status", settlement.status());
        view.put("signature", settlement.signature());
        view.put("slot", settlement.slot());
        view.put("reason", settlement.reason());
        Long confirmedAt = settlement.confirmedAtMillis();
        view.put("confirmed_at", confirmedAt == null ? null : Rfc3339.format(confirmedAt));
        return view;
    }
}

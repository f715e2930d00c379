package org.gridtokenx.api.proofs;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.PlainText;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.api.market.MarketHistory;
import org.gridtokenx.market.Trade;

/**
 * Proof of a trade, for its two sides and for admins: it cannot be had without naming both users, whom nobody else may
 * see. Whoever has it can show it to anybody.
 */
public final class ProofRoutes implements Routes {
    private final TradeArchive archive;
    private final EpochTrees trees;

    public ProofRoutes(MarketHistory history, TradeArchive archive) {
        this.archive = archive;
        trees = new EpochTrees(history, archive);
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get(PREFIX + "/trades/{id}/proof", this::prove, Access.USER);
    }

    private void prove(Context ctx) {
        Query.of(ctx);
        String tradeId = PlainText.require("the id of a trade", ctx.pathParam("id"));
        Trade trade = archive.trade(tradeId).orElseThrow(() -> ApiException.notFound("there is no trade " + tradeId));
        User user = Gate.session(ctx).user();
        boolean own = trade.buyerId().equals(user.userId()) || trade.sellerId().equals(user.userId());
        if (!own && user.role() != UserRole.ADMIN) {
            throw ApiException.forbidden(
                    "only the buyer and the seller of a trade may have its proof, which names them");
        }
        ctx.json(ProofView.of(trade, trees.prove(trade)));
    }
}

package org.gridtokenx.api.market;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.api.http.Cursor;
import org.gridtokenx.api.http.Listing;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneRules;

/** The market as everybody may see it: rules, book, epochs and matches. */
public final class MarketRoutes implements Routes {
    private static final int DEFAULT_EPOCHS = 96;
    private static final int DEFAULT_MATCHES = 50;

    private final MarketBoard board;
    private final MarketHistory history;
    private final BookSource books;
    private final String defaultZone;
    private final Clock clock;

    /**
     * The routes.
     *
     * @param defaultZone what those see who are not logged in
     */
    public MarketRoutes(MarketBoard board, MarketHistory history, BookSource books, String defaultZone, Clock clock) {
        this.board = board;
        this.history = history;
        this.books = books;
        this.defaultZone = defaultZone;
        this.clock = clock;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.get(PREFIX + "/market", this::market, Access.PUBLIC);
        routes.get(PREFIX + "/book", this::book, Access.PUBLIC);
        routes.get(PREFIX + "/epochs", this::epochs, Access.PUBLIC);
        routes.get(PREFIX + "/epochs/{number}", this::epoch, Access.PUBLIC);
        routes.get(PREFIX + "/epochs/{number}/curves", this::curves, Access.PUBLIC);
        routes.get(PREFIX + "/matches", this::matches, Access.PUBLIC);
    }

    private void market(Context ctx) {
        Query.of(ctx);
        String zone = zone(ctx);
        ZoneRules rules = board.rules(zone);
        long now = clock.millis();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("zone", zone);
        view.put("server_time", Rfc3339.format(now));
        view.put("rules", view(rules));
        view.put("epoch", EpochView.times(rules, board.activeEpoch(zone, now)));
        view.put(
                "last_clearing",
                board.lastClearing(zone).map(EpochView::summary).orElse(null));
        ctx.json(view);
    }

    private static Map<String, Object> view(ZoneRules rules) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("currency", rules.currency());
        view.put("paused", rules.paused());
        view.put("epoch_seconds", rules.epochMillis() / 1_000);
        view.put("pricing", rules.pricing().word());
        view.put("fee_basis_points", rules.feeBasisPoints());
        view.put("min_price", Decimals.formatMicros(rules.minPriceMicros()));
        view.put("max_price", Decimals.formatMicros(rules.maxPriceMicros()));
        view.put("price_step", Decimals.formatMicros(rules.priceStepMicros()));
        view.put("min_energy", Decimals.formatEnergy(rules.minQuantityWh()));
        view.put("max_energy", Decimals.formatEnergy(rules.maxQuantityWh()));
        view.put("energy_step", Decimals.formatEnergy(rules.quantityStepWh()));
        return view;
    }

    private void book(Context ctx) {
        String zone = zone(ctx);
        long epoch = Query.of(ctx, "epoch").whole("epoch").orElseGet(() -> board.activeEpoch(zone, clock.millis()));
        ctx.contentType("application/json").result(books.book(zone, epoch, () -> ApiJson.write(view(zone, epoch))));
    }

    private Map<String, Object> view(String zone, long epoch) {
        List<MarketHistory.Level> levels = history.book(zone, epoch);
        Comparator<MarketHistory.Level> rising = Comparator.comparingLong(MarketHistory.Level::limitMicros);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", epoch);
        view.put("bids", view(levels, Side.BUY, rising.reversed()));
        view.put("asks", view(levels, Side.SELL, rising));
        return view;
    }

    private static List<Map<String, Object>> view(
            List<MarketHistory.Level> levels, Side side, Comparator<MarketHistory.Level> bestFirst) {
        return levels.stream()
                .filter(level -> level.side() == side)
                .sorted(bestFirst)
                .map(level -> Map.<String, Object>of(
                        "price", Decimals.formatMicros(level.limitMicros()),
                        "energy", Decimals.formatEnergy(level.quantityWh()),
                        "orders", level.orders()))
                .toList();
    }

    private void epochs(Context ctx) {
        Query query = Query.of(ctx, "limit", "before");
        int limit = query.limit(DEFAULT_EPOCHS);
        List<ClearedEpoch> rows = history.epochs(zone(ctx), query.whole("before"), limit);
        ctx.json(Listing.of(
                "epochs", rows, limit, EpochView::cleared, row -> row.result().epoch()));
    }

    private void epoch(Context ctx) {
        Query.of(ctx);
        ctx.json(EpochView.cleared(cleared(zone(ctx), epochNumber(ctx))));
    }

    private void curves(Context ctx) {
        Query.of(ctx);
        String zone = zone(ctx);
        long epoch = epochNumber(ctx);
        EpochResult result = cleared(zone, epoch).result();
        ctx.json(CurveView.of(result, history.curves(zone, epoch)));
    }

    private static long epochNumber(Context ctx) {
        String number = ctx.pathParam("number");
        try {
            return Long.parseLong(number);
        } catch (NumberFormatException e) {
            throw ApiException.invalid("the number of an epoch is a whole number, not " + number);
        }
    }

    private ClearedEpoch cleared(String zone, long epoch) {
        return history.epoch(zone, epoch)
                .orElseThrow(() -> ApiException.notFound("epoch " + epoch + " has not cleared, or there was none"));
    }

    private void matches(Context ctx) {
        Query query = Query.of(ctx, "epoch", "mine", "limit", "before");
        OptionalLong epoch = query.whole("epoch");
        Optional<String> me =
                query.flag("mine") ? Optional.of(Gate.session(ctx).user().userId()) : Optional.empty();
        int limit = query.limit(DEFAULT_MATCHES);
        List<Trade> rows =
                history.matches(new MarketHistory.MatchFilter(zone(ctx), epoch, me, Cursor.ofNumbers(query), limit));
        ctx.json(Listing.of(
                "matches",
                rows,
                limit,
                trade -> TradeView.match(trade, me),
                trade -> new Cursor(trade.epoch(), Integer.toString(trade.position()))));
    }

    private String zone(Context ctx) {
        return Gate.optionalSession(ctx).map(session -> session.user().zone()).orElse(defaultZone);
    }
}

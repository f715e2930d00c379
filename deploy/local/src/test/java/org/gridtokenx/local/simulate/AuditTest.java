package org.gridtokenx.local.simulate;

import static org.gridtokenx.local.simulate.TradingScene.settlement;
import static org.gridtokenx.local.simulate.TradingScene.trade;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.market.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
    private static final long END = TradingScene.TRADED.endMillis();
    private static final long MEASURED = TradingScene.MEASURED.startMillis();

    @Test
    void nothingIsFoundWhereAllRulesHold() {
        assertEquals(List.of(), Audit.findings(new TradingScene().evidence()));
    }

    @Test
    void othersMayTradeInTheSameEpoch() {
        TradingScene scene = new TradingScene();
        scene.epochs.put(101L, new ClearedEpoch(101, END, 140_000, 5_000, 9, 4));
        assertEquals(List.of(), Audit.findings(scene.evidence()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void everyBreakIsFound(String finding, Consumer<TradingScene> breakage) {
        TradingScene scene = new TradingScene();
        breakage.accept(scene);
        List<String> findings = Audit.findings(scene.evidence());
        assertTrue(findings.stream().anyMatch(text -> text.contains(finding)), findings.toString());
    }

    static Stream<Arguments> breaks() {
        return Stream.of(breaksOfAHome(), breaksOfTheMarket(), breaksOfOrders()).flatMap(breaks -> breaks);
    }

    private static Stream<Arguments> breaksOfAHome() {
        return Stream.of(
                broken(
                        "seller has cash 5.083161",
                        s -> s.accounts.put(Side.SELL, new Account(5_083_161, 0, 400, 0, 0))),
                broken(
                        "buyer has cash 4.915999",
                        s -> s.accounts.put(Side.BUY, new Account(4_915_000, 999, 0, 0, 600))),
                broken("seller has energy 0.401", s -> s.accounts.put(Side.SELL, new Account(5_083_160, 0, 400, 1, 0))),
                broken("bought and not yet used", s -> s.accounts.put(Side.BUY, new Account(4_916_000, 0, 0, 0, 601))),
                broken("seller has no interval", s -> s.intervals.get(Side.SELL).clear()),
                broken(
                        "its meter sent",
                        s -> s.intervals.get(Side.BUY).set(0, new OwnInterval("m2", MEASURED, "final", 599, 0, 15))),
                broken(
                        "in 14 readings",
                        s -> s.intervals.get(Side.BUY).set(0, new OwnInterval("m2", MEASURED, "final", 600, 0, 14))),
                broken(
                        "that no meter sent",
                        s -> s.intervals.get(Side.BUY).add(new OwnInterval("m2", END, "final", 1, 0, 15))),
                broken(
                        "filled with 0.599 kWh, its trades make 0.600",
                        s -> s.orders.put(
                                Side.BUY,
                                new OwnOrder("buy-1", "buyer/101", Side.BUY, 600, 599, 200_000, 101, "filled", ""))),
                broken(
                        "still pending",
                        s -> s.orders.put(
                                Side.BUY,
                                new OwnOrder("buy-1", "buyer/101", Side.BUY, 600, 600, 200_000, 101, "pending", ""))),
                broken(
                        "of an order it never placed",
                        s -> s.orders.put(
                                Side.BUY,
                                new OwnOrder("buy-2", "buyer/101", Side.BUY, 600, 0, 200_000, 101, "expired", ""))),
                broken(
                        "has no settlement of trade",
                        s -> s.settlements.get(Side.BUY).clear()),
                broken("pending", s -> s.settlements.get(Side.SELL).set(0, settlement(600, 84_000, "pending", ""))),
                broken(
                        "confirmed without a signature",
                        s -> s.settlements.get(Side.SELL).set(0, settlement(600, 84_000, "confirmed", ""))),
                broken(
                        "other amounts",
                        s -> s.settlements.get(Side.SELL).set(0, settlement(600, 84_001, "confirmed", "5sig"))),
                broken(
                        "settlement without a trade",
                        s -> s.trades.get(Side.SELL).clear()));
    }

    private static Stream<Arguments> breaksOfTheMarket() {
        return Stream.of(
                broken(
                        "not the same for its buyer and its seller",
                        s -> s.trades.get(Side.BUY).set(0, trade(Side.BUY, 600, 140_000, 84_000, 841))),
                broken("not shown to both", s -> s.trades.get(Side.SELL).clear()),
                broken(
                        "alone in it, bought 0.600 kWh and sold 0.000",
                        s -> s.trades.get(Side.SELL).clear()),
                broken("by the rules they are 0.084000 and 0.000840", s -> {
                    s.trades.get(Side.BUY).set(0, trade(Side.BUY, 600, 140_000, 84_000, 839));
                    s.trades.get(Side.SELL).set(0, trade(Side.SELL, 600, 140_000, 84_000, 839));
                }),
                broken(
                        "above its buyer's limit 0.139999",
                        s -> s.orders.put(
                                Side.BUY,
                                new OwnOrder("buy-1", "buyer/101", Side.BUY, 600, 600, 139_999, 101, "filled", ""))),
                broken(
                        "below its seller's limit 0.140001",
                        s -> s.orders.put(
                                Side.SELL,
                                new OwnOrder(
                                        "sell-1", "seller/101", Side.SELL, 1_000, 600, 140_001, 101, "filled", ""))),
                broken(
                        "not at the clearing price",
                        s -> s.epochs.put(101L, new ClearedEpoch(101, END, 140_001, 600, 2, 1))),
                broken("epoch 101 has not cleared", s -> s.epochs.clear()),
                broken(
                        "the homes, alone in it, traded 0.600 kWh in 1",
                        s -> s.epochs.put(101L, new ClearedEpoch(101, END, 140_000, 601, 2, 1))),
                broken(
                        "but the homes traded 0.600",
                        s -> s.epochs.put(101L, new ClearedEpoch(101, END, 140_000, 599, 3, 1))),
                broken(
                        "counts 1 orders, the homes placed 2",
                        s -> s.epochs.put(101L, new ClearedEpoch(101, END, 140_000, 600, 1, 1))));
    }

    private static Stream<Arguments> breaksOfOrders() {
        return Stream.of(
                broken(
                        "buyer's order buyer/101 (buy 0.600 kWh at 0.200000 in epoch 101) was taken and is not listed",
                        s -> s.orders.remove(Side.BUY)),
                broken("buyer/101 (buy 0.600 kWh at 0.200000 in epoch 101) was taken and is not listed", s -> {
                    s.orders.remove(Side.BUY);
                    place(s, Side.BUY, Placed.PENDING);
                }),
                broken(
                        "is listed as buy 0.601 kWh at 0.200000 in epoch 101",
                        s -> s.orders.put(Side.BUY, buy(601, 200_000, 101, "filled", ""))),
                broken(
                        "is listed as buy 0.600 kWh at 0.200001 in epoch 101",
                        s -> s.orders.put(Side.BUY, buy(600, 200_001, 101, "filled", ""))),
                broken(
                        "is listed as buy 0.600 kWh at 0.200000 in epoch 102",
                        s -> s.orders.put(Side.BUY, buy(600, 200_000, 102, "filled", ""))),
                broken(
                        "is listed as buy 1.000 kWh at 0.100000",
                        s -> s.orders.put(
                                Side.SELL,
                                new OwnOrder(
                                        "sell-1", "seller/101", Side.BUY, 1_000, 600, 100_000, 101, "filled", ""))),
                broken(
                        "is listed 2 times",
                        s -> s.moreOrders.put(Side.BUY, List.of(buy(600, 200_000, 101, "expired", "")))),
                broken(
                        "listed, which it never placed: buy 0.600 kWh at 0.200000 in epoch 101",
                        s -> s.placements.put(Side.BUY, List.of())),
                broken(
                        "was taken and is listed as rejected",
                        s -> s.orders.put(Side.BUY, buy(600, 200_000, 101, "rejected", "gate_closed"))),
                broken("was refused with unknown_epoch, for which there was no cause", s -> {
                    s.orders.put(Side.BUY, buy(600, 200_000, 101, "rejected", "unknown_epoch"));
                    place(s, Side.BUY, Placed.PENDING);
                }),
                refused("role_not_allowed"),
                refused("unknown_epoch"),
                refused("unknown_zone"),
                refused("quantity_out_of_bounds"),
                refused("price_out_of_bounds"),
                refused("self_cross"));
    }

    private static Arguments refused(String code) {
        return broken(
                "was refused with " + code + ", for which there was no cause",
                s -> place(s, Side.BUY, Placed.refused(code, "in words")));
    }

    private static void place(TradingScene scene, Side side, Placed said) {
        OrderTerms terms = scene.placements.get(side).get(0).terms();
        scene.placements.put(side, List.of(TradingScene.placed(side, terms.quantityWh(), terms.limitMicros(), said)));
    }

    private static OwnOrder buy(long quantityWh, long limitMicros, long epoch, String status, String reasonCode) {
        long filled = "filled".equals(status) ? 600 : 0;
        return new OwnOrder("buy-1", "buyer/101", Side.BUY, quantityWh, filled, limitMicros, epoch, status, reasonCode);
    }

    /** The home was late; where its call was repeated, the first one may have been in time. */
    @ParameterizedTest
    @ValueSource(strings = {"gate_closed", "market_paused", "insufficient_cash", "insufficient_energy"})
    void aRefusalThatTheStrategyCanCauseIsNone(String code) {
        TradingScene scene = new TradingScene();
        place(scene, Side.BUY, Placed.refused(code, "in words"));
        scene.moreOrders.put(
                Side.BUY,
                List.of(new OwnOrder("buy-2", "buyer/101", Side.BUY, 600, 0, 200_000, 101, "rejected", code)));
        assertEquals(List.of(), Audit.findings(scene.evidence()));
    }

    private static Arguments broken(String finding, Consumer<TradingScene> breakage) {
        return Arguments.of(finding, breakage);
    }
}

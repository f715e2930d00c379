package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneRules;

/**
 * Two homes after one epoch: the seller exported 1 kWh and offered it at 0.10, the buyer took 0.6 kWh of it at 0.14. In
 * fields that a test changes to break a rule.
 */
final class TradingScene {
    static final EpochTimes MEASURED = new EpochTimes(100, 90_000_000, 90_900_000);
    static final EpochTimes TRADED = MEASURED.later(1);
    static final String TRADE = "trade-1";

    final List<Side> sides = List.of(Side.SELL, Side.BUY);
    final Map<Side, Account> accounts = new TreeMap<>(
            Map.of(Side.SELL, new Account(5_083_160, 0, 400, 0, 0), Side.BUY, new Account(4_916_000, 0, 0, 0, 600)));
    final Map<Side, OwnOrder> orders = new TreeMap<>(Map.of(
            Side.SELL,
                    new OwnOrder("sell-1", "seller/101", Side.SELL, 1_000, 600, 100_000, 101, "partially_filled", ""),
            Side.BUY, new OwnOrder("buy-1", "buyer/101", Side.BUY, 600, 600, 200_000, 101, "filled", "")));
    final Map<Side, List<Placement>> placements = new TreeMap<>(Map.of(
            Side.SELL, List.of(placed(Side.SELL, 1_000, 100_000, Placed.TAKEN)),
            Side.BUY, List.of(placed(Side.BUY, 600, 200_000, Placed.TAKEN))));
    final Map<Side, List<OwnOrder>> moreOrders = new TreeMap<>(Map.of(Side.SELL, List.of(), Side.BUY, List.of()));
    final Map<Side, List<OwnTrade>> trades = new TreeMap<>();
    final Map<Side, List<OwnSettlement>> settlements = new TreeMap<>();
    final Map<Side, List<OwnInterval>> intervals = new TreeMap<>();
    final Map<Long, ClearedEpoch> epochs = new TreeMap<>();

    TradingScene() {
        for (Side side : sides) {
            trades.put(side, new ArrayList<>(List.of(trade(side, 600, 140_000, 84_000, 840))));
            settlements.put(side, new ArrayList<>(List.of(settlement(600, 84_000, "confirmed", "5sig"))));
        }
        intervals.put(
                Side.SELL,
                new ArrayList<>(List.of(new OwnInterval("m1", MEASURED.startMillis(), "final", 0, 1_000, 15))));
        intervals.put(
                Side.BUY, new ArrayList<>(List.of(new OwnInterval("m2", MEASURED.startMillis(), "final", 600, 0, 15))));
        epochs.put(101L, new ClearedEpoch(101, TRADED.endMillis(), 140_000, 600, 2, 1));
    }

    static Placement placed(Side side, long quantityWh, long limitMicros, Placed said) {
        String clientOrderId = side == Side.SELL ? "seller/101" : "buyer/101";
        return new Placement(clientOrderId, 101, new OrderTerms(side, quantityWh, limitMicros), said);
    }

    static OwnTrade trade(Side side, long quantityWh, long priceMicros, long amountMicros, long feeMicros) {
        return new OwnTrade(TRADE, 101, side, quantityWh, priceMicros, amountMicros, feeMicros, "buy-1", "sell-1");
    }

    static OwnSettlement settlement(long quantityWh, long amountMicros, String status, String signature) {
        return new OwnSettlement(
                TRADE, quantityWh, amountMicros, 840, status, signature, "", TRADED.endMillis() + 2_500);
    }

    Evidence evidence() {
        Plan plan = new Plan(MEASURED, 1, 15, new DataClock(MEASURED.startMillis(), 0, 1));
        List<Evidence.OfHome> homes = new ArrayList<>();
        for (Side side : sides) {
            boolean seller = side == Side.SELL;
            Home home = new Home(
                    seller ? "seller" : "buyer",
                    EnergyCurve.NOTHING,
                    EnergyCurve.NOTHING,
                    seller ? 5_000 : 0,
                    100_000,
                    200_000);
            Energy measured = seller ? Energy.metered(1_200, 200) : Energy.metered(0, 600);
            homes.add(new Evidence.OfHome(
                    home,
                    5_000_000,
                    Map.of(MEASURED.startMillis(), measured),
                    placements.get(side),
                    accounts.get(side),
                    Stream.concat(Stream.ofNullable(orders.get(side)), moreOrders.get(side).stream())
                            .toList(),
                    trades.get(side),
                    settlements.get(side),
                    intervals.get(side)));
        }
        return new Evidence(ZoneRules.defaults(), plan, homes, epochs);
    }
}

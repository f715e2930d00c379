package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** One clearing of the naive market. */
final class NaiveClearing {
    private final String zone;
    private final NaiveMarket market;
    private final NaiveStandingOrders standingOrders;
    private final long epoch;
    private final List<NaiveOrder> all;
    private final List<NaiveOrder> bids;
    private final List<NaiveOrder> asks;

    NaiveClearing(String zone, NaiveMarket market, NaiveStandingOrders standingOrders) {
        this.zone = zone;
        this.market = market;
        this.standingOrders = standingOrders;
        epoch = market.openEpoch;
        all = market.orders.stream()
                .filter(o -> o.standsIn(epoch))
                .sorted(Comparator.comparingLong(o -> o.position))
                .toList();
        bids = all.stream().filter(NaiveOrder::isBuy).toList();
        asks = all.stream().filter(o -> !o.isBuy()).toList();
    }

    /** Clears, and opens the next epoch. */
    void run(long closedMillis) {
        List<ZoneEvent.CurveCleared> curves = new ArrayList<>();
        addCurve(curves, Side.BUY, bids);
        addCurve(curves, Side.SELL, asks);
        NaiveAuction.Outcome outcome =
                NaiveAuction.clear(market.rules.pricing(), limits(bids), left(bids), limits(asks), left(asks));
        List<byte[]> leaves = new ArrayList<>();
        BigInteger gains = BigInteger.ZERO;
        String marginalBid = "";
        String marginalAsk = "";
        for (NaiveAuction.Match match : outcome.matches()) {
            NaiveOrder bid = bids.get(match.bid());
            NaiveOrder ask = asks.get(match.ask());
            Trade trade = trade(leaves.size(), bid, ask, match);
            leaves.add(trade.canonicalBytes());
            market.said.add(new ZoneEvent.Traded(trade));
            gains = gains.add(BigInteger.valueOf(bid.placed.limitMicros() - ask.placed.limitMicros())
                    .multiply(match.quantity()));
            marginalBid = bid.placed.orderId();
            marginalAsk = ask.placed.orderId();
        }
        market.openEpoch++;
        all.stream().filter(o -> !o.isOpen(market.openEpoch)).forEach(o -> o.leftAt = epoch);
        all.forEach(this::sayCleared);
        all.stream().map(o -> o.placed.userId()).distinct().forEach(this::chargeStandingOrder);
        market.said.addAll(curves);
        market.said.add(new ZoneEvent.EpochCleared(new EpochResult(
                zone,
                epoch,
                epoch * market.rules.epochMillis(),
                market.openEpoch * market.rules.epochMillis(),
                closedMillis,
                all.size(),
                outcome.price() == null ? 0 : outcome.price().longValueExact(),
                outcome.volume().longValueExact(),
                (int) all.stream().filter(o -> filled(o).signum() > 0).count(),
                leaves.size(),
                marginalBid,
                marginalAsk,
                gains.divide(BigInteger.valueOf(1_000)),
                NaiveAccounts.sum(bids, NaiveOrder::left).longValueExact(),
                NaiveAccounts.sum(asks, NaiveOrder::left).longValueExact(),
                HexFormat.of().formatHex(ReferenceMerkle.root(leaves)))));
    }

    private Trade trade(int position, NaiveOrder bid, NaiveOrder ask, NaiveAuction.Match match) {
        BigInteger amount = NaiveMoney.amount(match.quantity(), match.price());
        BigInteger fee = NaiveMoney.fee(amount, market.rules.feeBasisPoints());
        NaiveOrder.Fill fill = new NaiveOrder.Fill(epoch, match.quantity(), amount, fee);
        bid.fills.add(fill);
        ask.fills.add(fill);
        return new Trade(
                zone,
                epoch,
                position,
                bid.placed.orderId(),
                ask.placed.orderId(),
                bid.placed.userId(),
                ask.placed.userId(),
                match.quantity().longValueExact(),
                match.price().longValueExact(),
                amount.longValueExact(),
                fee.longValueExact());
    }

    private BigInteger filled(NaiveOrder order) {
        return order.sumIn(epoch, NaiveOrder.Fill::quantity);
    }

    /** Says what the clearing did to an order, if it did anything. Called once the next epoch is open. */
    private void sayCleared(NaiveOrder order) {
        BigInteger expired = order.last == epoch ? order.left() : BigInteger.ZERO;
        if (filled(order).signum() > 0 || order.last == epoch) {
            BigInteger fee = order.isBuy() ? BigInteger.ZERO : order.sumIn(epoch, NaiveOrder.Fill::fee);
            market.said.add(new ZoneEvent.OrderCleared(
                    order.snapshot(market.openEpoch, market.isVerified()),
                    epoch,
                    filled(order).longValueExact(),
                    order.sumIn(epoch, NaiveOrder.Fill::amount).longValueExact(),
                    fee.longValueExact(),
                    expired.longValueExact(),
                    market.isVerified() ? order.released(epoch).longValueExact() : 0));
        }
    }

    private void chargeStandingOrder(String user) {
        for (NaiveOrder order : bids) {
            BigInteger paid = order.sumIn(epoch, NaiveOrder.Fill::amount);
            if (order.isOf(user) && !order.standingOrderId.isEmpty() && paid.signum() > 0) {
                standingOrders.charge(order, Math.floorDiv(epoch * market.rules.epochMillis(), 86_400_000L), paid);
            }
        }
    }

    /** Adds up a side by price. The books of these tests have fewer prices than one piece holds. */
    private void addCurve(List<ZoneEvent.CurveCleared> curves, Side side, List<NaiveOrder> orders) {
        Comparator<Long> bestFirst = side == Side.BUY ? Comparator.reverseOrder() : Comparator.naturalOrder();
        TreeMap<Long, Long> levels = new TreeMap<>(bestFirst);
        for (NaiveOrder order : orders) {
            levels.merge(order.placed.limitMicros(), order.left().longValueExact(), Long::sum);
        }
        if (!levels.isEmpty()) {
            curves.add(new ZoneEvent.CurveCleared(
                    epoch,
                    side,
                    0,
                    levels.keySet().stream().mapToLong(Long::longValue).toArray(),
                    levels.values().stream().mapToLong(Long::longValue).toArray()));
        }
    }

    private static long[] limits(List<NaiveOrder> orders) {
        return orders.stream().mapToLong(o -> o.placed.limitMicros()).toArray();
    }

    private static long[] left(List<NaiveOrder> orders) {
        return orders.stream().mapToLong(o -> o.left().longValueExact()).toArray();
    }
}

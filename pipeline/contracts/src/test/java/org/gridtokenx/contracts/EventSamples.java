package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Samples.EPOCH;
import static org.gridtokenx.contracts.Samples.START;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneEvent.CancelCause;

/** The events of the golden file, by the names of their sections. */
final class EventSamples {
    static final Order REPEATED =
            new Order("o1", "", "", "ann", Side.SELL, 1_500, 500, 145_000, 72_500, 7, EPOCH, EPOCH + 2, START + 123);

    private EventSamples() {}

    static Map<String, ZoneEvent> all() {
        Map<String, ZoneEvent.Body> bodies = new LinkedHashMap<>();
        Order order = Samples.orders().get("buy");
        bodies.put("order accepted", new ZoneEvent.OrderAccepted(order, false));
        bodies.put("order accepted, repeat", new ZoneEvent.OrderAccepted(REPEATED, true));
        bodies.put(
                "order rejected",
                new ZoneEvent.OrderRejected(
                        Samples.place(),
                        EPOCH,
                        RejectCode.INSUFFICIENT_CASH,
                        "the order takes 0.217500, available are 0.000000"));
        bodies.put("order cancelled", new ZoneEvent.OrderCancelled(order));
        bodies.put(
                "cancel rejected",
                new ZoneEvent.CancelRejected("o9", "ann", RejectCode.UNKNOWN_ORDER, "no open order o9 of this user"));
        bodies.put("order cleared", new ZoneEvent.OrderCleared(order, EPOCH, 1_000, 145_000, 1_450, 0, 5));
        bodies.put(
                "balance changed",
                new ZoneEvent.BalanceChanged(
                        new Member("ann", Role.PROSUMER, 1, 2, 3, 4, 5, 6, EPOCH, List.of(EPOCH), 1)));
        bodies.put("traded", new ZoneEvent.Traded(Samples.TRADE));
        bodies.put("epoch cleared", new ZoneEvent.EpochCleared(Samples.RESULT));
        bodies.put("energy credited", new ZoneEvent.EnergyCredited("ann", "m1", START, 1_234));
        bodies.put("energy retired", new ZoneEvent.EnergyRetired("ann", "m1", START, 56));
        bodies.put("cash deposited", new ZoneEvent.CashDeposited("ann", "d1", Command.Deposit.LIMIT_MICROS));
        bodies.put("rules set", new ZoneEvent.RulesSet(Samples.MIDPOINT, EPOCH + 1));
        bodies.put(
                "deposit rejected",
                new ZoneEvent.DepositRejected("ann", "d2", 7, RejectCode.BALANCE_TOO_LARGE, "too much"));
        addNewer(bodies);
        Map<String, ZoneEvent> samples = new LinkedHashMap<>();
        bodies.forEach((name, body) -> samples.put(name, new ZoneEvent(Samples.ZONE, samples.size(), body)));
        return samples;
    }

    private static void addNewer(Map<String, ZoneEvent.Body> bodies) {
        bodies.put("rules rejected", new ZoneEvent.RulesRejected(Samples.MIDPOINT, RejectCode.RULES_FIXED, "no"));
        bodies.put("close rejected", new ZoneEvent.CloseRejected(EPOCH + 1, RejectCode.EPOCH_NOT_STARTED, "no"));
        bodies.put("all cancelled", new ZoneEvent.AllCancelled("ann", 3, CancelCause.REQUESTED));
        bodies.put("all cancelled, by a switch", new ZoneEvent.AllCancelled("ann", 0, CancelCause.CANCEL_AFTER));
        bodies.put("cancel after set", new ZoneEvent.CancelAfterSet("ann", START + 60_000));
        bodies.put(
                "standing order set",
                new ZoneEvent.StandingOrderSet(Samples.standingOrders().get("buy")));
        bodies.put(
                "standing order ended",
                new ZoneEvent.StandingOrderEnded(Samples.standingOrders().get("buy")));
        bodies.put(
                "standing order rejected",
                new ZoneEvent.StandingOrderRejected("so1", "ann", RejectCode.STANDING_ORDER_EXISTS, "no"));
        bodies.put(
                "standing order skipped",
                new ZoneEvent.StandingOrderSkipped("so1", "ann", EPOCH, RejectCode.INSUFFICIENT_CASH, "no"));
        bodies.put(
                "curve cleared",
                new ZoneEvent.CurveCleared(
                        EPOCH, Side.SELL, 2, new long[] {-1, 145_000}, new long[] {1_500, Long.MAX_VALUE}));
        bodies.put(
                "curve cleared, nobody bid", new ZoneEvent.CurveCleared(EPOCH, Side.BUY, 0, new long[0], new long[0]));
    }
}

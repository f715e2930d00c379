package org.gridtokenx.local.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.local.simulate.Evidence.OfHome;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Side;

/** Checks one home's balances, orders, settlements and intervals against each other and against what its meter sent. */
final class HomeAudit {
    private final OfHome evidence;
    private final int readings;
    private final List<String> findings = new ArrayList<>();

    private HomeAudit(OfHome evidence, int readings) {
        this.evidence = evidence;
        this.readings = readings;
    }

    /**
     * What does not hold, in words; nothing if all does.
     *
     * @param readings that the meter sent in each epoch
     */
    static List<String> findings(OfHome evidence, int readings) {
        HomeAudit audit = new HomeAudit(evidence, readings);
        audit.checkCash();
        audit.checkEnergy();
        audit.checkIntervals();
        audit.checkOrders();
        audit.checkSettlements();
        return audit.findings;
    }

    private void checkCash() {
        long expected = evidence.welcomeMicros();
        for (OwnTrade trade : evidence.trades()) {
            expected += trade.side() == Side.BUY ? -trade.amountMicros() : trade.amountMicros() - trade.feeMicros();
        }
        long shown = evidence.account().cashMicros() + evidence.account().cashReservedMicros();
        if (shown != expected) {
            found("has cash " + Decimals.formatMicros(shown) + ", by its trades it is "
                    + Decimals.formatMicros(expected));
        }
    }

    private void checkEnergy() {
        long credited =
                evidence.intervals().stream().mapToLong(OwnInterval::exportWh).sum();
        long expected = credited - traded(Side.SELL);
        long shown = evidence.account().energyWh() + evidence.account().energyReservedWh();
        if (shown != expected) {
            found("has energy " + kWh(shown) + ", by its exports and sales it is " + kWh(expected));
        }
        long bought = evidence.account().boughtWh();
        if (bought < 0 || bought > traded(Side.BUY)) {
            found("holds " + kWh(bought) + " bought and not yet used, but bought " + kWh(traded(Side.BUY)));
        }
    }

    private void checkIntervals() {
        Map<Long, OwnInterval> shown = new HashMap<>();
        evidence.intervals().forEach(interval -> shown.put(interval.startMillis(), interval));
        evidence.measured().forEach((start, sent) -> {
            OwnInterval interval = shown.remove(start);
            if (interval == null) {
                found("has no interval from " + time(start));
            } else if (interval.importWh() != sent.importWh()
                    || interval.exportWh() != sent.exportWh()
                    || interval.readings() != readings) {
                found("has from " + time(start) + " import " + kWh(interval.importWh()) + ", export "
                        + kWh(interval.exportWh()) + " in " + interval.readings() + " readings; its meter sent "
                        + kWh(sent.importWh()) + " and " + kWh(sent.exportWh()) + " in " + readings);
            }
        });
        shown.keySet().forEach(start -> found("has an interval from " + time(start) + " that no meter sent"));
    }

    private void checkOrders() {
        Map<String, Long> filled = new HashMap<>();
        Set<String> known = new HashSet<>();
        evidence.orders().forEach(order -> known.add(order.orderId()));
        for (OwnTrade trade : evidence.trades()) {
            filled.merge(trade.ownOrderId(), trade.quantityWh(), Long::sum);
            if (!known.contains(trade.ownOrderId())) {
                found("has trade " + trade.tradeId() + " of an order it never placed");
            }
        }
        for (OwnOrder order : evidence.orders()) {
            long matched = filled.getOrDefault(order.orderId(), 0L);
            if (order.filledWh() != matched || matched > order.quantityWh()) {
                found("has order " + order.orderId() + " for " + kWh(order.quantityWh()) + " filled with "
                        + kWh(order.filledWh()) + ", its trades make " + kWh(matched));
            }
            if ("pending".equals(order.status()) || "active".equals(order.status())) {
                found("has order " + order.orderId() + " still " + order.status() + " after its epoch");
            }
        }
    }

    private void checkSettlements() {
        Map<String, OwnSettlement> settlements = new HashMap<>();
        evidence.settlements().forEach(settlement -> settlements.put(settlement.tradeId(), settlement));
        for (OwnTrade trade : evidence.trades()) {
            OwnSettlement settlement = settlements.remove(trade.tradeId());
            if (settlement == null) {
                found("has no settlement of trade " + trade.tradeId());
            } else if (!settlement.confirmed() || settlement.signature().isEmpty()) {
                found("has the settlement of trade " + trade.tradeId() + " " + settlement.status()
                        + (settlement.signature().isEmpty() ? " without a signature" : "")
                        + (settlement.reason().isEmpty() ? "" : ": " + settlement.reason()));
            } else if (settlement.quantityWh() != trade.quantityWh()
                    || settlement.amountMicros() != trade.amountMicros()
                    || settlement.feeMicros() != trade.feeMicros()) {
                found("has trade " + trade.tradeId() + " settled with other amounts than it was made");
            }
        }
        settlements.keySet().forEach(id -> found("has a settlement without a trade, " + id));
    }

    private long traded(Side side) {
        return evidence.trades().stream()
                .filter(trade -> trade.side() == side)
                .mapToLong(OwnTrade::quantityWh)
                .sum();
    }

    private void found(String finding) {
        findings.add(evidence.home().name() + " " + finding);
    }

    private static String kWh(long wh) {
        return Decimals.formatEnergy(wh) + " kWh";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

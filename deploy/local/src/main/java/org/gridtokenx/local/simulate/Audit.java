package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.local.simulate.Evidence.OfHome;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Amounts;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Side;

/**
 * Checks everything that a neighbourhood can see of the market: each home for itself, then the trades of all.
 *
 * <p>Others may trade in the same market. Where the API counts more orders in an epoch than the homes placed, the
 * epoch's volume is only checked not to be less than theirs.
 */
final class Audit {
    private final Evidence evidence;
    private final Map<String, OwnOrder> orders = new HashMap<>();
    /** Each trade once, whether one of the homes was in it or two. */
    private final Map<String, OwnTrade> trades = new LinkedHashMap<>();

    private final List<String> findings = new ArrayList<>();

    private Audit(Evidence evidence) {
        this.evidence = evidence;
    }

    /** What does not hold, in words; nothing if all does. */
    static List<String> findings(Evidence evidence) {
        Audit audit = new Audit(evidence);
        for (OfHome home : evidence.homes()) {
            audit.findings.addAll(HomeAudit.findings(home, evidence.plan().readings()));
            audit.findings.addAll(PlacementAudit.findings(home));
            home.orders().forEach(order -> audit.orders.put(order.orderId(), order));
        }
        audit.checkBothSides();
        audit.trades.values().forEach(audit::checkTrade);
        evidence.plan().traded().forEach(epoch -> audit.checkEpoch(epoch.number()));
        return audit.findings;
    }

    /** A trade between two of the homes is the same for both. */
    private void checkBothSides() {
        Set<String> seen = new HashSet<>();
        for (OfHome home : evidence.homes()) {
            for (OwnTrade trade : home.trades()) {
                OwnTrade other = trades.putIfAbsent(trade.tradeId(), trade);
                seen.add(trade.side() + trade.tradeId());
                if (other != null && (other.side() == trade.side() || !sameTerms(other, trade))) {
                    findings.add("trade " + trade.tradeId() + " is not the same for its buyer and its seller");
                }
            }
        }
        for (OwnTrade trade : trades.values()) {
            boolean ownBuyer = orders.containsKey(trade.buyOrderId());
            boolean ownSeller = orders.containsKey(trade.sellOrderId());
            if (ownBuyer != seen.contains(Side.BUY + trade.tradeId())
                    || ownSeller != seen.contains(Side.SELL + trade.tradeId())) {
                findings.add("trade " + trade.tradeId() + " is not shown to both of its homes");
            }
        }
    }

    private static boolean sameTerms(OwnTrade one, OwnTrade other) {
        return one.epoch() == other.epoch()
                && one.quantityWh() == other.quantityWh()
                && one.priceMicros() == other.priceMicros()
                && one.amountMicros() == other.amountMicros()
                && one.feeMicros() == other.feeMicros()
                && one.buyOrderId().equals(other.buyOrderId())
                && one.sellOrderId().equals(other.sellOrderId());
    }

    private void checkTrade(OwnTrade trade) {
        String name = "trade " + trade.tradeId() + " at " + Decimals.formatMicros(trade.priceMicros());
        long amount = Amounts.amountMicros(trade.quantityWh(), trade.priceMicros());
        long fee = Amounts.feeMicros(amount, evidence.rules().feeBasisPoints());
        if (trade.quantityWh() < 1 || trade.amountMicros() != amount || trade.feeMicros() != fee) {
            findings.add(name + " of " + Decimals.formatEnergy(trade.quantityWh()) + " kWh has amount "
                    + Decimals.formatMicros(trade.amountMicros()) + " and fee "
                    + Decimals.formatMicros(trade.feeMicros()) + "; by the rules they are "
                    + Decimals.formatMicros(amount) + " and " + Decimals.formatMicros(fee));
        }
        OwnOrder buy = orders.get(trade.buyOrderId());
        if (buy != null && (buy.limitMicros() < trade.priceMicros() || buy.side() != Side.BUY)) {
            findings.add(name + " is above its buyer's limit " + Decimals.formatMicros(buy.limitMicros()));
        }
        OwnOrder sell = orders.get(trade.sellOrderId());
        if (sell != null && (sell.limitMicros() > trade.priceMicros() || sell.side() != Side.SELL)) {
            findings.add(name + " is below its seller's limit " + Decimals.formatMicros(sell.limitMicros()));
        }
        ClearedEpoch epoch = evidence.epochs().get(trade.epoch());
        if (epoch != null
                && evidence.rules().pricing() == Pricing.UNIFORM
                && trade.priceMicros() != epoch.clearingPriceMicros()) {
            findings.add(name + " is not at the clearing price of epoch " + trade.epoch());
        }
    }

    private void checkEpoch(long number) {
        ClearedEpoch epoch = evidence.epochs().get(number);
        if (epoch == null) {
            findings.add("epoch " + number + " has not cleared");
            return;
        }
        long placed = orders.values().stream()
                .filter(order -> order.epoch() == number && !order.rejected())
                .count();
        List<OwnTrade> own =
                trades.values().stream().filter(t -> t.epoch() == number).toList();
        long volume = own.stream().mapToLong(OwnTrade::quantityWh).sum();
        boolean alone = epoch.orders() == placed;
        if (epoch.orders() < placed) {
            findings.add("epoch " + number + " counts " + epoch.orders() + " orders, the homes placed " + placed);
        } else if (alone && (volume != epoch.volumeWh() || own.size() != epoch.matches())) {
            findings.add("epoch " + number + " cleared " + Decimals.formatEnergy(epoch.volumeWh()) + " kWh in "
                    + epoch.matches() + " matches; the homes, alone in it, traded " + Decimals.formatEnergy(volume)
                    + " kWh in " + own.size());
        } else if (volume > epoch.volumeWh() || own.size() > epoch.matches()) {
            findings.add("epoch " + number + " cleared " + Decimals.formatEnergy(epoch.volumeWh())
                    + " kWh, but the homes traded " + Decimals.formatEnergy(volume) + " kWh in it");
        }
        if (alone && bought(number) != sold(number)) {
            findings.add("epoch " + number + ": the homes, alone in it, bought " + Decimals.formatEnergy(bought(number))
                    + " kWh and sold " + Decimals.formatEnergy(sold(number)) + " kWh");
        }
    }

    private long bought(long epoch) {
        return traded(epoch, Side.BUY);
    }

    private long sold(long epoch) {
        return traded(epoch, Side.SELL);
    }

    private long traded(long epoch, Side side) {
        return evidence.homes().stream()
                .flatMap(home -> home.trades().stream())
                .filter(trade -> trade.epoch() == epoch && trade.side() == side)
                .mapToLong(OwnTrade::quantityWh)
                .sum();
    }
}

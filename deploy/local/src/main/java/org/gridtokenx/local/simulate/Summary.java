package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridtokenx.local.simulate.Evidence.OfHome;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Amounts;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Side;

/** What a simulation came to, in lines for a person. */
final class Summary {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Evidence evidence;

    private Summary(Evidence evidence) {
        this.evidence = evidence;
    }

    /** @param refusals how often the market refused an order, by code */
    static List<String> lines(Evidence evidence, Map<String, Integer> refusals) {
        Summary summary = new Summary(evidence);
        List<String> lines = new ArrayList<>();
        summary.energy(lines);
        summary.orders(lines);
        summary.money(lines);
        lines.add(row("settled", summary.settled()));
        lines.add(row("refused", refusals.isEmpty() ? "none" : words(refusals)));
        return lines;
    }

    private void energy(List<String> lines) {
        Energy all = evidence.homes().stream()
                .flatMap(home -> home.measured().values().stream())
                .reduce(Energy.NOTHING, Energy::plus);
        long panels =
                evidence.homes().stream().filter(h -> h.home().hasPanels()).count();
        long watts =
                evidence.homes().stream().mapToLong(h -> h.home().peakWatts()).sum();
        lines.add(row(
                "homes",
                evidence.homes().size() + ", " + panels + " of them with panels of " + Decimals.formatEnergy(watts)
                        + " kWp"));
        lines.add(row("produced", kWh(all.producedWh())));
        lines.add(row("consumed", kWh(all.consumedWh())));
        lines.add(row("exported", kWh(all.exportWh())));
        lines.add(row("imported", kWh(all.importWh())));
    }

    private void orders(List<String> lines) {
        lines.add(row("offered", ordered(Side.SELL)));
        lines.add(row("sold", traded(Side.SELL)));
        lines.add(row("bid for", ordered(Side.BUY)));
        lines.add(row("bought", traded(Side.BUY)));
    }

    private String ordered(Side side) {
        List<OwnOrder> orders = all(OfHome::orders)
                .filter(order -> order.side() == side && !order.rejected())
                .toList();
        return kWh(orders.stream().mapToLong(OwnOrder::quantityWh).sum()) + " in " + orders.size() + " orders";
    }

    private String traded(Side side) {
        List<OwnTrade> trades =
                all(OfHome::trades).filter(trade -> trade.side() == side).toList();
        return kWh(trades.stream().mapToLong(OwnTrade::quantityWh).sum()) + " in " + trades.size() + " trades";
    }

    private void money(List<String> lines) {
        List<ClearedEpoch> priced =
                evidence.epochs().values().stream().filter(ClearedEpoch::traded).toList();
        String range = "no epoch traded";
        if (!priced.isEmpty()) {
            long low = priced.stream()
                    .mapToLong(ClearedEpoch::clearingPriceMicros)
                    .min()
                    .getAsLong();
            long high = priced.stream()
                    .mapToLong(ClearedEpoch::clearingPriceMicros)
                    .max()
                    .getAsLong();
            range = Decimals.formatMicros(low) + " to " + Decimals.formatMicros(high) + " per kWh, in " + priced.size()
                    + " of " + evidence.plan().epochs() + " epochs";
        }
        lines.add(row("clearing price", range));
        long paid = sum(trade -> trade.side() == Side.BUY, OwnTrade::amountMicros);
        long received = sum(trade -> trade.side() == Side.SELL, trade -> trade.amountMicros() - trade.feeMicros());
        long fees = sum(trade -> trade.side() == Side.SELL, OwnTrade::feeMicros);
        lines.add(row(
                "money",
                Decimals.formatMicros(paid) + " paid, " + Decimals.formatMicros(received) + " received, "
                        + Decimals.formatMicros(fees) + " fees"));
        long buyers = sum(
                trade -> trade.side() == Side.BUY,
                trade -> Amounts.amountMicros(trade.quantityWh(), Neighbourhood.RETAIL_TARIFF_MICROS)
                        - trade.amountMicros());
        long sellers = sum(
                trade -> trade.side() == Side.SELL,
                trade -> trade.amountMicros()
                        - trade.feeMicros()
                        - Amounts.amountMicros(trade.quantityWh(), Neighbourhood.FEED_IN_TARIFF_MICROS));
        lines.add(row(
                "better off",
                Decimals.formatMicros(Math.addExact(buyers, sellers)) + ": buyers "
                        + Decimals.formatMicros(buyers) + " against retail at "
                        + Decimals.formatMicros(Neighbourhood.RETAIL_TARIFF_MICROS) + ", sellers "
                        + Decimals.formatMicros(sellers) + " against feed-in at "
                        + Decimals.formatMicros(Neighbourhood.FEED_IN_TARIFF_MICROS)));
    }

    private long sum(Predicate<OwnTrade> which, ToLongFunction<OwnTrade> what) {
        return all(OfHome::trades).filter(which).mapToLong(what).sum();
    }

    /** From the end of a trade's epoch to the time at which the API says that its settlement was confirmed. */
    private String settled() {
        Map<String, Long> epochs =
                all(OfHome::trades).collect(Collectors.toMap(OwnTrade::tradeId, OwnTrade::epoch, (one, same) -> one));
        Map<String, OwnSettlement> confirmed = all(OfHome::settlements)
                .filter(settlement -> settlement.confirmed()
                        && !settlement.signature().isEmpty()
                        && epochs.containsKey(settlement.tradeId())
                        && evidence.epochs().containsKey(epochs.get(settlement.tradeId())))
                .collect(Collectors.toMap(OwnSettlement::tradeId, settlement -> settlement, (one, same) -> one));
        String count = confirmed.size() + " of " + epochs.size() + " trades, confirmed with a signature";
        if (confirmed.isEmpty()) {
            return count;
        }
        List<Long> delays = confirmed.values().stream()
                .map(settlement -> settlement.confirmedAtMillis()
                        - evidence.epochs()
                                .get(epochs.get(settlement.tradeId()))
                                .endMillis())
                .toList();
        double mean = delays.stream().mapToLong(Long::longValue).average().orElseThrow();
        long worst = delays.stream().mapToLong(Long::longValue).max().orElseThrow();
        return count
                + String.format(
                        Locale.ROOT,
                        ", %.1f s after the epoch's end on average, %.1f s at worst",
                        mean / MILLIS_PER_SECOND,
                        worst / MILLIS_PER_SECOND);
    }

    private <T> Stream<T> all(Function<OfHome, List<T>> what) {
        return evidence.homes().stream().map(what).flatMap(List::stream);
    }

    private static String words(Map<String, Integer> refusals) {
        return refusals.entrySet().stream()
                .map(refusal -> refusal.getValue() + " " + refusal.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String kWh(long wh) {
        return Decimals.formatEnergy(wh) + " kWh";
    }

    static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-15s %s", name, value);
    }
}

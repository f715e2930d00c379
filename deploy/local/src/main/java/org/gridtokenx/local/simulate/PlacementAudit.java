package org.gridtokenx.local.simulate;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.local.simulate.Evidence.OfHome;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Side;

/**
 * Checks that the market lists every order it took from a home, once and as it was placed, and none that the home did not
 * place; and that it refused none without a cause that the home's strategy can give.
 *
 * <p>A home may be late, the market may be paused, and the account it looks at may lag behind: such refusals are only
 * counted. Any other cannot be the strategy's doing.
 */
final class PlacementAudit {
    private static final Set<String> POSSIBLE_REFUSALS = Set.of(
            RejectCode.GATE_CLOSED.code(),
            RejectCode.MARKET_PAUSED.code(),
            RejectCode.INSUFFICIENT_CASH.code(),
            RejectCode.INSUFFICIENT_ENERGY.code());

    private final String home;
    private final Map<String, List<OwnOrder>> listed;
    private final List<String> findings = new ArrayList<>();

    private PlacementAudit(OfHome evidence) {
        home = evidence.home().name();
        listed = evidence.orders().stream().collect(groupingBy(OwnOrder::clientOrderId));
    }

    /** What does not hold, in words; nothing if all does. */
    static List<String> findings(OfHome evidence) {
        PlacementAudit audit = new PlacementAudit(evidence);
        for (Placement placement : evidence.placements()) {
            audit.check(placement, audit.listed.getOrDefault(placement.clientOrderId(), List.of()));
            audit.listed.remove(placement.clientOrderId());
        }
        audit.listed.values().stream()
                .flatMap(List::stream)
                .forEach(order -> audit.findings.add(audit.home + " has order " + order.orderId()
                        + " listed, which it never placed: " + words(order)));
        return audit.findings;
    }

    /**
     * A call that was repeated can be refused after the first was taken: so a refused one may be listed, too, and an
     * order that stands may be listed beside refused ones.
     */
    private void check(Placement placement, List<OwnOrder> orders) {
        if (placement.said().refused()) {
            requirePossible(placement, placement.said().refusal());
        }
        List<OwnOrder> standing =
                orders.stream().filter(order -> !order.rejected()).toList();
        if (standing.size() > 1) {
            found(placement, "is listed " + standing.size() + " times");
        }
        for (OwnOrder order : standing) {
            if (!isAsPlaced(order, placement)) {
                found(placement, "is listed as " + words(order));
            }
        }
        if (standing.isEmpty() && !placement.said().refused()) {
            checkMissing(placement, orders);
        }
    }

    private void checkMissing(Placement placement, List<OwnOrder> rejected) {
        if (rejected.isEmpty()) {
            found(placement, "was taken and is not listed");
        } else if (placement.said().certain()) {
            found(placement, "was taken and is listed as rejected");
        } else {
            rejected.forEach(order -> requirePossible(placement, order.reasonCode()));
        }
    }

    private void requirePossible(Placement placement, String code) {
        if (!POSSIBLE_REFUSALS.contains(code)) {
            found(placement, "was refused with " + code + ", for which there was no cause");
        }
    }

    private static boolean isAsPlaced(OwnOrder order, Placement placement) {
        OrderTerms terms = placement.terms();
        return order.side() == terms.side()
                && order.quantityWh() == terms.quantityWh()
                && order.limitMicros() == terms.limitMicros()
                && order.epoch() == placement.epoch();
    }

    private void found(Placement placement, String finding) {
        OrderTerms terms = placement.terms();
        String order = words(terms.side(), terms.quantityWh(), terms.limitMicros(), placement.epoch());
        findings.add(home + "'s order " + placement.clientOrderId() + " (" + order + ") " + finding);
    }

    private static String words(OwnOrder order) {
        return words(order.side(), order.quantityWh(), order.limitMicros(), order.epoch());
    }

    private static String words(Side side, long quantityWh, long limitMicros, long epoch) {
        return side.word() + " " + Decimals.formatEnergy(quantityWh) + " kWh at " + Decimals.formatMicros(limitMicros)
                + " in epoch " + epoch;
    }
}

package org.gridtokenx.local.simulate;

import java.util.Optional;
import org.gridtokenx.market.Amounts;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneRules;

/**
 * How a simulated home trades; once an epoch, from what its account and its meter show, without any forecast.
 *
 * <ul>
 *   <li>With energy on the account, it offers all of it at its reservation price, which lies between the feed-in tariff
 *       (0.08) and 0.06 above it: below, the grid's operator pays as much.
 *   <li>Without, it bids for what its meter drew in the last epoch, at its own limit, which lies between the retail tariff
 *       (0.30) and 0.12 below it; never for more than its cash pays.
 *   <li>It never does both in one epoch, so it cannot meet itself in the book.
 * </ul>
 *
 * Each home's two limits are drawn once, by the seed. Quantities and prices are rounded down to
 * the steps and bounds of the zone's rules; what is left below the smallest order waits.
 */
final class Strategy {
    private final ZoneRules rules;

    Strategy(ZoneRules rules) {
        this.rules = rules;
    }

    /**
     * The order of an epoch, if any.
     *
     * @param energyWh available on the account
     * @param cashMicros available on the account
     * @param drawnWh what the meter drew in the last epoch
     */
    Optional<OrderTerms> decide(Home home, long energyWh, long cashMicros, long drawnWh) {
        if (energyWh > 0) {
            return terms(Side.SELL, energyWh, home.sellLimitMicros());
        }
        long limit = stepped(home.buyLimitMicros());
        return terms(Side.BUY, Math.min(drawnWh, affordableWh(cashMicros, limit)), limit);
    }

    private Optional<OrderTerms> terms(Side side, long wantedWh, long limitMicros) {
        long quantity = Math.min(wantedWh, rules.maxQuantityWh());
        quantity -= quantity % rules.quantityStepWh();
        return quantity < rules.minQuantityWh()
                ? Optional.empty()
                : Optional.of(new OrderTerms(side, quantity, stepped(limitMicros)));
    }

    private long stepped(long limitMicros) {
        long step = rules.priceStepMicros();
        long within = Math.max(rules.minPriceMicros(), Math.min(rules.maxPriceMicros(), limitMicros));
        return within - Math.floorMod(within, step);
    }

    /** The most energy whose amount at the limit the cash pays. */
    private static long affordableWh(long cashMicros, long limitMicros) {
        if (limitMicros <= 0) {
            return Long.MAX_VALUE;
        }
        long whole = cashMicros / limitMicros;
        if (whole >= ZoneRules.QUANTITY_LIMIT_WH / Amounts.WH_PER_KWH) {
            return ZoneRules.QUANTITY_LIMIT_WH;
        }
        return whole * Amounts.WH_PER_KWH + cashMicros % limitMicros * Amounts.WH_PER_KWH / limitMicros;
    }
}

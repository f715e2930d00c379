package org.gridtokenx.market;

/** Rules that differ from the defaults in one thing. */
final class Rules {
    private Rules() {}

    static ZoneRules paused() {
        return ZoneRules.defaults().withPaused(true);
    }

    static ZoneRules with(Pricing pricing, int feeBasisPoints) {
        return ZoneRules.defaults().with(pricing, Credit.VERIFIED).withFee(feeBasisPoints);
    }

    /** Prices from 0.05 to 1.00 in steps of 0.01, quantities from 0.5 to 10 kWh in steps of 0.1. */
    static ZoneRules bounded() {
        return ZoneRules.defaults().withPrices(50_000, 1_000_000, 10_000).withQuantities(500, 10_000, 100);
    }

    /** Prices may be negative, as far as any. */
    static ZoneRules belowZero(Pricing pricing) {
        return with(pricing, 100).withPrices(-ZoneRules.PRICE_LIMIT_MICROS, ZoneRules.PRICE_LIMIT_MICROS, 1);
    }

    static ZoneRules unlimited(Pricing pricing) {
        return belowZero(pricing).with(pricing, Credit.UNLIMITED);
    }
}

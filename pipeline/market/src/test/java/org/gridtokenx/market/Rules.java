package org.gridtokenx.market;

/** Rules that differ from the defaults in one thing. */
final class Rules {
    private Rules() {}

    static ZoneRules paused() {
        ZoneRules d = ZoneRules.defaults();
        return new ZoneRules(
                d.epochMillis(),
                d.pricing(),
                d.credit(),
                d.minPriceMicros(),
                d.maxPriceMicros(),
                1,
                1,
                d.maxQuantityWh(),
                1,
                100,
                true);
    }

    static ZoneRules with(Pricing pricing, int feeBasisPoints) {
        ZoneRules d = ZoneRules.defaults();
        return new ZoneRules(
                d.epochMillis(),
                pricing,
                d.credit(),
                0,
                d.maxPriceMicros(),
                1,
                1,
                d.maxQuantityWh(),
                1,
                feeBasisPoints,
                false);
    }

    static ZoneRules epochOf(long millis) {
        ZoneRules d = ZoneRules.defaults();
        return new ZoneRules(
                millis, d.pricing(), d.credit(), 0, d.maxPriceMicros(), 1, 1, d.maxQuantityWh(), 1, 100, false);
    }

    /** Prices from 0.05 to 1.00 in steps of 0.01, quantities from 0.5 to 10 kWh in steps of 0.1. */
    static ZoneRules bounded() {
        return new ZoneRules(
                ZoneRules.DEFAULT_EPOCH_MILLIS,
                Pricing.UNIFORM,
                Credit.VERIFIED,
                50_000,
                1_000_000,
                10_000,
                500,
                10_000,
                100,
                100,
                false);
    }

    static ZoneRules unlimited(Pricing pricing) {
        return new ZoneRules(
                ZoneRules.DEFAULT_EPOCH_MILLIS,
                pricing,
                Credit.UNLIMITED,
                -ZoneRules.PRICE_LIMIT_MICROS,
                ZoneRules.PRICE_LIMIT_MICROS,
                1,
                1,
                ZoneRules.QUANTITY_LIMIT_WH,
                1,
                100,
                false);
    }
}

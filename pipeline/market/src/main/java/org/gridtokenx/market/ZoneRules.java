package org.gridtokenx.market;

import java.util.Objects;

/**
 * The rules of one bidding zone.
 *
 * @param epochMillis length of an epoch; epochs are aligned to UTC, {@code number = startMillis / epochMillis}
 * @param minPriceMicros lowest limit price admitted, per kWh; negative only on unlimited credit
 * @param maxPriceMicros highest limit price admitted, per kWh
 * @param priceStepMicros limit prices are whole multiples of it
 * @param minQuantityWh smallest quantity of an order
 * @param maxQuantityWh largest quantity of an order
 * @param quantityStepWh quantities are whole multiples of it
 * @param feeBasisPoints the platform's share of each trade's amount, taken from the seller's proceeds
 * @param paused whether admission refuses every order
 */
public record ZoneRules(
        long epochMillis,
        Pricing pricing,
        Credit credit,
        long minPriceMicros,
        long maxPriceMicros,
        long priceStepMicros,
        long minQuantityWh,
        long maxQuantityWh,
        long quantityStepWh,
        int feeBasisPoints,
        boolean paused) {
    /** The epoch of the design: 15 minutes. */
    public static final long DEFAULT_EPOCH_MILLIS = 900_000;

    /** No price of any zone is further from zero: keeps sums of two prices far from 64 bits. */
    public static final long PRICE_LIMIT_MICROS = 1_000_000_000_000_000L;

    /** No order of any zone is larger (1 TWh): a million of them still add up within 64 bits. */
    public static final long QUANTITY_LIMIT_WH = 1_000_000_000_000L;

    /** Orders of one user that may be addressed to one epoch. */
    public static final int MAX_ORDERS_PER_USER_AND_EPOCH = 50;

    /**
     * Orders that one user may have with a zone at a time: as many as the limit per epoch allows for the active epoch
     * and all that may be named. It bounds what an account weighs, however long its orders stand.
     */
    public static final int MAX_ORDERS_PER_USER = 4_850;

    /** For how many epochs after an order has left the book its client order id still stands for it. */
    public static final int EPOCHS_REMEMBERED = 96;

    /** How many epochs after the active one an order may name. */
    public static final int MAX_EPOCHS_AHEAD = 96;

    public ZoneRules {
        Objects.requireNonNull(pricing, "pricing");
        Objects.requireNonNull(credit, "credit");
        require(epochMillis >= 1_000, "an epoch is at least one second long");
        require(minPriceMicros <= maxPriceMicros, "the lowest price is above the highest");
        require(
                minPriceMicros >= -PRICE_LIMIT_MICROS && maxPriceMicros <= PRICE_LIMIT_MICROS,
                "price bounds lie within +-" + Decimals.formatMicros(PRICE_LIMIT_MICROS));
        // Below zero the seller pays: an account would have to hold cash against each sell order, too.
        require(credit == Credit.UNLIMITED || minPriceMicros >= 0, "prices below zero need unlimited credit");
        require(priceStepMicros >= 1 && quantityStepWh >= 1, "a step is at least one unit");
        require(
                minQuantityWh >= 1 && minQuantityWh <= maxQuantityWh && maxQuantityWh <= QUANTITY_LIMIT_WH,
                "quantity bounds lie within 1 Wh and " + QUANTITY_LIMIT_WH + " Wh, the lower first");
        require(feeBasisPoints >= 0 && feeBasisPoints <= Amounts.BASIS_POINTS, "a fee is 0 to 10000 basis points");
    }

    /** Uniform pricing, verified credit, prices from 0, any step, 1 % fee, 15 minutes. */
    public static ZoneRules defaults() {
        return new ZoneRules(
                DEFAULT_EPOCH_MILLIS,
                Pricing.UNIFORM,
                Credit.VERIFIED,
                0,
                PRICE_LIMIT_MICROS,
                1,
                1,
                QUANTITY_LIMIT_WH,
                1,
                100,
                false);
    }

    /** Number of the epoch that holds a time. */
    public long epochAt(long millis) {
        return Math.floorDiv(millis, epochMillis);
    }

    /** First millisecond of an epoch. */
    public long startOf(long epoch) {
        return Math.multiplyExact(epoch, epochMillis);
    }

    /** First millisecond after an epoch. */
    public long endOf(long epoch) {
        return startOf(epoch + 1);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}

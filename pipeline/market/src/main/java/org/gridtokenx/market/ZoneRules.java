package org.gridtokenx.market;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The rules of one bidding zone.
 *
 * @param currency of its prices and accounts: an ISO 4217 code such as {@code EUR}, or a token's symbol
 * @param epochMillis length of an epoch; epochs are aligned to UTC, {@code number = startMillis / epochMillis}
 * @param minPriceMicros lowest limit price admitted, per kWh; may be negative
 * @param maxPriceMicros highest limit price admitted, per kWh
 * @param priceStepMicros limit prices are whole multiples of it
 * @param minQuantityWh smallest quantity of an order
 * @param maxQuantityWh largest quantity of an order
 * @param quantityStepWh quantities are whole multiples of it
 * @param feeBasisPoints the platform's share of each trade's amount, taken from the seller's proceeds
 * @param paused whether admission refuses every order; what stands in the book still clears
 */
public record ZoneRules(
        String currency,
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

    /** No epoch of any zone is longer: keeps times far from 64 bits. */
    public static final long LONGEST_EPOCH_MILLIS = 366L * 86_400_000;

    /** The currency of a zone that names none. */
    public static final String DEFAULT_CURRENCY = "EUR";

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

    /** For how many epochs after a deposit its id is refused: 31 days of 15-minute epochs. */
    public static final int DEPOSIT_EPOCHS_REMEMBERED = 2_976;

    /** How many epochs after the active one an order may name. */
    public static final int MAX_EPOCHS_AHEAD = 96;

    private static final Pattern CURRENCY = Pattern.compile("[A-Z][A-Z0-9]{2,9}");

    public ZoneRules {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(pricing, "pricing");
        Objects.requireNonNull(credit, "credit");
        require(CURRENCY.matcher(currency).matches(), "a currency is 3 to 10 capital letters or digits, such as EUR");
        require(
                epochMillis >= 1_000 && epochMillis <= LONGEST_EPOCH_MILLIS,
                "an epoch is at least one second and at most a year of 366 days long");
        require(minPriceMicros <= maxPriceMicros, "the lowest price is above the highest");
        require(
                minPriceMicros >= -PRICE_LIMIT_MICROS && maxPriceMicros <= PRICE_LIMIT_MICROS,
                "price bounds lie within +-" + Decimals.formatMicros(PRICE_LIMIT_MICROS));
        require(priceStepMicros >= 1 && quantityStepWh >= 1, "a step is at least one unit");
        require(
                minQuantityWh >= 1 && minQuantityWh <= maxQuantityWh && maxQuantityWh <= QUANTITY_LIMIT_WH,
                "quantity bounds lie within 1 Wh and " + QUANTITY_LIMIT_WH + " Wh, the lower first");
        require(feeBasisPoints >= 0 && feeBasisPoints <= Amounts.BASIS_POINTS, "a fee is 0 to 10000 basis points");
    }

    /** Uniform pricing, verified credit, prices from 0, any step, 1 % fee, 15 minutes, euros. */
    public static ZoneRules defaults() {
        return new ZoneRules(
                DEFAULT_CURRENCY,
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

    /** The same rules in another currency. */
    public ZoneRules withCurrency(String newCurrency) {
        return new ZoneRules(
                newCurrency,
                epochMillis,
                pricing,
                credit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                feeBasisPoints,
                paused);
    }

    /** The same rules with epochs of another length. */
    public ZoneRules withEpochMillis(long millis) {
        return new ZoneRules(
                currency,
                millis,
                pricing,
                credit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                feeBasisPoints,
                paused);
    }

    /** The same rules with another pricing, and with credit from elsewhere. */
    public ZoneRules with(Pricing newPricing, Credit newCredit) {
        return new ZoneRules(
                currency,
                epochMillis,
                newPricing,
                newCredit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                feeBasisPoints,
                paused);
    }

    /** The same rules with other bounds and another step of prices. */
    public ZoneRules withPrices(long minMicros, long maxMicros, long stepMicros) {
        return new ZoneRules(
                currency,
                epochMillis,
                pricing,
                credit,
                minMicros,
                maxMicros,
                stepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                feeBasisPoints,
                paused);
    }

    /** The same rules with other bounds and another step of quantities. */
    public ZoneRules withQuantities(long minWh, long maxWh, long stepWh) {
        return new ZoneRules(
                currency,
                epochMillis,
                pricing,
                credit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minWh,
                maxWh,
                stepWh,
                feeBasisPoints,
                paused);
    }

    /** The same rules with another fee. */
    public ZoneRules withFee(int basisPoints) {
        return new ZoneRules(
                currency,
                epochMillis,
                pricing,
                credit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                basisPoints,
                paused);
    }

    /** The same rules, paused or not. */
    public ZoneRules withPaused(boolean isPaused) {
        return new ZoneRules(
                currency,
                epochMillis,
                pricing,
                credit,
                minPriceMicros,
                maxPriceMicros,
                priceStepMicros,
                minQuantityWh,
                maxQuantityWh,
                quantityStepWh,
                feeBasisPoints,
                isPaused);
    }

    /**
     * Whether a zone with these rules can take others. Another epoch length would give two epochs the same number,
     * another kind of credit would settle orders whose reservation it does not know, and another currency would turn
     * what members own into something else: who wants these opens another zone.
     */
    public boolean canBecome(ZoneRules other) {
        return epochMillis == other.epochMillis && credit == other.credit && currency.equals(other.currency);
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

package org.gridtokenx.market;

/**
 * What the auction of one book came to: matches in the order they were made, in parallel arrays.
 *
 * @param matches how many there are; the arrays may be longer
 * @param bids per match, index of the bid in the book's bids
 * @param asks per match, index of the ask in the book's asks
 * @param quantitiesWh per match
 * @param pricesMicros per match, per kWh
 * @param clearingPriceMicros the uniform price, or the volume-weighted average; 0 and meaningless without a match
 * @param volumeWh sum of the quantities
 * @param bidOrder the bids by priority
 * @param askOrder the asks by priority
 */
public record Clearing(
        int matches,
        int[] bids,
        int[] asks,
        long[] quantitiesWh,
        long[] pricesMicros,
        long clearingPriceMicros,
        long volumeWh,
        PriceTimeOrder bidOrder,
        PriceTimeOrder askOrder) {}

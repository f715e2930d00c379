package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The worked examples of the rule book, and the corners of each pricing rule. */
class AuctionTest {
    @ParameterizedTest
    @CsvSource({
        // the worked examples, in their order
        "1.00x10, 0.60x10, 0.80, 10",
        "1.00x15, 0.50x10 0.50x10, 0.50, 15",
        "10x1 9x1, 1x1, 9.00, 1",
        "3x1 4x2 1x5, 2x4 1x1 6x5, 2.00, 3",
        // an unserved ask below the midpoint pulls it down, though it is another order than the marginal one
        "1.00x10, 0.20x10 0.30x5, 0.30, 10",
        // a partly filled bid holds the price at its limit
        "1.00x10 0.90x10, 0.10x15, 0.90, 15",
        // half a micro-unit rounds up
        "0.000002x1, 0.000001x1, 0.000002, 1",
        // … towards positive infinity below zero, too
        "-0.000001x1, -0.000002x1, -0.000001, 1",
        // … and then clamps: the midpoint 1.5 rounds to 2, above the ask left over at 1
        "0.000002x1, 0.000001x1 0.000001x1, 0.000001, 1",
    })
    void uniformPriceIsTheClampedMidpointOfTheMarginalPair(String bids, String asks, String price, String volume) {
        Clearing clearing = Book.of(bids, asks).clear(Pricing.UNIFORM);
        assertEquals(Decimals.parseMicros(price), clearing.clearingPriceMicros());
        assertEquals(Decimals.parseEnergyWh(volume), clearing.volumeWh());
        for (int i = 0; i < clearing.matches(); i++) {
            assertEquals(clearing.clearingPriceMicros(), clearing.pricesMicros()[i]);
        }
    }

    @Test
    void theSecondExampleFillsTenAndFive() {
        Clearing clearing = Book.of("1.00x15", "0.50x10 0.50x10").clear(Pricing.UNIFORM);
        assertMatches(clearing, new int[] {0, 0}, new int[] {0, 1}, new long[] {10_000, 5_000});
    }

    @Test
    void theFourthExamplePairsBestWithBest() {
        Clearing clearing = Book.of("3x1 4x2 1x5", "2x4 1x1 6x5").clear(Pricing.UNIFORM);
        assertMatches(clearing, new int[] {1, 1, 0}, new int[] {1, 0, 0}, new long[] {1_000, 1_000, 1_000});
    }

    @ParameterizedTest
    @EnumSource(Pricing.class)
    void withoutACrossingThereIsNoTradeAndNoPrice(Pricing pricing) {
        for (Book book :
                new Book[] {Book.of("22x1", "23x1"), Book.of("1x1", ""), Book.of("", "1x1"), Book.of("", "")}) {
            Clearing clearing = book.clear(pricing);
            assertEquals(0, clearing.matches(), book.toString());
            assertEquals(0, clearing.volumeWh(), book.toString());
            assertEquals(0, clearing.clearingPriceMicros(), book.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(Pricing.class)
    void ordersAtOnePriceTradeByTime(Pricing pricing) {
        Clearing clearing = Book.of("1x3 1x3 1x3", "1x1 1x4").clear(pricing);
        assertMatches(clearing, new int[] {0, 0, 1}, new int[] {0, 1, 1}, new long[] {1_000, 2_000, 2_000});
    }

    @Test
    void payAsBidChargesEachBuyerItsLimit() {
        Clearing clearing = Book.of("0.30x1 0.20x2", "0.10x3").clear(Pricing.PAY_AS_BID);
        assertArrayEquals(new long[] {300_000, 200_000}, prices(clearing));
        // (0.30 x 1 + 0.20 x 2) / 3 = 0.2333333…
        assertEquals(233_333, clearing.clearingPriceMicros());
    }

    @Test
    void midpointSplitsTheGapOfEachPair() {
        Clearing clearing = Book.of("0.30x1 0.200001x2", "0.10x1 0.20x2").clear(Pricing.MIDPOINT);
        assertArrayEquals(new long[] {200_000, 200_001}, prices(clearing));
        // (200000 x 1 + 200001 x 2) / 3 = 200000.67
        assertEquals(200_001, clearing.clearingPriceMicros());
    }

    @ParameterizedTest
    @CsvSource({"1 2, 2", "1 1, 1", "1 4, 3", "-1 -2, -1", "-1 0, 0"})
    void theAverageRoundsHalfUp(String limits, long average) {
        long[] bids =
                Arrays.stream(limits.split(" ")).mapToLong(Long::parseLong).toArray();
        long[] wh = {1, 1};
        Clearing clearing = Auction.clear(Pricing.PAY_AS_BID, bids, wh, new long[] {-9, -9}, wh);
        assertEquals(average, clearing.clearingPriceMicros());
    }

    @Test
    void aLargeBidMeetsManySmallAsks() {
        long[] asks = new long[1_000];
        long[] wh = new long[1_000];
        Arrays.setAll(asks, i -> 1_000 - i);
        Arrays.fill(wh, 1);
        Clearing clearing = Auction.clear(Pricing.UNIFORM, new long[] {5_000}, new long[] {999}, asks, wh);
        assertEquals(999, clearing.matches());
        assertEquals(999, clearing.asks()[0], "the cheapest came last in the log");
        assertEquals(1_000, clearing.clearingPriceMicros(), "the ask left over is the dearest");
    }

    private static void assertMatches(Clearing clearing, int[] bids, int[] asks, long[] quantities) {
        int matches = clearing.matches();
        assertArrayEquals(bids, Arrays.copyOf(clearing.bids(), matches), "bids");
        assertArrayEquals(asks, Arrays.copyOf(clearing.asks(), matches), "asks");
        assertArrayEquals(quantities, Arrays.copyOf(clearing.quantitiesWh(), matches), "quantities");
    }

    private static long[] prices(Clearing clearing) {
        return Arrays.copyOf(clearing.pricesMicros(), clearing.matches());
    }
}

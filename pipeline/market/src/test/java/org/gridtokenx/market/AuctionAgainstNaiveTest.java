package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Random books, cleared by the auction and by {@link NaiveAuction}, and what must hold of any clearing. */
class AuctionAgainstNaiveTest {
    @Test
    void smallBooksFullOfTies() {
        compare(21_000, Book::small);
    }

    @Test
    void extremePricesAndQuantities() {
        compare(1_000, random -> Book.extreme(random, random.nextInt(1, 21), random.nextInt(1, 21)));
    }

    @Test
    void largeBooks() {
        compare(30, random -> Book.large(random, random.nextInt(300, 1_500), random.nextInt(1, 1_500)));
    }

    /** So many orders and so wide a range of prices that a price and an index no longer fit one packed key. */
    @Test
    void largeBooksOfExtremePrices() {
        compare(1, random -> Book.extreme(random, 4_200, random.nextInt(1, 6_000)));
    }

    private static void compare(int books, Function<SplittableRandom, Book> generator) {
        for (int i = 0; i < books; i++) {
            long seed = Seeds.first() + i;
            Book book = generator.apply(new SplittableRandom(seed));
            for (Pricing pricing : Pricing.values()) {
                String where = pricing + " " + book + ", " + Seeds.say(seed);
                Clearing clearing = book.clear(pricing);
                assertSame(book.clearNaively(pricing), clearing, where);
                assertFairToEveryOrder(book, clearing, pricing, where);
            }
        }
    }

    private static void assertSame(NaiveAuction.Outcome expected, Clearing actual, String where) {
        assertEquals(expected.matches().size(), actual.matches(), where);
        assertEquals(expected.volume().longValueExact(), actual.volumeWh(), where);
        if (expected.price() != null) {
            assertEquals(expected.price().longValueExact(), actual.clearingPriceMicros(), where);
        }
        for (int i = 0; i < actual.matches(); i++) {
            NaiveAuction.Match match = expected.matches().get(i);
            if (match.bid() != actual.bids()[i]
                    || match.ask() != actual.asks()[i]
                    || match.quantity().longValueExact() != actual.quantitiesWh()[i]
                    || match.price().longValueExact() != actual.pricesMicros()[i]) {
                assertEquals(match.toString(), "match " + i + " differs", where);
            }
        }
    }

    private static void assertFairToEveryOrder(Book book, Clearing clearing, Pricing pricing, String where) {
        long[] bidFilled = new long[book.bidWh().length];
        long[] askFilled = new long[book.askWh().length];
        for (int i = 0; i < clearing.matches(); i++) {
            int bid = clearing.bids()[i];
            int ask = clearing.asks()[i];
            long price = clearing.pricesMicros()[i];
            bidFilled[bid] += clearing.quantitiesWh()[i];
            askFilled[ask] += clearing.quantitiesWh()[i];
            assertTrue(book.bidPrices()[bid] >= price && price >= book.askPrices()[ask], where);
        }
        boolean uniform = pricing == Pricing.UNIFORM && clearing.matches() > 0;
        long price = clearing.clearingPriceMicros();
        for (int i = 0; i < bidFilled.length; i++) {
            assertTrue(bidFilled[i] <= book.bidWh()[i], where);
            boolean leftOutAbove = bidFilled[i] < book.bidWh()[i] && book.bidPrices()[i] > price;
            assertTrue(!uniform || !leftOutAbove, where);
        }
        for (int i = 0; i < askFilled.length; i++) {
            assertTrue(askFilled[i] <= book.askWh()[i], where);
            boolean leftOutBelow = askFilled[i] < book.askWh()[i] && book.askPrices()[i] < price;
            assertTrue(!uniform || !leftOutBelow, where);
        }
        if (book.bidPrices().length + book.askPrices().length <= 60) {
            assertEquals(greatestCrossing(book), clearing.volumeWh(), where);
        }
    }

    /** The most that any one price could trade: the smaller of demand and supply, at the best of all limits. */
    private static long greatestCrossing(Book book) {
        return LongStream.concat(LongStream.of(book.bidPrices()), LongStream.of(book.askPrices()))
                .map(price -> Math.min(demand(book, price), supply(book, price)))
                .max()
                .orElse(0);
    }

    private static long demand(Book book, long price) {
        long sum = 0;
        for (int i = 0; i < book.bidWh().length; i++) {
            sum += book.bidPrices()[i] >= price ? book.bidWh()[i] : 0;
        }
        return sum;
    }

    private static long supply(Book book, long price) {
        long sum = 0;
        for (int i = 0; i < book.askWh().length; i++) {
            sum += book.askPrices()[i] <= price ? book.askWh()[i] : 0;
        }
        return sum;
    }
}

package org.gridtokenx.market;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The limits and quantities of a book, in log order, as the auction takes them. */
record Book(long[] bidPrices, long[] bidWh, long[] askPrices, long[] askWh) {
    /** Written as the rule book does: {@code of("1.00x10", "0.60x10 0.70x5")} is price per kWh times kWh. */
    static Book of(String bids, String asks) {
        return new Book(prices(bids), quantities(bids), prices(asks), quantities(asks));
    }

    private static long[] prices(String side) {
        return orders(side)
                .mapToLong(o -> Decimals.parseMicros(o.split("x")[0]))
                .toArray();
    }

    private static long[] quantities(String side) {
        return orders(side)
                .mapToLong(o -> Decimals.parseEnergyWh(o.split("x")[1]))
                .toArray();
    }

    private static Stream<String> orders(String side) {
        return side.isEmpty() ? Stream.empty() : Stream.of(side.split(" "));
    }

    /** Few prices and small quantities: ties and crossings everywhere. */
    static Book small(SplittableRandom random) {
        int levels = random.nextInt(1, 8);
        long step = random.nextBoolean() ? 1 : 7;
        long lowest = random.nextLong(-4, 4);
        return random(
                random,
                random.nextInt(0, 31),
                random.nextInt(0, 31),
                () -> lowest + random.nextInt(levels) * step,
                () -> random.nextLong(1, 6));
    }

    /** Prices over the whole range that rules allow, and quantities up to the largest. */
    static Book extreme(SplittableRandom random, int bids, int asks) {
        long limit = ZoneRules.PRICE_LIMIT_MICROS;
        return random(
                random,
                bids,
                asks,
                () -> random.nextInt(8) == 0
                        ? (random.nextBoolean() ? limit : -limit)
                        : random.nextLong(-limit, limit + 1),
                () -> random.nextInt(8) == 0
                        ? ZoneRules.QUANTITY_LIMIT_WH
                        : random.nextLong(1, ZoneRules.QUANTITY_LIMIT_WH + 1));
    }

    /** As many orders as given, at household prices, a few of them as large as a hundred others. */
    static Book large(SplittableRandom random, int bids, int asks) {
        return random(
                random,
                bids,
                asks,
                () -> random.nextLong(50_000, 350_001),
                () -> random.nextInt(20) == 0 ? random.nextLong(100_000, 300_000) : random.nextLong(1, 3_000));
    }

    private static Book random(SplittableRandom random, int bids, int asks, LongSupplier price, LongSupplier wh) {
        return new Book(fill(bids, price), fill(bids, wh), fill(asks, price), fill(asks, wh));
    }

    private static long[] fill(int length, LongSupplier values) {
        long[] column = new long[length];
        Arrays.setAll(column, i -> values.getAsLong());
        return column;
    }

    Clearing clear(Pricing pricing) {
        return Auction.clear(pricing, bidPrices, bidWh, askPrices, askWh);
    }

    NaiveAuction.Outcome clearNaively(Pricing pricing) {
        return NaiveAuction.clear(pricing, bidPrices, bidWh, askPrices, askWh);
    }

    @Override
    public String toString() {
        return "bids " + pairs(bidPrices, bidWh) + " asks " + pairs(askPrices, askWh);
    }

    private static String pairs(long[] prices, long[] wh) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(prices.length, 80); i++) {
            text.append(prices[i]).append('x').append(wh[i]).append(' ');
        }
        return text + (prices.length > 80 ? "… " + prices.length + " in all" : "");
    }
}

package org.gridtokenx.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The auction as the rule book tells it, with objects and comparators and without a thought for speed. */
final class NaiveAuction {
    /** An order of the book; {@code index} is its place among the orders of its side, in log order. */
    static final class Entry {
        final int index;
        final BigInteger limit;
        BigInteger left;

        Entry(int index, long limit, long quantity) {
            this.index = index;
            this.limit = BigInteger.valueOf(limit);
            this.left = BigInteger.valueOf(quantity);
        }

        boolean isServed() {
            return left.signum() == 0;
        }
    }

    record Match(int bid, int ask, BigInteger quantity, BigInteger price) {}

    /** {@code price} is null without a match. */
    record Outcome(List<Match> matches, BigInteger price, BigInteger volume) {}

    private record Pair(Entry bid, Entry ask, BigInteger quantity) {}

    private NaiveAuction() {}

    static Outcome clear(Pricing pricing, long[] bidPrices, long[] bidWh, long[] askPrices, long[] askWh) {
        List<Entry> bids = entries(bidPrices, bidWh);
        List<Entry> asks = entries(askPrices, askWh);
        bids.sort(Comparator.comparing((Entry e) -> e.limit).reversed().thenComparing(e -> e.index));
        asks.sort(Comparator.comparing((Entry e) -> e.limit).thenComparing(e -> e.index));
        List<Pair> pairs = new ArrayList<>();
        while (true) {
            Entry bid = best(bids);
            Entry ask = best(asks);
            if (bid == null || ask == null || bid.limit.compareTo(ask.limit) < 0) {
                break;
            }
            BigInteger quantity = bid.left.min(ask.left);
            bid.left = bid.left.subtract(quantity);
            ask.left = ask.left.subtract(quantity);
            pairs.add(new Pair(bid, ask, quantity));
        }
        if (pairs.isEmpty()) {
            return new Outcome(List.of(), null, BigInteger.ZERO);
        }
        BigInteger uniform = uniformPrice(pairs.get(pairs.size() - 1), best(bids), best(asks));
        List<Match> matches = pairs.stream()
                .map(p -> new Match(
                        p.bid.index,
                        p.ask.index,
                        p.quantity,
                        switch (pricing) {
                            case UNIFORM -> uniform;
                            case PAY_AS_BID -> p.bid.limit;
                            case MIDPOINT -> halfway(p.bid.limit, p.ask.limit);
                        }))
                .toList();
        BigInteger volume = matches.stream().map(Match::quantity).reduce(BigInteger.ZERO, BigInteger::add);
        return new Outcome(matches, pricing == Pricing.UNIFORM ? uniform : average(matches, volume), volume);
    }

    private static List<Entry> entries(long[] prices, long[] quantities) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            entries.add(new Entry(i, prices[i], quantities[i]));
        }
        return entries;
    }

    private static Entry best(List<Entry> sorted) {
        return sorted.stream().filter(e -> !e.isServed()).findFirst().orElse(null);
    }

    private static BigInteger uniformPrice(Pair marginal, Entry unservedBid, Entry unservedAsk) {
        BigInteger low = Stream.of(marginal.ask, unservedBid == null ? marginal.ask : unservedBid)
                .map(e -> e.limit)
                .reduce(BigInteger::max)
                .orElseThrow();
        BigInteger high = Stream.of(marginal.bid, unservedAsk == null ? marginal.bid : unservedAsk)
                .map(e -> e.limit)
                .reduce(BigInteger::min)
                .orElseThrow();
        return halfway(marginal.bid.limit, marginal.ask.limit).max(low).min(high);
    }

    /** Nothing between two halves can be rounded but exactly a half, and that goes up. */
    private static BigInteger halfway(BigInteger a, BigInteger b) {
        return new BigDecimal(a.add(b))
                .divide(BigDecimal.valueOf(2))
                .setScale(0, RoundingMode.CEILING)
                .toBigIntegerExact();
    }

    /** Volume-weighted, half up: the greatest whole number at or below the exact average and a half. */
    private static BigInteger average(List<Match> matches, BigInteger volume) {
        BigInteger value =
                matches.stream().map(m -> m.price.multiply(m.quantity)).reduce(BigInteger.ZERO, BigInteger::add);
        return new BigDecimal(value.add(value).add(volume))
                .divide(new BigDecimal(volume.add(volume)), 0, RoundingMode.FLOOR)
                .toBigIntegerExact();
    }
}

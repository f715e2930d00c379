package org.gridtokenx.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.market.Auction;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;

/**
 * From the end of an epoch, by the clock on the wall, until all its matches can be read in Postgres: on a running stack,
 * in zones of its own with members who have cash and energy, and epochs just long enough to place the orders.
 */
public final class EpochBench {
    private static final int ORDERS_PER_USER = 20;

    /** Of one buyer and one seller. */
    public static final int FEWEST_ORDERS = 2 * ORDERS_PER_USER;

    private static final long POLL_MILLIS = 5;

    private final String kafkaServers;
    private final String jdbcUrl;
    private final PrintWriter out;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    public EpochBench(String kafkaServers, String jdbcUrl, PrintWriter out) {
        this.kafkaServers = kafkaServers;
        this.jdbcUrl = jdbcUrl;
        this.out = out;
    }

    /** Prints a line per number of orders in the epoch. */
    public void run(int epochs, int... sizes) throws IOException, SQLException, InterruptedException {
        out.printf("Epoch end to all matches readable in Postgres, %d epochs each (the first is warm-up)%n", epochs);
        out.println("(first and last trade: when the broker has its event, medians)");
        out.printf(
                "%12s %12s %14s %14s %10s %10s %10s%n",
                "orders", "matches", "first trade ms", "last trade ms", "p50 ms", "p99 ms", "max ms");
        for (int size : sizes) {
            measure(size, epochs);
            out.flush();
        }
    }

    private void measure(int orders, int epochs) throws IOException, SQLException, InterruptedException {
        String zone = "bench-" + run + '-' + orders;
        // Whole seconds, as real epochs have: ticks come at whole parts of a second.
        long epochMillis = 5_000 + (orders + 9_999) / 10_000 * 1_000L;
        long[] nanos = new long[epochs - 1];
        long[] firstTrade = new long[epochs - 1];
        long[] lastTrade = new long[epochs - 1];
        int matches = 0;
        Neighbourhoods market = new Neighbourhoods(zone, 1, orders / ORDERS_PER_USER, epochMillis);
        try (CommandLog log = new CommandLog(kafkaServers);
                EventLog events = new EventLog(kafkaServers);
                Connection database = DriverManager.getConnection(jdbcUrl)) {
            market.open(log::send);
            log.flush();
            for (int i = 0; i < epochs; i++) {
                // Far enough from the boundary that all orders reach the epoch they are meant for.
                long epoch = Math.floorDiv(System.currentTimeMillis(), epochMillis) + 1;
                sleepUntil(epoch * epochMillis + 200);
                int expected = place(log, market, i, orders);
                long end = (epoch + 1) * epochMillis;
                if (System.currentTimeMillis() >= end) {
                    throw new IllegalStateException("this machine does not place " + orders + " orders in "
                            + epochMillis + " ms; nothing was measured");
                }
                events.skip();
                sleepUntil(end);
                // From the end itself: on a busy machine the sleep ends later.
                long begin = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - end);
                awaitMatches(database, zone, epoch, expected);
                if (i > 0) {
                    nanos[i - 1] = System.nanoTime() - begin;
                    LongSummaryStatistics traded = tradedAt(events, zone);
                    firstTrade[i - 1] = TimeUnit.MILLISECONDS.toNanos(traded.getMin() - end);
                    lastTrade[i - 1] = TimeUnit.MILLISECONDS.toNanos(traded.getMax() - end);
                }
                matches = expected;
            }
        }
        Medians times = new Medians(nanos);
        out.printf(
                Locale.ROOT,
                "%,12d %,12d %14.0f %14.0f %10.0f %10.0f %10.0f%n",
                orders,
                matches,
                new Medians(firstTrade).medianMillis(),
                new Medians(lastTrade).medianMillis(),
                times.quantile(0.5) / 1e6,
                times.quantile(0.99) / 1e6,
                times.quantile(1) / 1e6);
    }

    private static LongSummaryStatistics tradedAt(EventLog events, String zone) throws IOException {
        LongSummaryStatistics stamps = new LongSummaryStatistics();
        events.read((event, stamp) -> {
            if (event.zone().equals(zone) && event.body() instanceof ZoneEvent.Traded) {
                stamps.accept(stamp);
            }
        });
        return stamps;
    }

    /** Places the orders of an epoch; returns how many matches they come to. */
    private static int place(CommandLog log, Neighbourhoods market, int round, int orders) {
        List<Command.PlaceOrder> bids = new ArrayList<>();
        List<Command.PlaceOrder> asks = new ArrayList<>();
        market.place(Integer.toString(round), orders, order -> {
            (order.side() == Side.BUY ? bids : asks).add(order);
            log.send(order);
        });
        log.flush();
        return Auction.clear(Pricing.UNIFORM, limits(bids), quantities(bids), limits(asks), quantities(asks))
                .matches();
    }

    private static long[] limits(List<Command.PlaceOrder> orders) {
        return orders.stream().mapToLong(Command.PlaceOrder::limitMicros).toArray();
    }

    private static long[] quantities(List<Command.PlaceOrder> orders) {
        return orders.stream().mapToLong(Command.PlaceOrder::quantityWh).toArray();
    }

    /** Counting costs the database what it should spend on writing: first the last match is waited for. */
    private static void awaitMatches(Connection database, String zone, long epoch, int expected)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        String last = "select count(*) from order_matches where zone = ? and epoch_id = ? and position = ?";
        String all = "select count(*) from order_matches where zone = ? and epoch_id = ? and position < ?";
        await(database, last, zone, epoch, expected - 1, 1, deadline);
        await(database, all, zone, epoch, expected, expected, deadline);
    }

    private static void await(
            Connection database, String count, String zone, long epoch, int position, long expected, long deadline)
            throws SQLException, InterruptedException {
        try (PreparedStatement query = database.prepareStatement(count)) {
            query.setString(1, zone);
            query.setLong(2, epoch);
            query.setInt(3, position);
            long found = -1;
            while (System.nanoTime() < deadline) {
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    found = row.getLong(1);
                }
                if (found == expected) {
                    return;
                }
                Thread.sleep(POLL_MILLIS);
            }
            throw new IllegalStateException(
                    found + " of " + expected + " matches of " + zone + " are in Postgres after two minutes");
        }
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        long left = millis - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }
}

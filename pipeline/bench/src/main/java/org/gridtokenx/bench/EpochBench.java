package org.gridtokenx.bench;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Auction;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

/**
 * From the end of an epoch, by the clock on the wall, until all its matches can be read in Postgres: on a running stack,
 * in zones of its own with members who have cash and energy, and epochs just long enough to place the orders.
 */
public final class EpochBench {
    private static final int ORDERS_PER_USER = 20;
    private static final long ENOUGH_CASH_MICROS = 1_000_000_000_000L;
    private static final long ENOUGH_ENERGY_WH = 1_000_000_000L;

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
    public void run(int epochs, int... sizes) throws SQLException, InterruptedException {
        out.printf("Epoch end to all matches readable in Postgres, %d epochs each (the first is warm-up)%n", epochs);
        out.printf("%12s %12s %10s %10s %10s%n", "orders", "matches", "p50 ms", "p99 ms", "max ms");
        for (int size : sizes) {
            measure(size, epochs);
            out.flush();
        }
    }

    private void measure(int orders, int epochs) throws SQLException, InterruptedException {
        String zone = "bench-" + run + '-' + orders;
        // Whole seconds, as real epochs have: ticks come at whole parts of a second.
        long epochMillis = 5_000 + (orders + 9_999) / 10_000 * 1_000L;
        long[] nanos = new long[epochs - 1];
        int matches = 0;
        try (KafkaProducer<byte[], byte[]> producer = producer();
                Connection database = DriverManager.getConnection(jdbcUrl)) {
            openZone(producer, zone, epochMillis, orders / ORDERS_PER_USER);
            for (int i = 0; i < epochs; i++) {
                // Far enough from the boundary that all orders reach the epoch they are meant for.
                long epoch = Math.floorDiv(System.currentTimeMillis(), epochMillis) + 1;
                sleepUntil(epoch * epochMillis + 200);
                int expected = place(producer, zone, i, orders);
                producer.flush();
                long end = (epoch + 1) * epochMillis;
                if (System.currentTimeMillis() >= end) {
                    throw new IllegalStateException("this machine does not place " + orders + " orders in "
                            + epochMillis + " ms; nothing was measured");
                }
                sleepUntil(end);
                long begin = System.nanoTime();
                awaitMatches(database, zone, epoch, expected);
                if (i > 0) {
                    nanos[i - 1] = System.nanoTime() - begin;
                }
                matches = expected;
            }
        }
        Medians times = new Medians(nanos);
        out.printf(
                Locale.ROOT,
                "%,12d %,12d %10.0f %10.0f %10.0f%n",
                orders,
                matches,
                times.quantile(0.5) / 1e6,
                times.quantile(0.99) / 1e6,
                times.quantile(1) / 1e6);
    }

    private static void openZone(KafkaProducer<byte[], byte[]> producer, String zone, long epochMillis, int users) {
        ZoneRules defaults = ZoneRules.defaults();
        send(
                producer,
                new Command.SetRules(
                        zone,
                        new ZoneRules(
                                epochMillis,
                                Pricing.UNIFORM,
                                Credit.VERIFIED,
                                defaults.minPriceMicros(),
                                defaults.maxPriceMicros(),
                                defaults.priceStepMicros(),
                                defaults.minQuantityWh(),
                                defaults.maxQuantityWh(),
                                defaults.quantityStepWh(),
                                defaults.feeBasisPoints(),
                                false)));
        for (int user = 0; user < users; user++) {
            String id = zone + "-user-" + user;
            send(producer, new Command.OpenAccount(zone, id, Role.PROSUMER));
            send(producer, new Command.Deposit(zone, id, id, ENOUGH_CASH_MICROS));
            send(producer, new Command.CreditEnergy(zone, id, id, 0, ENOUGH_ENERGY_WH, 0));
        }
        producer.flush();
    }

    /**
     * Places the orders of an epoch. Users with an even number buy, the others sell, so that nobody would trade with
     * themselves.
     *
     * @return how many matches they come to
     */
    private static int place(KafkaProducer<byte[], byte[]> producer, String zone, int round, int orders) {
        SplittableRandom random = new SplittableRandom(round);
        int users = orders / ORDERS_PER_USER;
        List<Command.PlaceOrder> bids = new ArrayList<>();
        List<Command.PlaceOrder> asks = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            int user = i % users;
            Side side = user % 2 == 0 ? Side.BUY : Side.SELL;
            Command.PlaceOrder order = new Command.PlaceOrder(
                    zone,
                    zone + '-' + round + '-' + i,
                    "",
                    zone + "-user-" + user,
                    side,
                    100 + random.nextInt(4_900),
                    1_000L * random.nextInt(50, 300),
                    Command.PlaceOrder.ACTIVE_EPOCH,
                    TimeInForce.EPOCH,
                    0);
            (side == Side.BUY ? bids : asks).add(order);
            send(producer, order);
        }
        return Auction.clear(Pricing.UNIFORM, limits(bids), quantities(bids), limits(asks), quantities(asks))
                .matches();
    }

    private static long[] limits(List<Command.PlaceOrder> orders) {
        return orders.stream().mapToLong(Command.PlaceOrder::limitMicros).toArray();
    }

    private static long[] quantities(List<Command.PlaceOrder> orders) {
        return orders.stream().mapToLong(Command.PlaceOrder::quantityWh).toArray();
    }

    private static void awaitMatches(Connection database, String zone, long epoch, int expected)
            throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + 120_000_000_000L;
        long found = -1;
        try (PreparedStatement query =
                database.prepareStatement("select count(*) from order_matches where zone = ? and epoch_id = ?")) {
            query.setString(1, zone);
            query.setLong(2, epoch);
            while (System.nanoTime() < deadline) {
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    found = row.getLong(1);
                }
                if (found == expected) {
                    return;
                }
                Thread.sleep(2);
            }
        }
        throw new IllegalStateException(
                found + " of " + expected + " matches of " + zone + " are in Postgres after two minutes");
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, Command command) {
        producer.send(new ProducerRecord<>(
                Topic.MARKET_COMMANDS.word(),
                command.zone().getBytes(StandardCharsets.UTF_8),
                Codecs.COMMAND.toBytes(command)));
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafkaServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        long left = millis - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }
}

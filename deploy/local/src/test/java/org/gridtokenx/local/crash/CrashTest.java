package org.gridtokenx.local.crash;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.local.RunningMarket;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills Flink, the broker and the database with SIGKILL at random moments while orders flow, and compares what the
 * market shows, publishes and settles with a recomputation of the log: equal, none lost, none doubled.
 *
 * <p>{@code -Dgridtokenx.crash.kills=N} and {@code -Dgridtokenx.crash.seed=N} choose how often and in which way; the
 * seed is printed. What the machine's own timing adds to it cannot be repeated.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashTest {
    private static final boolean LONG = Boolean.getBoolean("gridtokenx.long");
    private static final int KILLS = Integer.getInteger("gridtokenx.crash.kills", LONG ? 25 : 3);
    private static final long SEED =
            Long.getLong("gridtokenx.crash.seed", ThreadLocalRandom.current().nextLong());
    private static final long LONGEST_PAUSE_MILLIS = LONG ? 12_000 : 4_000;
    private static final Duration EPOCH = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LEAST_WRITTEN_PER_KILL = 200;
    /** Commands of which fewer came to a trade would not say much. */
    private static final long LEAST_TRADES_PER_KILL = 10;
    /** The zone that the API opens. */
    private static final String API_ZONE = "neighbourhood";

    private static final long BEGAN = System.nanoTime();

    @TempDir
    static Path folder;

    private static RunningMarket market;
    private static List<ConsumerRecord<byte[], byte[]>> log;
    private static Recomputation recomputation;

    @BeforeAll
    static void startTheMarket() throws Exception {
        market = RunningMarket.start(folder.resolve("data"), EPOCH.toString(), "--no-demo-accounts");
    }

    @AfterAll
    static void stopTheMarket() throws Exception {
        if (market != null) {
            market.stop();
        }
    }

    @Test
    @Order(1)
    void nothingIsLostDoubledOrChanged() throws Exception {
        report("%d kills, seed %d".formatted(KILLS, SEED));
        Set<String> promised;
        try (FrontDoorOrders frontDoor = new FrontDoorOrders(market.register("zoe", "consumer"));
                CommandFlow flow =
                        new CommandFlow(market.kafka(), new RandomCommands(SEED, EPOCH.toMillis(), API_ZONE))) {
            flow.start();
            frontDoor.start();
            Killer killer = new Killer(SEED, LONGEST_PAUSE_MILLIS);
            for (int kill = 1; kill <= KILLS; kill++) {
                report("kill %d of %d: %s".formatted(kill, KILLS, killer.killNext(market)));
            }
            Killer.awaitAll(market);
            report("all run again");
            Thread.sleep(EPOCH.toMillis()); // and the market goes on as before
            market.await("enough to have been written", PATIENCE, () -> flow.sent() > LEAST_WRITTEN_PER_KILL * KILLS);
            promised = frontDoor.stop();
            flow.stop();
            market.await("every reading to be in an interval", PATIENCE, CrashTest::isMeasured);
            market.await("every order to have left the book", PATIENCE, CrashTest::recompute);
            flow.requireIn(Topic.MARKET_COMMANDS, log);
            flow.requireIn(Topic.METER_READINGS, topics().readAll(Topic.METER_READINGS));
            report("%d records written, %d orders by the API, %d trades in %d epochs"
                    .formatted(
                            flow.sent(),
                            promised.size(),
                            recomputation.trades().size(),
                            recomputation.epochs().size()));
        }
        requireKnown(promised);
        assertTrue(recomputation.trades().size() > LEAST_TRADES_PER_KILL * KILLS, "hardly any trades");
        assertTrue(recomputation.meaningless().size() > 1, "hardly any records without meaning");
        market.await("every trade to be settled", PATIENCE, CrashTest::isSettled);
        report("every trade is settled");
        market.await("the market to be as the log says", PATIENCE, () -> {
            compare();
            return true;
        });
        report("the market is as the log says");
    }

    /** Credit for an interval is in the log before the interval is published: after this, the log is complete. */
    private static boolean isMeasured() throws Exception {
        try (Connection database = database()) {
            new MeterComparison(topics(), database).requireEqual();
        }
        return true;
    }

    /** Reads the log anew and says whether nothing in it can trade any more. */
    private static boolean recompute() {
        log = topics().readAll(Topic.MARKET_COMMANDS);
        recomputation = Recomputation.of(log);
        return recomputation.openOrders().isEmpty();
    }

    /** The last thing to happen, and quickly asked; whether all is as it should be is not decided here. */
    private static boolean isSettled() throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet confirmed =
                        statement.executeQuery("select count(*) from settlements where status = 'confirmed'")) {
            return confirmed.next()
                    && confirmed.getLong(1) == recomputation.trades().size();
        }
    }

    private static void requireKnown(Set<String> promised) {
        Set<String> missing = new TreeSet<>(promised);
        recomputation.each(
                ZoneEvent.OrderAccepted.class,
                (event, accepted) -> missing.remove(accepted.order().orderId()));
        assertTrue(missing.isEmpty(), () -> "orders that the API promised are not in the log: " + missing);
    }

    private static void compare() throws Exception {
        try (Connection database = database()) {
            new TableComparison(database, recomputation).requireEqual();
            new MeterComparison(topics(), database).requireEqual();
        }
        new TopicComparison(topics(), recomputation).requireEqual();
        ledger().requireEqual();
    }

    /** Nothing of this test is worth anything if its comparisons pass whatever they are given. */
    @Test
    @Order(2)
    void everyComparisonFailsOnALogWithoutOneSellersAccount() throws Exception {
        String seller = recomputation.trades().get(0).sellerId();
        Recomputation other =
                Recomputation.of(log.stream().filter(r -> !opens(seller, r)).toList());
        TopicComparison published = new TopicComparison(topics(), other);
        try (Connection database = database()) {
            TableComparison tables = new TableComparison(database, other);
            for (Executable comparison : List.<Executable>of(
                    tables::matches,
                    tables::settlements,
                    tables::balances,
                    tables::epochs,
                    tables::orders,
                    published::events,
                    published::trades,
                    published::epochs,
                    published::instructions,
                    new LedgerComparison(market.ports().ledgerUrl(), keys(), other)::requireEqual)) {
                assertThrows(AssertionError.class, comparison);
            }
        }
        Recomputation sane = Recomputation.of(log.stream()
                .filter(r -> !recomputation.meaningless().contains(place(r)))
                .toList());
        assertThrows(AssertionError.class, new TopicComparison(topics(), sane)::deadLetters);
    }

    @Test
    @Order(3)
    void everyComparisonFindsWhatIsLostDoubledOrChanged() throws Exception {
        try (Connection database = database()) {
            database.setAutoCommit(false);
            TableComparison tables = new TableComparison(database, recomputation);
            String trade = " where trade_id = (select min(trade_id) from order_matches)";
            assertFound(database, "delete from order_matches" + trade, tables::matches);
            assertFound(database, "update order_matches set fee_micros = fee_micros + 1" + trade, tables::matches);
            assertFound(database, "delete from settlements" + trade, tables::settlements);
            assertFound(database, "update settlements set status = 'failed'" + trade, tables::settlements);
            assertFound(
                    database,
                    "update account_balances set cash_micros = cash_micros + 1 where user_id = 'north-user-0'",
                    tables::balances);
            assertFound(
                    database,
                    "delete from market_epochs where sequence = (select min(sequence) from market_epochs)",
                    tables::epochs);
            assertFound(
                    database,
                    "update trading_orders set status = 'expired' where order_id ="
                            + " (select min(order_id) from trading_orders where status = 'filled')",
                    tables::orders);
            MeterComparison meters = new MeterComparison(topics(), database);
            assertFound(
                    database, "update meter_interval_revisions set export_wh = export_wh + 1", meters::requireEqual);
            append(
                    Topic.METER_INTERVALS,
                    topics().readAll(Topic.METER_INTERVALS).get(0).value());
            assertThrows(AssertionError.class, meters::requireEqual);
        }
        TopicComparison published = new TopicComparison(topics(), recomputation);
        List<ZoneEvent> events = recomputation.events().get(API_ZONE);
        ZoneEvent changed = new ZoneEvent(API_ZONE, 0, events.get(1).body());
        DeadLetter doubtful = DeadLetter.of("market.commands", 0, Long.MAX_VALUE, "", new byte[1], null);
        append(Topic.MARKET_TRADES, topics().readAll(Topic.MARKET_TRADES).get(0).value());
        append(Topic.MARKET_EPOCHS, topics().readAll(Topic.MARKET_EPOCHS).get(0).value());
        append(
                Topic.LEDGER_INSTRUCTIONS,
                topics().readAll(Topic.LEDGER_INSTRUCTIONS).get(0).value());
        append(Topic.MARKET_EVENTS, Codecs.EVENT.toBytes(changed));
        append(Topic.DEAD_LETTERS, Json.toBytes(doubtful));
        for (Executable comparison : List.<Executable>of(
                published::trades,
                published::epochs,
                published::instructions,
                published::events,
                published::deadLetters)) {
            assertThrows(AssertionError.class, comparison);
        }
    }

    private static void assertFound(Connection database, String sabotage, Executable comparison) throws SQLException {
        try (Statement statement = database.createStatement()) {
            assertTrue(statement.executeUpdate(sabotage) > 0, sabotage);
        }
        assertThrows(AssertionError.class, comparison, sabotage);
        database.rollback();
    }

    private static void append(Topic topic, byte[] value) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of("bootstrap.servers", market.kafka());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.word(), value)).get();
        }
    }

    private static boolean opens(String user, ConsumerRecord<byte[], byte[]> record) {
        try {
            return Codecs.COMMAND.fromBytes(record.value()) instanceof Command.OpenAccount open
                    && open.userId().equals(user);
        } catch (IOException e) {
            return false; // no command
        }
    }

    private static String place(ConsumerRecord<byte[], byte[]> record) {
        return record.topic() + '/' + record.partition() + '/' + record.offset();
    }

    private static Path keys() {
        return folder.resolve("data/keys");
    }

    private static TopicReader topics() {
        return new TopicReader(market.kafka());
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection(market.ports().postgresUrl());
    }

    private static LedgerComparison ledger() {
        return new LedgerComparison(market.ports().ledgerUrl(), keys(), recomputation);
    }

    private static void report(String line) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - BEGAN);
        System.out.println("crash test, " + seconds + " s: " + line);
    }
}

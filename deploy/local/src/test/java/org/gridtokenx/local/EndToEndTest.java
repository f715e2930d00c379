package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Side;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole path on real servers, by the front doors: a meter's surplus is sold, cleared, shown and settled; parts are
 * killed in between; and the log, replayed on its own, says the same.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest {
    @TempDir
    static Path folder;

    private static RunningMarket market;
    private static MarketClient alice;
    private static MarketClient bob;

    @BeforeAll
    static void startTheMarket() throws Exception {
        market = RunningMarket.start(folder.resolve("data"), "PT5S");
    }

    @AfterAll
    static void stopTheMarket() throws Exception {
        if (market != null) {
            market.stop();
        }
    }

    @Test
    @Order(1)
    void whatAMeterExportedIsSoldShownAndSettled() throws Exception {
        alice = market.register("alice-e2e", "prosumer");
        bob = market.register("bob-e2e", "consumer");
        MarketClient.Stream stream = bob.stream();
        String key = alice.addMeter("serial-1");
        alice.postReading(key, "0.250", "2.500");
        market.await(
                "the credit of alice's meter", () -> alice.balance("energy").equals("2.500"));

        JsonNode ask = alice.place("sell", "2.000", "0.100000");
        assertEquals("active", ask.get("status").asText());
        JsonNode bid = bob.place("buy", "1.500", "0.200000");
        assertEquals("active", bid.get("status").asText());

        market.await("bob's trade to be settled", () -> bob.settlements().stream()
                .anyMatch(s -> s.get("status").asText().equals("confirmed")));
        JsonNode settlement = bob.settlements().get(0);
        assertEquals("1.500", settlement.get("matched_amount").asText());
        assertEquals("0.100000", settlement.get("price").asText(), "supply was left at 0.10");
        assertEquals("0.150000", settlement.get("amount").asText());
        assertEquals("0.001500", settlement.get("fee").asText());
        assertTrue(market.isOnTheLedger(settlement.get("signature").asText()));

        assertEquals("1.000", alice.balance("energy"));
        assertEquals("99.850000", bob.balance("cash"));
        assertEquals("100.148500", alice.balance("cash"));
        assertEquals("1.500", bob.balance("bought"));

        JsonNode proof = bob.show("/trades/" + settlement.get("trade_id").asText() + "/proof");
        JsonNode epoch = bob.show("/epochs/" + proof.at("/trade/epoch").asLong());
        assertEquals(epoch.get("merkle_root"), proof.get("root"));
        assertEquals(bid.get("order_id"), epoch.get("marginal_bid"));
        assertEquals(ask.get("order_id"), epoch.get("marginal_ask"));
        assertEquals("0.150000", epoch.get("welfare").asText());
        JsonNode curves = bob.show("/epochs/" + epoch.get("epoch").asLong() + "/curves");
        assertEquals("0.200000", curves.at("/bids/0/price").asText());
        assertEquals("2.000", curves.at("/asks/0/total").asText());

        Set<String> heard = new TreeSet<>();
        market.await("bob's stream to tell of all of it", () -> {
            stream.messages().forEach(message -> heard.add(message.get("type").asText()));
            return heard.containsAll(
                    Set.of("hello", "order_accepted", "trade", "epoch_cleared", "order", "balance", "settlement"));
        });
        stream.close();
    }

    @Test
    @Order(2)
    void aRefusalSaysWhyAndLosesNothing() throws Exception {
        assertEquals("role_not_allowed", bob.refusal("sell", "1.000", "0.100000"));
        assertEquals("insufficient_energy", alice.refusal("sell", "50.000", "0.100000"));
        assertEquals("insufficient_cash", bob.refusal("buy", "1000.000", "1.000000"));
        assertEquals("invalid_request", bob.refusal("buy", "1.0001", "0.100000"));
        assertEquals("invalid_request", bob.refusal("buy", "much", "0.100000"));
        assertEquals("99.850000", bob.balance("cash"));
    }

    @Test
    @Order(3)
    void killedPartsComeBackAndNoTradeIsLostDoubledOrChanged() throws Exception {
        List<String> placed = new ArrayList<>();
        for (String part : List.of("flink", "kafka", "postgres", "ledger", "api", "redis")) {
            placed.add(bob.place("buy", "0.010", "0.150000").get("order_id").asText());
            String energy = "0.0" + (10 + placed.size());
            placed.add(alice.place("sell", energy, "0.120000").get("order_id").asText());
            market.kill(part);
            market.await(part + " to run again", () -> market.isRunning(part));
        }
        market.await("every order to be cleared", () -> {
            Set<String> open = new TreeSet<>(placed);
            for (MarketClient client : List.of(alice, bob)) {
                client.orders().stream()
                        .filter(order -> !Set.of("active", "pending")
                                .contains(order.get("status").asText()))
                        .forEach(order -> open.remove(order.get("order_id").asText()));
            }
            return open.isEmpty();
        });
        market.await(
                "every trade to be settled",
                () -> bob.settlements().size() >= 7
                        && bob.settlements().stream()
                                .allMatch(s -> s.get("status").asText().equals("confirmed")));
        assertEquals(
                bob.settlements().size(),
                bob.settlements().stream()
                        .map(s -> s.get("trade_id").asText())
                        .distinct()
                        .count());
    }

    @Test
    @Order(4)
    void theLogReplayedSaysWhatTheMarketDid() throws Exception {
        Path log = folder.resolve("log.jsonl");
        Path out = folder.resolve("replayed");
        assertEquals(0, market.run("ops", "export-log", "--out", log.toString(), "--kafka", market.kafka()));
        assertEquals(0, market.run("replay", log.toString(), "--out", out.toString()));
        List<String> replayed =
                Files.readAllLines(out.resolve("trades.csv")).stream().skip(1).toList();
        assertTrue(replayed.size() >= 7, "hardly any trades");
        assertEquals(market.query(TRADES), replayed);
        assertEquals(
                market.query("select count(*)::text from order_matches"),
                market.query("select count(*)::text from settlements where status = 'confirmed'"));
    }

    /** The columns of {@code trades.csv}, from the projection. */
    private static final String TRADES = "select concat_ws(',', zone, epoch_id, position, trade_id, buy_order_id,"
            + " sell_order_id, buyer_id, seller_id, to_char(quantity_wh / 1000.0, 'FM999990.000'),"
            + " to_char(price_micros / 1e6::numeric, 'FM999990.000000'),"
            + " to_char(fee_micros / 1e6::numeric, 'FM999990.000000'))"
            + " from order_matches order by zone, epoch_id, position";

    @Test
    @Order(5)
    void nothingIsCreatedOrLost() throws Exception {
        String deposits = market.query("select sum(amount)::text from blockchain_transactions where kind = 'deposit'")
                .get(0);
        String held = market.query("select (select sum(cash_micros + cash_reserved_micros) from account_balances)"
                        + " + (select sum(fee_micros) from order_matches) || ''")
                .get(0);
        assertEquals(deposits, held);
        String minted = market.query("select sum(amount)::text from blockchain_transactions where kind = 'mint'")
                .get(0);
        String energy = market.query("select (select sum(energy_wh + energy_reserved_wh) from account_balances)"
                        + " + (select sum(quantity_wh) from order_matches) || ''")
                .get(0);
        assertEquals(minted, energy);
    }

    @Test
    @Order(6)
    void everythingIsThereAfterAStop() throws Exception {
        List<String> before = market.query(TRADES);
        String cash = bob.balance("cash");
        market.stop();
        market = RunningMarket.start(folder.resolve("data"), "PT5S");
        bob = market.login("bob-e2e");
        assertEquals(before, market.query(TRADES));
        assertEquals(cash, bob.balance("cash"));
        assertFalse(bob.settlements().isEmpty());
        assertEquals(
                "active", bob.place("buy", "0.010", "0.100000").get("status").asText());
    }

    @Test
    @Order(7)
    void aRecordWithoutMeaningIsPutAsideAndCanBePutBack() throws Exception {
        long offset = writeToTheLog(new byte[] {'?'});
        String first = "market.commands/0/" + offset;
        market.await("the dead letter", () -> deadLetters("list").contains(first));
        String replayed = deadLetters("replay", first);
        Matcher second = Pattern.compile("put back at offset (\\d+)").matcher(replayed);
        assertTrue(second.find(), replayed);
        market.await("the letter of the record that fails again", () -> {
            String open = deadLetters("list");
            return open.contains("market.commands/0/" + second.group(1)) && !open.contains(first + " ");
        });
        assertEquals(
                "active", bob.place("buy", "0.010", "0.100000").get("status").asText());
    }

    @Test
    @Order(8)
    void aStandingOrderSellsByItselfAndIsShown() throws Exception {
        String zone = market.query("select zone from zones").get(0);
        String userId = market.query("select user_id from users where username = 'alice-e2e'")
                .get(0);
        String status = "select concat_ws(' ', status, side, limit_micros) from standing_orders";
        writeToTheLog(new Command.SetStandingOrder(zone, "surplus", userId, Side.SELL, 90_000, 0, false));
        market.await("the standing order to stand", () -> market.query(status).equals(List.of("active sell 90000")));
        market.await("an order that it made", () -> !market.query(
                        "select order_id from trading_orders where standing_order_id = 'surplus'")
                .isEmpty());
        writeToTheLog(new Command.EndStandingOrder(zone, "surplus", userId));
        market.await("the standing order to end", () -> market.query(status).equals(List.of("ended sell 90000")));
    }

    private static void writeToTheLog(Command command) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", market.kafka());
        byte[] key = command.zone().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.MARKET_COMMANDS.word(), key, Codecs.COMMAND.toBytes(command)))
                    .get();
        }
    }

    private static long writeToTheLog(byte[] value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", market.kafka());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(Topic.MARKET_COMMANDS.word(), 0, null, value))
                    .get()
                    .offset();
        }
    }

    private static String deadLetters(String... arguments) {
        List<String> command = new ArrayList<>(List.of("ops", "dead-letters"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--kafka", market.kafka()));
        StringWriter out = new StringWriter();
        assertEquals(
                0, GridTokenX.commandLine().setOut(new PrintWriter(out, true)).execute(command.toArray(String[]::new)));
        return out.toString();
    }

    /** Rows of one column. */
    static List<String> query(String jdbcUrl, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    static Map<String, String> order(String side, String energy, String price) {
        return Map.of("side", side, "energy_amount", energy, "price_per_kwh", price);
    }
}

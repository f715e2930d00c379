package org.gridtokenx.local.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.MarketEpoch;
import org.gridtokenx.contracts.MarketTrade;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;

/** Compares what the market published with a recomputation, byte by byte. */
final class TopicComparison {
    private final TopicReader topics;
    private final Recomputation expected;

    TopicComparison(TopicReader topics, Recomputation expected) {
        this.topics = topics;
        this.expected = expected;
    }

    void requireEqual() throws IOException {
        events();
        trades();
        epochs();
        instructions();
        deadLetters();
    }

    /** An event may come again, with the same bytes; without the repeats no number is missing. */
    void events() throws IOException {
        Map<String, Map<Long, byte[]>> found = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.MARKET_EVENTS)) {
            ZoneEvent event = Codecs.EVENT.fromBytes(record.value());
            byte[] first = found.computeIfAbsent(event.zone(), zone -> new HashMap<>())
                    .putIfAbsent(event.sequence(), record.value());
            if (first != null && !Arrays.equals(first, record.value())) {
                throw new AssertionError(
                        "market.events: " + event.zone() + " has two events " + event.sequence() + ", one: " + event);
            }
        }
        for (Map.Entry<String, List<ZoneEvent>> zone : expected.events().entrySet()) {
            Map<Long, byte[]> numbered = found.getOrDefault(zone.getKey(), Map.of());
            for (long number = 0; number < numbered.size(); number++) {
                if (!numbered.containsKey(number)) {
                    throw new AssertionError("market.events: " + zone.getKey() + " has no event " + number);
                }
            }
            if (numbered.size() < zone.getValue().size()) {
                throw new AssertionError("market.events: " + zone.getKey() + " has only " + numbered.size()
                        + " events of " + zone.getValue().size());
            }
            for (ZoneEvent event : zone.getValue()) {
                if (!Arrays.equals(Codecs.EVENT.toBytes(event), numbered.get(event.sequence()))) {
                    throw new AssertionError("market.events: " + zone.getKey() + " should say: " + event + " but says: "
                            + Codecs.EVENT.fromBytes(numbered.get(event.sequence())));
                }
            }
        }
    }

    void trades() {
        Differences.requireNone(
                "market.trades",
                expected.trades().stream()
                        .map(trade -> text(Json.toBytes(MarketTrade.of(trade))))
                        .toList(),
                topics.readAll(Topic.MARKET_TRADES).stream()
                        .map(record -> text(record.value()))
                        .toList());
    }

    /** Epochs that cleared after the end of the recomputed log are empty, and not looked at. */
    void epochs() throws IOException {
        Map<String, Long> last = new HashMap<>();
        expected.epochs().forEach(result -> last.merge(result.zone(), result.epoch(), Math::max));
        List<String> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.MARKET_EPOCHS)) {
            MarketEpoch epoch = Json.fromBytes(record.value(), MarketEpoch.class);
            if (epoch.result().epoch() <= last.getOrDefault(epoch.result().zone(), Long.MIN_VALUE)) {
                found.add(text(record.value()));
            }
        }
        Differences.requireNone(
                "market.epochs",
                expected.epochs().stream()
                        .map(result -> text(Json.toBytes(MarketEpoch.of(result))))
                        .toList(),
                found);
    }

    /** What the chain is asked to do: every trade, deposit, export and retirement once, under an id used once. */
    void instructions() throws IOException {
        List<String> wanted = new ArrayList<>();
        expected.trades().forEach(trade -> wanted.add(settle(trade)));
        expected.each(
                ZoneEvent.CashDeposited.class,
                (event, deposited) -> wanted.add(deposit(
                        event.zone(),
                        deposited.userId(),
                        "deposit/" + event.zone() + '/' + deposited.depositId().replace("/", "%2F"),
                        deposited.amountMicros())));
        expected.each(
                ZoneEvent.EnergyCredited.class,
                (event, credited) -> wanted.add(measured(
                        "mint",
                        event.zone(),
                        credited.meterId(),
                        credited.intervalStartMillis(),
                        credited.quantityWh())));
        expected.each(
                ZoneEvent.EnergyRetired.class,
                (event, retired) -> wanted.add(measured(
                        "burn", event.zone(), retired.meterId(), retired.intervalStartMillis(), retired.quantityWh())));
        List<String> found = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.LEDGER_INSTRUCTIONS)) {
            LedgerInstruction instruction = Json.fromBytes(record.value(), LedgerInstruction.class);
            ids.add(instruction.id());
            if (instruction instanceof LedgerInstruction.Settle settle) {
                settle.trades().forEach(trade -> found.add(settle(trade)));
            } else if (instruction instanceof LedgerInstruction.Deposit deposit) {
                found.add(deposit(deposit.zone(), deposit.userId(), deposit.id(), deposit.amountMicros()));
            } else if (instruction instanceof LedgerInstruction.Mint mint) {
                found.add(measured("mint", mint.zone(), mint.meterId(), mint.intervalStartMillis(), mint.quantityWh()));
            } else if (instruction instanceof LedgerInstruction.Burn burn) {
                found.add(measured("burn", burn.zone(), burn.meterId(), burn.intervalStartMillis(), burn.quantityWh()));
            }
        }
        Differences.requireNone("ledger.instructions", wanted, found);
        Differences.requireNone("ids of ledger.instructions", new TreeSet<>(ids), ids);
    }

    private static String settle(Trade trade) {
        return "settle " + HexFormat.of().formatHex(trade.canonicalBytes());
    }

    private static String deposit(String zone, String userId, String id, long amountMicros) {
        return "deposit " + zone + ' ' + userId + ' ' + id + ' ' + amountMicros;
    }

    private static String measured(String kind, String zone, String meterId, long startMillis, long quantityWh) {
        return kind + ' ' + zone + ' ' + meterId + ' ' + startMillis + ' ' + quantityWh;
    }

    /** Every record without meaning has its letter, and no other command has one. A letter may come again. */
    void deadLetters() throws IOException {
        TreeSet<String> found = new TreeSet<>();
        for (ConsumerRecord<byte[], byte[]> record : topics.readAll(Topic.DEAD_LETTERS)) {
            DeadLetter letter = Json.fromBytes(record.value(), DeadLetter.class);
            if (!letter.topic().equals(Topic.METER_READINGS.word())) { // see MeterComparison
                found.add(letter.topic() + '/' + letter.partition() + '/' + letter.offset());
            }
        }
        Differences.requireNone("dead.letters", expected.meaningless(), found);
    }

    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}

package org.gridtokenx.contracts;

import static org.gridtokenx.contracts.Samples.END;
import static org.gridtokenx.contracts.Samples.EPOCH;
import static org.gridtokenx.contracts.Samples.START;
import static org.gridtokenx.contracts.Samples.ZONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;

/** The bytes that the first version wrote, where a later one writes others: a log that holds them can be read for ever. */
class Version1BytesTest {
    private static final EpochResult RESULT = new EpochResult(
            ZONE,
            EPOCH,
            START,
            END,
            END,
            9,
            145_001,
            1_500,
            2,
            1,
            "",
            "",
            BigInteger.ZERO,
            700,
            0,
            Samples.ROOT_OF_NOTHING);

    @Test
    void ordersHadNoStandingOrder() throws IOException {
        Map<String, Order> expected = new HashMap<>(Samples.orders());
        expected.remove("made by a standing order");
        assertReads("order.txt", Codecs.ORDER, expected);
    }

    @Test
    void membersHadAListOfOrdersWhichIsNotRead() throws IOException {
        assertReads(
                "member.txt",
                Codecs.MEMBER,
                Map.of(
                        "prosumer",
                        member(),
                        "consumer",
                        Member.of("bob", Role.CONSUMER),
                        "without a role",
                        new Member("cat", null, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, List.of(), 0)));
    }

    @Test
    void rulesWereInEuros() throws IOException {
        Map<String, ZoneRules> expected = new HashMap<>(Samples.rules());
        expected.replaceAll((name, rules) -> rules.withCurrency("EUR"));
        assertReads("rules.txt", Codecs.RULES, expected);
        assertReads(
                "command.txt",
                Codecs.COMMAND,
                Map.of(
                        "set rules",
                        new Command.SetRules(ZONE, ZoneRules.defaults().withCurrency("EUR"))));
    }

    @Test
    void resultsHadNeitherMarginalOrdersNorWelfare() throws IOException {
        assertReads("result.txt", Codecs.RESULT, Map.of("epoch result", RESULT));
        byte[] json = GoldenFile.bytes("/golden/v1/market-epoch.json");
        assertEquals(new MarketEpoch(1, RESULT), Json.fromBytes(json, MarketEpoch.class));
    }

    @Test
    void events() throws IOException {
        Map<String, ZoneEvent.Body> expected = new HashMap<>();
        Order order = Samples.orders().get("buy");
        expected.put("order accepted", new ZoneEvent.OrderAccepted(order, false));
        expected.put("order accepted, repeat", new ZoneEvent.OrderAccepted(EventSamples.REPEATED, true));
        expected.put("order cancelled", new ZoneEvent.OrderCancelled(order));
        expected.put("order cleared", new ZoneEvent.OrderCleared(order, EPOCH, 1_000, 0, 0, 0, 0));
        expected.put("balance changed", new ZoneEvent.BalanceChanged(member()));
        expected.put("epoch cleared", new ZoneEvent.EpochCleared(RESULT));
        expected.put("rules set", new ZoneEvent.RulesSet(Samples.MIDPOINT, EPOCH + 1));
        List<String> names = List.copyOf(EventSamples.all().keySet());
        Map<String, ZoneEvent> events = new HashMap<>();
        expected.forEach((name, body) -> events.put(name, new ZoneEvent(ZONE, names.indexOf(name), body)));
        assertReads("event.txt", Codecs.EVENT, events);
    }

    @Test
    void readingsWereJsonOfWholeWhSinceTheOneBefore() throws IOException {
        MeterReading expected = MeterReading.interval(
                "m1", "ann", ZONE, START + 15_000, 12_000_000, 345_000_000, MeterReading.Terms.UNLIMITED);
        assertEquals(expected, Codecs.READING.fromBytes(GoldenFile.bytes("/golden/v1/meter-reading.json")));
        byte[] tick = "{\"version\":1,\"tick\":true}".getBytes(StandardCharsets.UTF_8);
        assertEquals(new MeterMessage.Tick(), Codecs.READING.fromBytes(tick));
    }

    @Test
    void intervalsWereFinalAndCreditedAsTheyWere() throws IOException {
        MeterInterval expected = new MeterInterval(
                1,
                "m1",
                "zoë",
                ZONE,
                START,
                END,
                MeterInterval.Status.FINAL,
                1,
                56,
                1_234,
                1_234,
                56,
                null,
                null,
                60,
                MeterInterval.Quality.MEASURED,
                0,
                Collections.emptySortedMap());
        byte[] json = GoldenFile.bytes("/golden/v1/meter-interval.json");
        assertEquals(expected, Json.fromBytes(json, MeterInterval.class));
    }

    /** It stood in the state only, beside orders that lay otherwise. */
    @Test
    void clocksAreRefused() {
        GoldenFile.sections("v1/clock.txt").forEach((name, bytes) -> {
            IOException e = assertThrows(IOException.class, () -> Codecs.CLOCK.fromBytes(bytes), name);
            assertEquals(
                    "zone clock of version 1: this state cannot be taken over, start the job without it and it builds it"
                            + " anew from the log",
                    e.getMessage());
        });
    }

    private static Member member() {
        return new Member("ann", Role.PROSUMER, 1, 2, 3, 4, 5, 0, 0, List.of(), 0);
    }

    private static <T> void assertReads(String file, Codec<T> codec, Map<String, T> expected) throws IOException {
        Map<String, T> read = new HashMap<>();
        for (Map.Entry<String, byte[]> section :
                GoldenFile.sections("v1/" + file).entrySet()) {
            read.put(section.getKey(), codec.fromBytes(section.getValue()));
        }
        assertEquals(expected, read);
    }
}

package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader of a topic's JSON takes and what it refuses, always by an {@link IOException}. */
class JsonTest {
    private static final String READING =
            "{\"version\":1,\"meterId\":\"m\",\"userId\":\"u\",\"zone\":\"z\",\"timestampMillis\":1,\"importWh\":2,\"exportWh\":3}";

    @Test
    void aNewerWritersFieldIsIgnored() throws IOException {
        assertEquals(
                MeterReading.interval("m", "u", "z", 1, 2_000_000, 3_000_000, MeterReading.Terms.UNLIMITED),
                reading(READING.replace("{", "{\"phase\":{\"a\":[1,2]},")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "7",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "{\"version\":1,\"meterId\":\"m\",\"userId\":\"u\",\"zone\":\"z\",\"timestampMillis\":1,\"importWh\":2}",
                "{\"version\":1,\"userId\":\"u\",\"zone\":\"z\",\"timestampMillis\":1,\"importWh\":2,\"exportWh\":3}",
            })
    void whatIsNoReadingIsRefused(String json) {
        assertThrows(IOException.class, () -> reading(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.0",
                "1e2",
                "null",
                "\"x\"",
                "\"2\"",
                "true",
                "-1",
                "1000001",
                "9223372036854775808",
                "[2]",
                "{}",
                "NaN",
                "002"
            })
    void anAmountIsAWholeNumberWithinItsBounds(String amount) {
        String json = READING.replace("\"importWh\":2", "\"importWh\":" + amount);
        assertThrows(IOException.class, () -> reading(json));
    }

    @Test
    void twoRecordsInOneAreRefused() {
        assertThrows(IOException.class, () -> reading(READING + READING));
        assertThrows(IOException.class, () -> reading(READING + "x"));
    }

    @Test
    void anUnknownKindOrStatusIsRefused() throws IOException {
        String deposit = GoldenFile.text("ledger-deposit.json");
        for (String json : List.of(
                deposit.replace("\"deposit\",", "\"withdraw\","),
                deposit.replace("\"kind\":\"deposit\",", ""),
                deposit.replace("\"kind\":\"deposit\",", "\"kind\":null,"),
                GoldenFile.text("ledger-settle.json").replaceFirst("\\[.*]", "null"))) {
            assertThrows(IOException.class, () -> read(json, LedgerInstruction.class), json);
        }
        String receipt = GoldenFile.text("settlement-receipt.json").replace("CONFIRMED", "MAYBE");
        assertThrows(IOException.class, () -> read(receipt, SettlementReceipt.class));
    }

    /** Every field of every record, at any depth, is needed: a reader never meets a null. */
    @ParameterizedTest
    @CsvSource({
        "v1/meter-reading, JsonReading",
        "v1/meter-interval, MeterInterval",
        "meter-interval, MeterInterval",
        "zone-energy-nothing, ZoneEnergy",
        "ledger-deposit, LedgerInstruction",
        "ledger-mint, LedgerInstruction",
        "ledger-settle, LedgerInstruction",
        "ledger-burn, LedgerInstruction",
        "settlement-receipt, SettlementReceipt",
        "settlement-receipt-failed, SettlementReceipt",
        "market-trade, MarketTrade",
        "market-epoch, MarketEpoch",
        "dead-letter, DeadLetter",
        "dead-letter-replay, DeadLetterReplay"
    })
    void aRecordWithoutOneOfItsFieldsIsRefused(String file, String type) throws Exception {
        Class<?> record = Class.forName(getClass().getPackageName() + '.' + type);
        JsonNode tree = new ObjectMapper().readTree(GoldenFile.text(file + ".json"));
        assertNotNull(read(tree.toString(), record));
        assertFieldsAreNeeded(tree, tree, record);
    }

    private static void assertFieldsAreNeeded(JsonNode tree, JsonNode node, Class<?> type) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode value = object.get(name);
                assertFieldsAreNeeded(tree, value, type);
                object.putNull(name);
                assertThrows(IOException.class, () -> read(tree.toString(), type), () -> "null " + name);
                object.remove(name);
                assertThrows(IOException.class, () -> read(tree.toString(), type), () -> "without " + name);
                object.set(name, value);
            }
        } else {
            node.forEach(child -> assertFieldsAreNeeded(tree, child, type));
        }
    }

    /** Golden records with bytes changed, dropped or doubled: read as something or refused, and nothing else. */
    @Test
    void damagedRecordsThrowNothingElse() {
        byte[] receipt = GoldenFile.bytes("/golden/settlement-receipt.json");
        byte[] reading = GoldenFile.bytes("/golden/v1/meter-reading.json");
        byte[] letter = GoldenFile.bytes("/golden/dead-letter.json");
        for (int i = 0; i < 10_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            Damage.assertReadOrRefused(random, receipt, b -> Json.fromBytes(b, SettlementReceipt.class), seed);
            Damage.assertReadOrRefused(random, reading, Codecs.READING::fromBytes, seed);
            Damage.assertReadOrRefused(random, letter, b -> Json.fromBytes(b, DeadLetter.class), seed);
        }
    }

    private static MeterMessage reading(String json) throws IOException {
        return Codecs.READING.fromBytes(json.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T read(String json, Class<T> type) throws IOException {
        return Json.fromBytes(json.getBytes(StandardCharsets.UTF_8), type);
    }
}

package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JSON of topics, character for character. */
class GoldenJsonTest {
    private static final LedgerInstruction SETTLE = new LedgerInstruction.Settle(
            1, "settle/riverside/1963808/0", Samples.ZONE, Samples.EPOCH, 0, List.of(Samples.TRADE));
    private static final LedgerInstruction DEPOSIT =
            new LedgerInstruction.Deposit(1, "deposit/riverside/d1", Samples.ZONE, "ann", 1_000_000_000_000_000L);

    @Test
    void meters() throws IOException {
        assertGolden("meter-interval", MeterSamples.FINAL);
        assertGolden("meter-interval-full", MeterSamples.CORRECTED);
    }

    @Test
    void zones() throws IOException {
        assertGolden("zone-energy", MeterSamples.ZONE_ENERGY);
        assertGolden("zone-energy-nothing", MeterSamples.NO_ENERGY);
    }

    @Test
    void ledger() throws IOException {
        assertGolden("ledger-deposit", DEPOSIT, LedgerInstruction.class);
        assertGolden(
                "ledger-mint",
                new LedgerInstruction.Mint(
                        1, "mint/riverside/m1/1767427200000", Samples.ZONE, "ann", "m1", Samples.START, 1_234),
                LedgerInstruction.class);
        assertGolden("ledger-settle", SETTLE, LedgerInstruction.class);
        assertGolden(
                "ledger-burn",
                new LedgerInstruction.Burn(
                        1, "burn/riverside/m1/1767427200000", Samples.ZONE, "ann", "m1", Samples.START, 56),
                LedgerInstruction.class);
        assertEquals(4, LedgerInstruction.class.getPermittedSubclasses().length, "a sample of every kind");
        assertEquals(4, LedgerInstruction.MAX_TRADES_PER_BATCH, "batches of a replay must be the same");
    }

    @Test
    void settlements() throws IOException {
        assertGolden(
                "settlement-receipt",
                new SettlementReceipt(
                        1,
                        SETTLE,
                        SettlementReceipt.Status.CONFIRMED,
                        "5VERv8NMvzbJMEkV8xnrLkEaWRtSz9CosKDYjCJjBRnbJLgp8uirBgmQpjKhoR4tjF3ZpRzrFmBV6UjKdiSZkQUW",
                        1_234,
                        "",
                        Samples.END + 1_234));
        assertGolden(
                "settlement-receipt-failed",
                new SettlementReceipt(
                        1, DEPOSIT, SettlementReceipt.Status.FAILED, "", 0, "program error 101", Samples.END + 1_234));
    }

    @Test
    void market() throws IOException {
        assertGolden("market-trade", MarketTrade.of(Samples.TRADE));
        assertGolden("market-epoch", MarketEpoch.of(Samples.RESULT));
    }

    /** The older form, still written for a record without a key. */
    @Test
    void deadLetters() throws IOException {
        DeadLetter letter = new DeadLetter(
                1, "market.commands", 2, 99, "unknown kind of command 7", new byte[] {1, 7, 0, -1}, null);
        assertEquals(golden("dead-letter"), json(letter));
        DeadLetter read = Json.fromBytes(bytes("dead-letter"), DeadLetter.class);
        assertArrayEquals(letter.value(), read.value());
        assertNull(read.key());
        assertEquals(golden("dead-letter"), json(read));
    }

    @Test
    void deadLettersWithAKeyAndTheirReplay() throws IOException {
        DeadLetter letter = new DeadLetter(
                1, "market.commands", 2, 99, "unknown kind of command 7", new byte[] {1, 7, 0, -1}, new byte[] {122, 1
                });
        assertEquals(golden("dead-letter-keyed"), json(letter));
        DeadLetter read = Json.fromBytes(bytes("dead-letter-keyed"), DeadLetter.class);
        assertArrayEquals(letter.key(), read.key());
        assertGolden("dead-letter-replay", new DeadLetterReplay(1, "market.commands", 2, 99, 107));
        assertTrue(golden("dead-letter-replay").contains(DeadLetterReplay.MARK));
    }

    private static void assertGolden(String file, Record record) throws IOException {
        assertGolden(file, record, record.getClass());
    }

    private static void assertGolden(String file, Object record, Class<?> type) throws IOException {
        assertEquals(golden(file), json(record));
        assertEquals(record, Json.fromBytes(bytes(file), type));
    }

    private static String json(Object record) {
        return new String(Json.toBytes(record), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        return golden(file).getBytes(StandardCharsets.UTF_8);
    }

    private static String golden(String file) {
        return GoldenFile.text(file + ".json").strip();
    }
}

package org.gridtokenx.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.SettlementReceipt.Status;
import org.gridtokenx.market.Trade;
import org.gridtokenx.settlement.LocalLedger;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.SystemProgram;

/** Settlement against the real local ledger. */
class SettlementTest {
    private static final int SLOT_MILLIS = 50;

    @TempDir
    static Path folder;

    private static LocalLedger ledger;

    private Custody custody;
    private Settlement settlement;
    private LedgerView view;
    private int ids;

    @BeforeAll
    static void startLedger() throws Exception {
        ledger = LocalLedger.start(folder.resolve("ledger"), SLOT_MILLIS);
    }

    @AfterAll
    static void stopLedger() throws Exception {
        ledger.close();
    }

    @BeforeEach
    void begin(TestInfo test) {
        // Its own operator for each test: its own tokens, users and markers.
        custody = new Custody(Operator.loadOrCreate(folder.resolve("keys")
                .resolve(test.getTestMethod().orElseThrow().getName())));
        settlement = newSettlement();
        view = new LedgerView(ledger.rpc(), custody);
    }

    @AfterEach
    void end() {
        settlement.close();
    }

    private Settlement newSettlement() {
        return new Settlement(new SolanaRpc(ledger.rpc()), custody);
    }

    @Test
    void tokensComeInAreTradedAndAreRetired() throws Exception {
        List<SettlementReceipt> receipts = settled(
                settlement,
                List.of(
                        mint("ann", 5_000),
                        deposit("bob", 10_000_000),
                        settle(7, 0, trade("ann", "bob", 2_000, 400_000, 4_000)),
                        burn("bob", 1_500)));

        receipts.forEach(receipt -> assertEquals(Status.CONFIRMED, receipt.status(), receipt.reason()));
        assertAll(
                () -> assertEquals(4, receipts.size()),
                () -> assertTrue(receipts.stream().allMatch(receipt -> receipt.slot() > 0)),
                () -> assertEquals(3_000, view.energyWh("ann")),
                () -> assertEquals(396_000, view.cashMicros("ann")),
                () -> assertEquals(500, view.energyWh("bob")),
                () -> assertEquals(9_600_000, view.cashMicros("bob")),
                () -> assertEquals(4_000, view.feesMicros()),
                () -> assertEquals(3_500, view.energySupplyWh()));
    }

    @Test
    void belowAPriceOfZeroTheSellerPaysAndForNothingEnergyMovesAlone() throws Exception {
        settled(settlement, List.of(mint("ann", 5_000), deposit("ann", 1_000_000), deposit("bob", 50)));
        // Instructions settle side by side: what the others may not overdraw must be there first.
        settled(
                settlement,
                List.of(settle(
                        4,
                        0,
                        trade("ann", "bob", 2_000, -400_000, 0),
                        trade("ann", "bob", 500, 0, 0),
                        trade("ann", "bob", 100, 40, 10))));
        List<SettlementReceipt> receipts = settled(
                settlement,
                List.of(
                        settle(4, 1, trade("ann", "bob", 1, -5, 1)),
                        settle(4, 2, trade("ann", "bob", 1, -600_031, 0)),
                        settle(4, 3, trade("ann", "bob", 1, Long.MIN_VALUE, 0)),
                        settle(4, 4, trade("ann", "bob", 1, 5, 6)),
                        settle(4, 5, trade("ann", "bob", 400, 0, 0))));

        Map<String, String> reasons = receipts.stream()
                .filter(receipt -> receipt.status() == Status.FAILED)
                .collect(Collectors.toMap(receipt -> receipt.instruction().id(), SettlementReceipt::reason));
        assertAll(
                () -> assertEquals(4, reasons.size(), reasons.toString()),
                () -> assertEquals("a fee of 1 on an amount below zero: -5", reasons.get("settle/z/4/1")),
                () -> assertTrue(reasons.get("settle/z/4/2").endsWith("insufficient funds")),
                () -> assertEquals("long overflow", reasons.get("settle/z/4/3")),
                () -> assertEquals("the seller's proceeds is negative: -1", reasons.get("settle/z/4/4")),
                () -> assertEquals(600_030, view.cashMicros("ann")),
                () -> assertEquals(400_010, view.cashMicros("bob")),
                () -> assertEquals(10, view.feesMicros()),
                () -> assertEquals(2_000, view.energyWh("ann")),
                () -> assertEquals(3_000, view.energyWh("bob")));
    }

    @Test
    void aBatchOfTradesAmongDifferentUsersFitsAndMovesAllOrNothing() throws Exception {
        List<LedgerInstruction> funds = new ArrayList<>();
        for (int i = 0; i < LedgerInstruction.MAX_TRADES_PER_BATCH; i++) {
            funds.add(mint("seller" + i, 1_000));
            funds.add(deposit("buyer" + i, 100_000));
        }
        settled(settlement, funds);
        Trade[] good = new Trade[LedgerInstruction.MAX_TRADES_PER_BATCH];
        Trade[] lastOverdrawn = new Trade[good.length];
        for (int i = 0; i < good.length; i++) {
            good[i] = trade("seller" + i, "buyer" + i, 1_000, 100_000, 1_000);
            lastOverdrawn[i] = i < good.length - 1 ? good[i] : trade("seller" + i, "buyer" + i, 1_000, 100_001, 1_000);
        }

        SettlementReceipt failed =
                settled(settlement, List.of(settle(1, 0, lastOverdrawn))).get(0);
        assertEquals(Status.FAILED, failed.status());
        assertTrue(failed.reason().endsWith("insufficient funds"), failed.reason());
        assertFalse(failed.signature().isEmpty());
        for (int i = 0; i < good.length; i++) {
            assertEquals(1_000, view.energyWh("seller" + i));
            assertEquals(100_000, view.cashMicros("buyer" + i));
        }

        SettlementReceipt done =
                settled(settlement, List.of(settle(1, 1, good))).get(0);
        assertEquals(Status.CONFIRMED, done.status(), done.reason());
        for (int i = 0; i < good.length; i++) {
            assertEquals(1_000, view.energyWh("buyer" + i));
            assertEquals(99_000, view.cashMicros("seller" + i));
        }
        assertEquals(1_000L * good.length, view.feesMicros());
    }

    @Test
    void theSameInstructionTwiceMovesOnceAndReportsTheSameSignature() throws Exception {
        LedgerInstruction deposit = deposit("ann", 1_000);
        SettlementReceipt first = settled(settlement, List.of(deposit)).get(0);
        SettlementReceipt again = settled(settlement, List.of(deposit)).get(0);
        SettlementReceipt byAnother;
        try (Settlement other = newSettlement()) {
            byAnother = settled(other, List.of(deposit)).get(0);
        }

        assertEquals(1_000, view.cashMicros("ann"));
        for (SettlementReceipt receipt : List.of(again, byAnother)) {
            assertEquals(Status.CONFIRMED, receipt.status(), receipt.reason());
            assertEquals(first.signature(), receipt.signature());
            assertEquals(first.slot(), receipt.slot());
        }
    }

    @Test
    void twoSettlersAtTheSameTimeMoveOnce() throws Exception {
        settled(settlement, List.of(deposit("ann", 1)));
        List<LedgerInstruction> deposits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deposits.add(deposit("ann", 1_000));
        }
        try (Settlement other = newSettlement()) {
            CompletableFuture<List<SettlementReceipt>> theirs =
                    CompletableFuture.supplyAsync(() -> settled(other, deposits));
            Map<String, String> ours = signatures(settled(settlement, deposits));
            assertEquals(ours, signatures(theirs.get()));
        }
        assertEquals(100_001, view.cashMicros("ann"));
    }

    @Test
    void anOverdrawFailsWithItsReasonAndTheRestGoesOn() throws Exception {
        settled(settlement, List.of(mint("ann", 100), deposit("bob", 100)));
        Map<String, SettlementReceipt> receipts = settled(
                        settlement,
                        List.of(
                                settle(3, 0, trade("ann", "bob", 101, 10, 0)),
                                settle(3, 1, trade("ann", "bob", 100, 100, 1)),
                                settle(3, 2, trade("ann", "bob", -5, 10, 0)),
                                burn("bob", 100)))
                .stream()
                .collect(Collectors.toMap(receipt -> receipt.instruction().id(), receipt -> receipt));

        SettlementReceipt overdrawn = receipts.get("settle/z/3/0");
        assertEquals(Status.FAILED, overdrawn.status());
        assertEquals("instruction 1 of the transaction failed: insufficient funds", overdrawn.reason());
        SettlementReceipt senseless = receipts.get("settle/z/3/2");
        assertEquals(Status.FAILED, senseless.status());
        assertEquals("traded energy of -5 is not more than nothing", senseless.reason());
        assertEquals(Status.CONFIRMED, receipts.get("settle/z/3/1").status());
        assertEquals(0, view.energySupplyWh());
        assertEquals(99, view.cashMicros("ann"));
    }

    @Test
    void lamportsSentToAMarkersAddressDoNotPassForASettlement() throws Exception {
        settled(settlement, List.of(deposit("ann", 1)));
        LedgerInstruction deposit = deposit("ann", 1_000);
        PublicKey marker =
                Marker.of(custody.operator().publicKey(), deposit.id()).address();
        ledger.rpc().call("requestAirdrop", marker.toBase58(), 1_000_000);

        SettlementReceipt receipt = settled(settlement, List.of(deposit)).get(0);

        assertEquals(Status.FAILED, receipt.status());
        assertTrue(receipt.reason().contains(marker.toBase58()), receipt.reason());
        assertEquals(1, view.cashMicros("ann"));
    }

    @Test
    void killingTheLedgerAmidSettlementDelaysAndDoublesNothing() throws Exception {
        try (LocalLedger mortal = LocalLedger.start(folder.resolve("mortal"), SLOT_MILLIS);
                Settlement patient = new Settlement(new SolanaRpc(mortal.rpc()), custody)) {
            LedgerView mortalView = new LedgerView(mortal.rpc(), custody);
            settled(patient, List.of(mint("ann", 1_000_000), deposit("bob", 1_000_000)));
            List<LedgerInstruction> batches = new ArrayList<>();
            for (int batch = 0; batch < 300; batch++) {
                batches.add(settle(9, batch, trade("ann", "bob", 1_000, 1_000, 10)));
            }
            CompletableFuture<List<SettlementReceipt>> settling =
                    CompletableFuture.supplyAsync(() -> settled(patient, batches));
            for (int kill = 1; kill <= 3; kill++) {
                while (!settling.isDone() && mortalView.energyWh("bob") < 40_000L * kill) {
                    Thread.sleep(1);
                }
                mortal.kill();
                mortal.restart();
            }
            List<SettlementReceipt> receipts = settling.get();

            receipts.forEach(receipt -> assertEquals(Status.CONFIRMED, receipt.status(), receipt.reason()));
            assertEquals(
                    batches.size(),
                    signatures(receipts).values().stream().distinct().count());
            assertEquals(300_000, mortalView.energyWh("bob"));
            assertEquals(700_000, mortalView.cashMicros("bob"));
            assertEquals(3_000, mortalView.feesMicros());
            assertEquals(signatures(receipts), signatures(settled(patient, batches)));
            assertEquals(300_000, mortalView.energyWh("bob"));
        }
    }

    @Test
    void markersHaveTheAddressesThatSolanaDerives() {
        PublicKey operator = Operator.fromSeed(new byte[32]).publicKey();
        Marker marker = Marker.of(operator, "settle/z/3/0");
        assertEquals(32, marker.seed().length());
        assertEquals(PublicKey.createWithSeed(operator, marker.seed(), SystemProgram.PROGRAM_ID), marker.address());
    }

    private static List<SettlementReceipt> settled(Settlement settlement, List<LedgerInstruction> instructions) {
        List<SettlementReceipt> receipts = new ArrayList<>();
        try {
            settlement.settle(instructions, receipts::add);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return receipts;
    }

    private static Map<String, String> signatures(List<SettlementReceipt> receipts) {
        return receipts.stream()
                .collect(Collectors.toMap(receipt -> receipt.instruction().id(), SettlementReceipt::signature));
    }

    private LedgerInstruction mint(String userId, long wh) {
        return new LedgerInstruction.Mint(1, "mint/" + ids++, "z", userId, "meter-" + userId, 0, wh);
    }

    private LedgerInstruction deposit(String userId, long micros) {
        return new LedgerInstruction.Deposit(1, "deposit/" + ids++, "z", userId, micros);
    }

    private LedgerInstruction burn(String userId, long wh) {
        return new LedgerInstruction.Burn(1, "burn/" + ids++, "z", userId, "meter-" + userId, 0, wh);
    }

    private static LedgerInstruction settle(long epoch, int batch, Trade... trades) {
        String id = "settle/z/" + epoch + '/' + batch;
        return new LedgerInstruction.Settle(1, id, "z", epoch, batch, List.of(trades));
    }

    private static Trade trade(String seller, String buyer, long wh, long amountMicros, long feeMicros) {
        return new Trade("z", 0, 0, "buy", "sell", buyer, seller, wh, 0, amountMicros, feeMicros);
    }
}

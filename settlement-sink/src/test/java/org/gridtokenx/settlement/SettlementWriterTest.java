package org.gridtokenx.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.Json;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.settlement.chain.Custody;
import org.gridtokenx.settlement.chain.Operator;
import org.gridtokenx.settlement.chain.Settlement;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The writer on the real ledger, with time and Kafka in the test's hands. */
class SettlementWriterTest {
    @TempDir
    Path folder;

    private final RememberedReports reports = new RememberedReports();
    private final ManualTime time = new ManualTime();
    private LocalLedger ledger;
    private SettlementWriter writer;
    private long offset;

    @BeforeEach
    void start() throws Exception {
        ledger = LocalLedger.start(folder.resolve("ledger"), 50);
        Custody custody = new Custody(Operator.loadOrCreate(folder.resolve("keys")));
        writer = new SettlementWriter(new Settlement(new SolanaRpc(ledger.rpc()), custody), reports, time);
    }

    @AfterEach
    void stop() throws Exception {
        writer.close();
        ledger.close();
    }

    @Test
    void aCheckpointWaitsForTheReceiptsOfEverythingBeforeIt() throws Exception {
        write(deposit(1));
        write(deposit(2));
        assertEquals(List.of(), reports.receipts);
        writer.flush(false);
        assertEquals(List.of("1", "2"), reports.confirmedIds());
        assertEquals(1, reports.flushes);
    }

    @Test
    void aMomentAfterTheFirstTheyAreSettledWithoutACheckpoint() throws Exception {
        write(deposit(1));
        time.pass(SettlementWriter.LONGEST_WAIT_MILLIS);
        assertEquals(List.of("1"), reports.confirmedIds());
        write(deposit(2));
        time.pass(SettlementWriter.LONGEST_WAIT_MILLIS);
        assertEquals(List.of("1", "2"), reports.confirmedIds());
    }

    @Test
    void whatIsNoInstructionBecomesADeadLetterAndHoldsUpNothing() throws Exception {
        for (String poison :
                List.of("", "{", "{\"kind\":\"gift\"}", "{\"kind\":\"deposit\",\"version\":1,\"amountMicros\":1}")) {
            write(poison.getBytes(StandardCharsets.UTF_8));
        }
        write(deposit(1));
        writer.flush(false);
        assertEquals(List.of("1"), reports.confirmedIds());
        assertEquals(
                List.of(0L, 1L, 2L, 3L),
                reports.letters.stream().map(DeadLetter::offset).toList());
        for (DeadLetter letter : reports.letters) {
            assertEquals("t", letter.topic());
            assertEquals(3, letter.partition());
            assertTrue(letter.reason().startsWith("no ledger instruction: "), letter.reason());
        }
    }

    @Test
    void receiptsThatKafkaDidNotTakeFailTheCheckpoint() throws Exception {
        write(deposit(1));
        reports.refusing = true;
        assertThrows(IOException.class, () -> writer.flush(false));
    }

    private void write(byte[] value) throws IOException, InterruptedException {
        writer.write(new InstructionRecord("t", 3, offset++, null, value), null);
    }

    private static byte[] deposit(int id) {
        return Json.toBytes(new LedgerInstruction.Deposit(1, Integer.toString(id), "z", "ann", 1_000));
    }

    private static final class RememberedReports implements Reports {
        private final List<SettlementReceipt> receipts = new ArrayList<>();
        private final List<DeadLetter> letters = new ArrayList<>();
        private int flushes;
        private boolean refusing;

        List<String> confirmedIds() {
            return receipts.stream()
                    .filter(receipt -> receipt.status() == SettlementReceipt.Status.CONFIRMED)
                    .map(receipt -> receipt.instruction().id())
                    .toList();
        }

        @Override
        public void receipt(SettlementReceipt receipt) {
            receipts.add(receipt);
        }

        @Override
        public void deadLetter(DeadLetter letter) {
            letters.add(letter);
        }

        @Override
        public void flush() throws IOException {
            if (refusing) {
                throw new IOException("the broker is away");
            }
            flushes++;
        }

        @Override
        public void close() {}
    }

    /** A clock that stands still until told. */
    private static final class ManualTime implements ProcessingTimeService {
        private record Timer(long at, ProcessingTimeCallback callback) {}

        private final List<Timer> timers = new ArrayList<>();
        private long now = 1_000;

        @Override
        public long getCurrentProcessingTime() {
            return now;
        }

        @Override
        public ScheduledFuture<?> registerTimer(long at, ProcessingTimeCallback callback) {
            timers.add(new Timer(at, callback));
            return null;
        }

        void pass(long millis) throws Exception {
            now += millis;
            List<Timer> due = timers.stream().filter(timer -> timer.at() <= now).toList();
            timers.removeAll(due);
            for (Timer timer : due) {
                timer.callback().onProcessingTime(now);
            }
        }
    }
}

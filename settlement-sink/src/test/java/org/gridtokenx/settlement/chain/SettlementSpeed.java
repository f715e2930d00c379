package org.gridtokenx.settlement.chain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Trade;
import org.gridtokenx.settlement.LocalLedger;
import org.gridtokenx.settlement.solana.SolanaRpc;

/**
 * Prints how fast an epoch's trades settle on the local ledger: trades a second and the mean time from the epoch's
 * clearing (all batches there at once) to the confirmation of a trade. Arguments: trades, users on each side, the most
 * instructions that settle together, and how many epochs to settle one after the other.
 */
public final class SettlementSpeed {
    private static final int SLOT_MILLIS = 400;

    private SettlementSpeed() {}

    public static void main(String[] args) throws Exception {
        int trades = argument(args, 0, 10_000);
        int users = argument(args, 1, 500);
        int together = argument(args, 2, 4096);
        int epochs = argument(args, 3, 3);
        Path folder = Files.createTempDirectory("settlement-speed");
        try (LocalLedger ledger = LocalLedger.start(folder.resolve("ledger"), SLOT_MILLIS);
                Settlement settlement = new Settlement(
                        new SolanaRpc(ledger.rpc()), new Custody(Operator.loadOrCreate(folder.resolve("keys"))))) {
            long before = System.nanoTime();
            fund(settlement, users);
            System.out.printf("%d users' accounts opened and funded in %d ms%n", 2 * users, millisSince(before));
            for (int epoch = 0; epoch < epochs; epoch++) {
                settle(settlement, batches(trades, users, epoch), trades, together);
            }
        }
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private static void fund(Settlement settlement, int users) throws InterruptedException {
        List<LedgerInstruction> funds = new ArrayList<>();
        for (int i = 0; i < users; i++) {
            funds.add(new LedgerInstruction.Mint(1, "m" + i, "z", "seller" + i, "meter" + i, 0, 1_000_000_000));
            funds.add(new LedgerInstruction.Deposit(1, "d" + i, "z", "buyer" + i, 1_000_000_000));
        }
        settlement.settle(funds, receipt -> {
            if (receipt.status() == SettlementReceipt.Status.FAILED) {
                throw new IllegalStateException(receipt.reason());
            }
        });
    }

    private static List<LedgerInstruction> batches(int trades, int users, int epoch) {
        List<LedgerInstruction> batches = new ArrayList<>();
        for (int from = 0; from < trades; from += LedgerInstruction.MAX_TRADES_PER_BATCH) {
            List<Trade> batch = new ArrayList<>();
            for (int i = from; i < Math.min(trades, from + LedgerInstruction.MAX_TRADES_PER_BATCH); i++) {
                String seller = "seller" + i % users;
                String buyer = "buyer" + (i * 7 + i / users) % users;
                batch.add(new Trade("z", epoch, i, "b" + i, "s" + i, buyer, seller, 1_500, 200_000, 300_000, 3_000));
            }
            int number = batches.size();
            batches.add(new LedgerInstruction.Settle(1, "s/" + epoch + '/' + number, "z", epoch, number, batch));
        }
        return batches;
    }

    private static void settle(Settlement settlement, List<LedgerInstruction> batches, int trades, int together)
            throws InterruptedException {
        long start = System.currentTimeMillis();
        double waited = 0;
        int confirmed = 0;
        for (int from = 0; from < batches.size(); from += together) {
            List<LedgerInstruction> part = batches.subList(from, Math.min(batches.size(), from + together));
            List<SettlementReceipt> receipts = new ArrayList<>(part.size());
            settlement.settle(part, receipts::add);
            for (SettlementReceipt receipt : receipts) {
                if (receipt.status() == SettlementReceipt.Status.CONFIRMED) {
                    waited += receipt.confirmedAtMillis() - start;
                    confirmed++;
                }
            }
        }
        long millis = System.currentTimeMillis() - start;
        System.out.printf(
                "%d trades in %d transactions: %d confirmed, all after %d ms (%d trades/s), mean %.0f ms%n",
                trades, batches.size(), confirmed, millis, trades * 1000L / Math.max(1, millis), waited / confirmed);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}

package org.gridtokenx.settlement.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.contracts.SettlementReceipt.Status;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.gridtokenx.settlement.solana.SolanaRpc.Landing;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * Does instructions on the chain, each at most once, whatever was done before and by whom: the chain's markers say.
 *
 * <p>Returns only when everything has its final outcome. An instruction that can never succeed fails with its reason
 * and holds up nobody.
 */
public final class Settlement implements AutoCloseable {
    private static final long LAMPORTS_PER_FEE = 5_000;
    private static final long POLL_MILLIS = 50;

    // A node may know an account before it can tell which transaction made it.
    private static final int POLLS_FOR_ANY_TRANSACTION = 600;
    private static final int POLLS_FOR_OPERATORS_TRANSACTION = 40;

    private final SolanaRpc rpc;
    private final ParallelCalls calls = new ParallelCalls();
    private final TransactionRunner runner;
    private final FeePayer feePayer;
    private final TokenAccounts accounts;
    private final InstructionTransactions transactions;
    private final Operator operator;
    private long markerLamports;

    /** @param rpc must wait for a ledger that is away ({@code PatientJsonRpc}) */
    public Settlement(SolanaRpc rpc, Custody custody) {
        this.rpc = rpc;
        this.operator = custody.operator();
        runner = new TransactionRunner(rpc, calls);
        feePayer = new FeePayer(rpc, operator.publicKey());
        accounts = new TokenAccounts(rpc, runner, feePayer, custody);
        transactions = new InstructionTransactions(custody);
    }

    /**
     * Settles.
     *
     * @param inLogOrder of one or more zones; within a zone in the order of the log
     * @param receipts gets one for each, as soon as it is known, on the thread of the caller
     */
    public void settle(List<LedgerInstruction> inLogOrder, Consumer<SettlementReceipt> receipts)
            throws InterruptedException {
        for (List<LedgerInstruction> stage : Stages.of(inLogOrder)) {
            settleStage(stage, receipts);
        }
    }

    private void settleStage(List<LedgerInstruction> stage, Consumer<SettlementReceipt> receipts)
            throws InterruptedException {
        // Keyed by id: should the log say something twice in one stage, it is done and reported once.
        Map<String, LedgerInstruction> open = new LinkedHashMap<>();
        stage.forEach(instruction -> open.putIfAbsent(instruction.id(), instruction));
        List<LedgerInstruction> done = removeMarked(open);
        Map<LedgerInstruction, List<TransactionInstruction>> drafts = draft(open.values(), receipts);
        if (!drafts.isEmpty()) {
            List<LedgerInstruction> sent = List.copyOf(drafts.keySet());
            run(drafts, (place, outcome) -> {
                if (!outcome.succeeded() && outcome.foundMarker()) {
                    done.add(sent.get(place));
                } else {
                    receipts.accept(receipt(sent.get(place), outcome));
                }
            });
        }
        calls.map(done, this::receiptOfMarked).forEach(receipts);
    }

    private List<LedgerInstruction> removeMarked(Map<String, LedgerInstruction> open) throws InterruptedException {
        List<LedgerInstruction> instructions = List.copyOf(open.values());
        List<PublicKey> markers = instructions.stream()
                .map(instruction -> markerOf(instruction).address())
                .toList();
        List<Optional<byte[]>> found = rpc.accountData(markers, 0, 0);
        List<LedgerInstruction> marked = new ArrayList<>();
        for (int i = 0; i < instructions.size(); i++) {
            if (found.get(i).isPresent()) {
                marked.add(open.remove(instructions.get(i).id()));
            }
        }
        return marked;
    }

    private Map<LedgerInstruction, List<TransactionInstruction>> draft(
            Iterable<LedgerInstruction> open, Consumer<SettlementReceipt> receipts) {
        Map<LedgerInstruction, List<TransactionInstruction>> drafts = new LinkedHashMap<>();
        for (LedgerInstruction instruction : open) {
            try {
                drafts.put(instruction, transactions.of(instruction));
            } catch (IllegalArgumentException | ArithmeticException e) {
                receipts.accept(receipt(instruction, Status.FAILED, new Landing("", 0), e.getMessage()));
            }
        }
        return drafts;
    }

    private void run(Map<LedgerInstruction, List<TransactionInstruction>> drafts, TransactionRunner.Listener listener)
            throws InterruptedException {
        Set<String> users = new LinkedHashSet<>();
        drafts.keySet().forEach(instruction -> users.addAll(InstructionTransactions.usersOf(instruction)));
        accounts.require(users);
        if (markerLamports == 0) {
            markerLamports = rpc.rentExemption(0);
        }
        // A payer has to stay rent-exempt itself, hence one marker's worth more.
        feePayer.require((drafts.size() + 1) * (markerLamports + LAMPORTS_PER_FEE));
        List<TransactionRunner.Draft> marked = new ArrayList<>(drafts.size());
        drafts.forEach((instruction, tokens) -> {
            List<TransactionInstruction> all = new ArrayList<>(tokens.size() + 1);
            all.add(markerOf(instruction).create(markerLamports));
            all.addAll(tokens);
            marked.add(new TransactionRunner.Draft(all, List.of(operator.key())));
        });
        runner.run(marked, listener);
    }

    private SettlementReceipt receiptOfMarked(LedgerInstruction instruction) throws InterruptedException {
        PublicKey marker = markerOf(instruction).address();
        int polls = POLLS_FOR_ANY_TRANSACTION;
        for (int poll = 0; poll < polls; poll++) {
            List<Landing> successes = rpc.successesOf(marker);
            if (!successes.isEmpty()) {
                polls = Math.min(polls, poll + POLLS_FOR_OPERATORS_TRANSACTION);
            }
            for (Landing landing : successes) {
                // Anyone may send lamports to the address; only the operator's own transaction settles.
                if (rpc.payerOf(landing.signature())
                        .filter(operator.publicKey()::equals)
                        .isPresent()) {
                    return receipt(instruction, Status.CONFIRMED, landing, "");
                }
            }
            Thread.sleep(POLL_MILLIS);
        }
        String reason = "the marker " + marker + " exists, and no transaction of the operator that made it is known";
        return receipt(instruction, Status.FAILED, new Landing("", 0), reason);
    }

    private Marker markerOf(LedgerInstruction instruction) {
        return Marker.of(operator.publicKey(), instruction.id());
    }

    private static SettlementReceipt receipt(LedgerInstruction instruction, Outcome outcome) {
        Status status = outcome.succeeded() ? Status.CONFIRMED : Status.FAILED;
        return receipt(instruction, status, new Landing(outcome.signature(), outcome.slot()), outcome.reason());
    }

    private static SettlementReceipt receipt(
            LedgerInstruction instruction, Status status, Landing landing, String reason) {
        return new SettlementReceipt(
                SettlementReceipt.VERSION,
                instruction,
                status,
                landing.signature(),
                landing.slot(),
                reason,
                System.currentTimeMillis());
    }

    @Override
    public void close() {
        calls.close();
    }
}

package org.gridtokenx.settlement.chain;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gridtokenx.settlement.solana.Keypair;
import org.gridtokenx.settlement.solana.RpcErrorException;
import org.gridtokenx.settlement.solana.SignedTransaction;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * Sends transactions at the same time and stays with each until its outcome is known: the same bytes again while they
 * may still land, and built anew when their blockhash has expired without them. Whoever calls must have made a second
 * landing harmless.
 */
final class TransactionRunner {
    private static final long POLL_MILLIS = 50;
    private static final int SENT_BETWEEN_POLLS = 256;
    private static final long RESEND_NANOS = Duration.ofSeconds(2).toNanos();

    private final SolanaRpc rpc;
    private final ParallelCalls calls;

    TransactionRunner(SolanaRpc rpc, ParallelCalls calls) {
        this.rpc = rpc;
        this.calls = calls;
    }

    /**
     * A transaction to be.
     *
     * @param keys the payer first, then the other signers
     */
    record Draft(List<TransactionInstruction> instructions, List<Keypair> keys) {}

    /** Hears of an outcome as soon as it is known, on the thread of the caller. */
    @FunctionalInterface
    interface Listener {
        void known(int place, Outcome outcome);
    }

    /** The outcomes, in the order of the drafts. Returns when all are known, however long that takes. */
    List<Outcome> run(List<Draft> drafts) throws InterruptedException {
        Outcome[] outcomes = new Outcome[drafts.size()];
        run(drafts, (place, outcome) -> outcomes[place] = outcome);
        return List.of(outcomes);
    }

    /** The same, told one by one with their places among the drafts. */
    void run(List<Draft> drafts, Listener listener) throws InterruptedException {
        SortedSet<Integer> open = new TreeSet<>();
        for (int place = 0; place < drafts.size(); place++) {
            open.add(place);
        }
        while (!open.isEmpty()) {
            new Attempt(rpc.latestBlockhash(), listener, open).run(drafts);
        }
    }

    /** All transactions without an outcome, under one blockhash. */
    private final class Attempt {
        private final SolanaRpc.Blockhash blockhash;
        private final Listener listener;
        private final SortedSet<Integer> open;
        private final Map<Integer, SignedTransaction> sent = new LinkedHashMap<>();

        Attempt(SolanaRpc.Blockhash blockhash, Listener listener, SortedSet<Integer> open) {
            this.blockhash = blockhash;
            this.listener = listener;
            this.open = open;
        }

        /** Returns when every transaction has its outcome or none of the others can land any more. */
        void run(List<Draft> drafts) throws InterruptedException {
            List<Integer> places = List.copyOf(open);
            for (int from = 0; from < places.size(); from += SENT_BETWEEN_POLLS) {
                List<Integer> part = places.subList(from, Math.min(from + SENT_BETWEEN_POLLS, places.size()));
                List<SignedTransaction> signed = calls.map(part, place -> sign(drafts.get(place)));
                for (int i = 0; i < part.size(); i++) {
                    sent.put(part.get(i), signed.get(i));
                }
                send(part);
                collect();
            }
            await();
        }

        private SignedTransaction sign(Draft draft) {
            return SignedTransaction.sign(draft.instructions(), blockhash.hash(), draft.keys());
        }

        private void send(List<Integer> places) throws InterruptedException {
            List<Optional<Outcome>> refusals = calls.map(places, place -> refusalOf(sent.get(place)));
            for (int i = 0; i < places.size(); i++) {
                if (refusals.get(i).isPresent()) {
                    finish(places.get(i), refusals.get(i).get());
                }
            }
        }

        private void await() throws InterruptedException {
            long resendAt = System.nanoTime() + RESEND_NANOS;
            boolean expired = false;
            while (!sent.isEmpty() && !expired) {
                Thread.sleep(POLL_MILLIS);
                if (System.nanoTime() - resendAt >= 0) {
                    // The height is read before the statuses: what is unknown after it had passed will never land.
                    expired = rpc.blockHeight() > blockhash.lastValidBlockHeight();
                    if (!expired) {
                        send(List.copyOf(sent.keySet()));
                    }
                    resendAt = System.nanoTime() + RESEND_NANOS;
                }
                collect();
            }
        }

        private void collect() throws InterruptedException {
            List<Integer> places = List.copyOf(sent.keySet());
            List<String> signatures =
                    places.stream().map(place -> sent.get(place).signature()).toList();
            List<Optional<SolanaRpc.Status>> statuses = rpc.statuses(signatures);
            for (int i = 0; i < places.size(); i++) {
                Optional<SolanaRpc.Status> status = statuses.get(i).filter(SolanaRpc.Status::confirmed);
                if (status.isPresent()) {
                    SolanaRpc.Status known = status.get();
                    finish(places.get(i), new Outcome(signatures.get(i), known.slot(), known.error()));
                }
            }
        }

        private void finish(int place, Outcome outcome) {
            sent.remove(place);
            open.remove(place);
            listener.known(place, outcome);
        }
    }

    private Optional<Outcome> refusalOf(SignedTransaction transaction) throws InterruptedException {
        try {
            rpc.send(transaction);
            return Optional.empty();
        } catch (RpcErrorException e) {
            return Optional.of(new Outcome("", 0, TextNode.valueOf(e.getMessage())));
        }
    }
}

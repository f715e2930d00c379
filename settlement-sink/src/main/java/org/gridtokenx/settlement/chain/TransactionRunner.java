package org.gridtokenx.settlement.chain;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** The outcomes, in the order of the drafts. Returns when all are known, however long that takes. */
    List<Outcome> run(List<Draft> drafts) throws InterruptedException {
        Outcome[] outcomes = new Outcome[drafts.size()];
        for (List<Integer> open = withoutOutcome(outcomes); !open.isEmpty(); open = withoutOutcome(outcomes)) {
            SolanaRpc.Blockhash blockhash = rpc.latestBlockhash();
            List<SignedTransaction> signed = calls.map(
                    open,
                    i -> SignedTransaction.sign(
                            drafts.get(i).instructions(),
                            blockhash.hash(),
                            drafts.get(i).keys()));
            Map<Integer, SignedTransaction> sent = new LinkedHashMap<>();
            for (int i = 0; i < signed.size(); i++) {
                sent.put(open.get(i), signed.get(i));
            }
            send(sent, outcomes);
            await(sent, blockhash, outcomes);
        }
        return List.of(outcomes);
    }

    private static List<Integer> withoutOutcome(Outcome[] outcomes) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null) {
                open.add(i);
            }
        }
        return open;
    }

    private void send(Map<Integer, SignedTransaction> sent, Outcome[] outcomes) throws InterruptedException {
        List<Integer> places = List.copyOf(sent.keySet());
        List<Optional<Outcome>> refusals = calls.map(places, place -> refusalOf(sent.get(place)));
        for (int i = 0; i < places.size(); i++) {
            if (refusals.get(i).isPresent()) {
                outcomes[places.get(i)] = refusals.get(i).get();
                sent.remove(places.get(i));
            }
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

    /** Returns when every transaction has its outcome or none of the others can land any more. */
    private void await(Map<Integer, SignedTransaction> sent, SolanaRpc.Blockhash blockhash, Outcome[] outcomes)
            throws InterruptedException {
        long resendAt = System.nanoTime() + RESEND_NANOS;
        boolean expired = false;
        while (true) {
            collect(sent, outcomes);
            if (sent.isEmpty() || expired) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
            if (System.nanoTime() - resendAt >= 0) {
                // The height is read before the statuses: what is unknown after it had passed will never land.
                expired = rpc.blockHeight() > blockhash.lastValidBlockHeight();
                if (!expired) {
                    send(sent, outcomes);
                }
                resendAt = System.nanoTime() + RESEND_NANOS;
            }
        }
    }

    private void collect(Map<Integer, SignedTransaction> sent, Outcome[] outcomes) throws InterruptedException {
        List<Integer> places = List.copyOf(sent.keySet());
        List<String> signatures =
                places.stream().map(place -> sent.get(place).signature()).toList();
        List<Optional<SolanaRpc.Status>> statuses = rpc.statuses(signatures);
        for (int i = 0; i < places.size(); i++) {
            Optional<SolanaRpc.Status> status = statuses.get(i).filter(SolanaRpc.Status::confirmed);
            if (status.isPresent()) {
                int place = places.get(i);
                outcomes[place] = new Outcome(
                        signatures.get(i), status.get().slot(), status.get().error());
                sent.remove(place);
            }
        }
    }
}

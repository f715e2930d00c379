package org.gridtokenx.settlement.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;

/** The calls that settlement needs, typed. All reads are of confirmed state. */
public final class SolanaRpc {
    private static final Map<String, Object> CONFIRMED = Map.of("commitment", "confirmed");
    private static final int MOST_ACCOUNTS = 100;
    private static final int MOST_STATUSES = 256;

    private final JsonRpc rpc;

    public SolanaRpc(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /**
     * What makes a transaction new, and until when it may land.
     *
     * @param lastValidBlockHeight the last block height at which a transaction with it can land
     */
    public record Blockhash(String hash, long lastValidBlockHeight) {}

    /**
     * What became of a transaction.
     *
     * @param confirmed whether it will stay
     * @param error what failed, or null; JSON of Solana's {@code TransactionError}
     */
    public record Status(long slot, boolean confirmed, JsonNode error) {}

    /** Where a transaction is on the ledger. */
    public record Landing(String signature, long slot) {}

    public Blockhash latestBlockhash() throws InterruptedException {
        JsonNode value = rpc.call("getLatestBlockhash", CONFIRMED).path("value");
        return new Blockhash(
                value.path("blockhash").asText(),
                value.path("lastValidBlockHeight").asLong());
    }

    public long blockHeight() throws InterruptedException {
        return rpc.call("getBlockHeight", CONFIRMED).asLong();
    }

    /**
     * Sends without preflight: a transaction that fails lands, and its status tells why. Harmless when repeated.
     *
     * @throws RpcErrorException if the node does not take it, so that it cannot land
     */
    public void send(SignedTransaction transaction) throws InterruptedException {
        rpc.call("sendTransaction", transaction.base64(), Map.of("encoding", "base64", "skipPreflight", true));
    }

    /** For each signature, in order, what the ledger knows of it. */
    public List<Optional<Status>> statuses(List<String> signatures) throws InterruptedException {
        List<Optional<Status>> statuses = new ArrayList<>(signatures.size());
        for (List<String> part : parts(signatures, MOST_STATUSES)) {
            JsonNode answer = rpc.call("getSignatureStatuses", part, Map.of("searchTransactionHistory", true));
            for (JsonNode value : answer.path("value")) {
                statuses.add(value.isNull() ? Optional.empty() : Optional.of(status(value)));
            }
        }
        return statuses;
    }

    private static Status status(JsonNode value) {
        boolean confirmed = !value.path("confirmationStatus").asText().equals("processed");
        return new Status(value.path("slot").asLong(), confirmed, errorOf(value));
    }

    private static JsonNode errorOf(JsonNode value) {
        JsonNode error = value.path("err");
        return error.isNull() || error.isMissingNode() ? null : error;
    }

    /** For each address, in order, its account's data from an offset; empty where there is no account. */
    public List<Optional<byte[]>> accountData(List<PublicKey> addresses, int offset, int length)
            throws InterruptedException {
        Map<String, Object> options = Map.of(
                "encoding",
                "base64",
                "commitment",
                "confirmed",
                "dataSlice",
                Map.of("offset", offset, "length", length));
        List<Optional<byte[]>> found = new ArrayList<>(addresses.size());
        for (List<PublicKey> part : parts(addresses, MOST_ACCOUNTS)) {
            List<String> texts = part.stream().map(PublicKey::toBase58).toList();
            for (JsonNode account :
                    rpc.call("getMultipleAccounts", texts, options).path("value")) {
                found.add(account.isNull() ? Optional.empty() : Optional.of(bytes(account)));
            }
        }
        return found;
    }

    private static byte[] bytes(JsonNode account) {
        try {
            return account.path("data").path(0).binaryValue();
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger sent account data that is no base64", e);
        }
    }

    /** Confirmed, successful transactions that named an address, newest first. */
    public List<Landing> successesOf(PublicKey address) throws InterruptedException {
        List<Landing> landings = new ArrayList<>();
        for (JsonNode found : rpc.call("getSignaturesForAddress", address.toBase58(), CONFIRMED)) {
            if (errorOf(found) == null) {
                landings.add(new Landing(
                        found.path("signature").asText(), found.path("slot").asLong()));
            }
        }
        return landings;
    }

    /** Who paid for a transaction. */
    public Optional<PublicKey> payerOf(String signature) throws InterruptedException {
        JsonNode found = rpc.call(
                "getTransaction",
                signature,
                Map.of("commitment", "confirmed", "encoding", "json", "maxSupportedTransactionVersion", 0));
        JsonNode payer =
                found.path("transaction").path("message").path("accountKeys").path(0);
        return payer.isTextual() ? Optional.of(new PublicKey(payer.asText())) : Optional.empty();
    }

    /** Lamports of an account. */
    public long balance(PublicKey address) throws InterruptedException {
        return rpc.call("getBalance", address.toBase58(), CONFIRMED)
                .path("value")
                .asLong();
    }

    /** Lamports that keep an account of so many bytes for ever. */
    public long rentExemption(int bytes) throws InterruptedException {
        return rpc.call("getMinimumBalanceForRentExemption", bytes).asLong();
    }

    /**
     * Asks a test ledger for lamports.
     *
     * @throws RpcErrorException where there is no faucet
     */
    public void requestAirdrop(PublicKey address, long lamports) throws InterruptedException {
        rpc.call("requestAirdrop", address.toBase58(), lamports);
    }

    private static <T> List<List<T>> parts(List<T> list, int most) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < list.size(); from += most) {
            parts.add(list.subList(from, Math.min(from + most, list.size())));
        }
        return parts;
    }
}

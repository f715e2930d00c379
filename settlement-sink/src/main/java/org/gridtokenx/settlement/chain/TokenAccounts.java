package org.gridtokenx.settlement.chain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridtokenx.settlement.solana.Keypair;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.programs.TokenProgram;

/**
 * Makes the two tokens and the users' accounts where they are missing. Every step may be repeated, also by another
 * process at the same time.
 */
final class TokenAccounts {
    /** How many users' accounts one transaction of 1232 bytes opens. */
    static final int USERS_PER_TRANSACTION = 4;

    private static final int ENERGY_DECIMALS = 3;
    private static final int CASH_DECIMALS = 6;
    private static final int MINT_BYTES = 82;
    private static final int TOKEN_ACCOUNT_BYTES = 165;

    // Layout of an SPL token account: at 72 the tag of the optional delegate, four bytes, then the delegate.
    private static final int DELEGATE_AT = 72;
    private static final byte[] SOME = {1, 0, 0, 0};
    private static final long UNLIMITED = -1L; // as an unsigned number, the greatest

    /** More than the rent and fees of two mints and the account of fees. */
    private static final long LAMPORTS_FOR_TOKENS = 1_000_000_000L;

    private final SolanaRpc rpc;
    private final TransactionRunner runner;
    private final FeePayer feePayer;
    private final Custody custody;
    private final Operator operator;
    private final byte[] delegated;
    private final Set<String> open = new HashSet<>();
    private boolean tokensExist;

    TokenAccounts(SolanaRpc rpc, TransactionRunner runner, FeePayer feePayer, Custody custody) {
        this.rpc = rpc;
        this.runner = runner;
        this.feePayer = feePayer;
        this.custody = custody;
        this.operator = custody.operator();
        delegated = new byte[SOME.length + 32];
        System.arraycopy(SOME, 0, delegated, 0, SOME.length);
        System.arraycopy(operator.publicKey().toByteArray(), 0, delegated, SOME.length, 32);
    }

    /** Returns when each user has both accounts, with the operator as delegate. */
    void require(Collection<String> users) throws InterruptedException {
        requireTokens();
        List<String> unknown =
                users.stream().distinct().filter(user -> !open.contains(user)).toList();
        List<String> missing = withoutAccounts(unknown);
        if (!missing.isEmpty()) {
            feePayer.require(missing.size() * 2 * rpc.rentExemption(TOKEN_ACCOUNT_BYTES) + 100_000_000L);
            List<TransactionRunner.Draft> drafts = new ArrayList<>();
            for (int from = 0; from < missing.size(); from += USERS_PER_TRANSACTION) {
                int to = Math.min(from + USERS_PER_TRANSACTION, missing.size());
                drafts.add(opening(missing.subList(from, to)));
            }
            requireSuccess(runner.run(drafts), "opening users' accounts");
        }
        open.addAll(unknown);
    }

    private List<String> withoutAccounts(List<String> users) throws InterruptedException {
        List<PublicKey> addresses = new ArrayList<>(2 * users.size());
        for (String user : users) {
            addresses.add(custody.energyAccount(user));
            addresses.add(custody.cashAccount(user));
        }
        List<Optional<byte[]>> delegates = rpc.accountData(addresses, DELEGATE_AT, delegated.length);
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            if (!isDelegated(delegates.get(2 * i)) || !isDelegated(delegates.get(2 * i + 1))) {
                missing.add(users.get(i));
            }
        }
        return missing;
    }

    private boolean isDelegated(Optional<byte[]> account) {
        return account.isPresent() && Arrays.equals(account.get(), delegated);
    }

    private TransactionRunner.Draft opening(List<String> users) {
        List<TransactionInstruction> instructions = new ArrayList<>();
        List<Keypair> keys = new ArrayList<>(List.of(operator.key()));
        for (String user : users) {
            Wallet wallet = custody.wallet(user);
            PublicKey owner = wallet.owner().publicKey();
            keys.add(wallet.owner());
            instructions.add(
                    AssociatedTokenProgram.createIdempotent(operator.publicKey(), owner, custody.energyMint()));
            instructions.add(AssociatedTokenProgram.createIdempotent(operator.publicKey(), owner, custody.cashMint()));
            instructions.add(TokenProgram.approve(wallet.energy(), operator.publicKey(), owner, UNLIMITED));
            instructions.add(TokenProgram.approve(wallet.cash(), operator.publicKey(), owner, UNLIMITED));
        }
        return new TransactionRunner.Draft(instructions, keys);
    }

    private void requireTokens() throws InterruptedException {
        if (tokensExist) {
            return;
        }
        List<Optional<byte[]>> found =
                rpc.accountData(List.of(custody.energyMint(), custody.cashMint(), custody.feeAccount()), 0, 0);
        if (found.stream().anyMatch(Optional::isEmpty)) {
            feePayer.require(LAMPORTS_FOR_TOKENS);
        }
        if (found.get(0).isEmpty()) {
            createMint(custody.energyMintKey(), ENERGY_DECIMALS);
        }
        if (found.get(1).isEmpty()) {
            createMint(custody.cashMintKey(), CASH_DECIMALS);
        }
        if (found.get(2).isEmpty()) {
            TransactionInstruction create = AssociatedTokenProgram.createIdempotent(
                    operator.publicKey(), operator.publicKey(), custody.cashMint());
            requireSuccess(runner.run(List.of(draft(List.of(create)))), "opening the account of fees");
        }
        tokensExist = true;
    }

    private void createMint(Keypair mint, int decimals) throws InterruptedException {
        TransactionInstruction create = SystemProgram.createAccount(
                operator.publicKey(),
                mint.publicKey(),
                rpc.rentExemption(MINT_BYTES),
                MINT_BYTES,
                TokenProgram.PROGRAM_ID);
        TransactionInstruction initialize =
                TokenProgram.initializeMint(mint.publicKey(), decimals, operator.publicKey(), null);
        List<Outcome> outcomes = runner.run(List.of(draft(List.of(create, initialize), mint)));
        boolean exists = rpc.accountData(List.of(mint.publicKey()), 0, 0).get(0).isPresent();
        if (!exists) { // another process may have been first; then ours failed and the mint is there
            requireSuccess(outcomes, "creating the mint " + mint.publicKey());
        }
    }

    private TransactionRunner.Draft draft(List<TransactionInstruction> instructions, Keypair... others) {
        List<Keypair> keys = new ArrayList<>(List.of(operator.key()));
        keys.addAll(List.of(others));
        return new TransactionRunner.Draft(instructions, keys);
    }

    private static void requireSuccess(List<Outcome> outcomes, String what) {
        for (Outcome outcome : outcomes) {
            if (!outcome.succeeded()) {
                throw new IllegalStateException(what + ": " + outcome.reason() + ' ' + outcome.signature());
            }
        }
    }
}

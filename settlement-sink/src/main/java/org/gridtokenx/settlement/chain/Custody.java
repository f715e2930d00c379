package org.gridtokenx.settlement.chain;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gridtokenx.settlement.solana.Keypair;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.programs.AssociatedTokenProgram;
import org.p2p.solanaj.programs.TokenProgram;

/**
 * Every address of the market, from the operator's seed: the two tokens, the users' wallets, where fees go. Users do
 * not hold their keys yet; theirs derive from the seed and their id.
 */
public final class Custody {
    private final Operator operator;
    private final Keypair energyMint;
    private final Keypair cashMint;
    private final PublicKey feeAccount;
    private final Map<String, Wallet> wallets = new ConcurrentHashMap<>();

    public Custody(Operator operator) {
        this.operator = operator;
        energyMint = operator.derive("mint/energy");
        cashMint = operator.derive("mint/cash");
        feeAccount = associatedAccount(operator.publicKey(), cashMint());
    }

    Operator operator() {
        return operator;
    }

    Keypair energyMintKey() {
        return energyMint;
    }

    Keypair cashMintKey() {
        return cashMint;
    }

    /** The token of energy: 3 decimals, one token is 1 kWh, its smallest part 1 Wh. */
    public PublicKey energyMint() {
        return energyMint.publicKey();
    }

    /** The token of payment: 6 decimals, its smallest part a micro-unit. */
    public PublicKey cashMint() {
        return cashMint.publicKey();
    }

    /** The platform's account of payment tokens. */
    public PublicKey feeAccount() {
        return feeAccount;
    }

    /** A user's account of energy tokens. */
    public PublicKey energyAccount(String userId) {
        return wallet(userId).energy();
    }

    /** A user's account of payment tokens. */
    public PublicKey cashAccount(String userId) {
        return wallet(userId).cash();
    }

    Wallet wallet(String userId) {
        return wallets.computeIfAbsent(userId, this::derive);
    }

    private Wallet derive(String userId) {
        Keypair owner = operator.derive("wallet/" + userId);
        return new Wallet(
                owner,
                associatedAccount(owner.publicKey(), energyMint()),
                associatedAccount(owner.publicKey(), cashMint()));
    }

    private static PublicKey associatedAccount(PublicKey owner, PublicKey mint) {
        return PublicKey.findProgramAddress(
                        List.of(owner.toByteArray(), TokenProgram.PROGRAM_ID.toByteArray(), mint.toByteArray()),
                        AssociatedTokenProgram.PROGRAM_ID)
                .getAddress();
    }
}

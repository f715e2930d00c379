package org.gridtokenx.settlement.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.gridtokenx.settlement.solana.SystemInstructions;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

/**
 * An empty account that stands on the chain for an instruction that was done.
 *
 * <p>Its address follows from operator and instruction id, only the operator can make it, and it is made in the
 * transaction that does the instruction: so that transaction can succeed once, under whatever blockhash it is sent
 * again, and the chain itself remembers. Costs a rent-exempt balance each; a program's bitmap per epoch will be
 * cheaper.
 *
 * @param seed the first 32 hexadecimal digits of the SHA-256 of the instruction's id
 */
record Marker(PublicKey address, PublicKey operator, String seed) {
    private static final int SEED_DIGITS = 32;

    static Marker of(PublicKey operator, String instructionId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(instructionId.getBytes(StandardCharsets.UTF_8));
            String seed = HexFormat.of().formatHex(hash).substring(0, SEED_DIGITS);
            PublicKey address = PublicKey.createWithSeed(operator, seed, SystemProgram.PROGRAM_ID);
            return new Marker(address, operator, seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    TransactionInstruction create(long lamports) {
        return SystemInstructions.createEmptyAccountWithSeed(operator, address, seed, lamports);
    }
}

package org.gridtokenx.settlement.solana;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.p2p.solanaj.core.AccountMeta;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.core.TransactionInstruction;
import org.p2p.solanaj.programs.SystemProgram;

/** Instructions of the system program that solanaj lacks. */
public final class SystemInstructions {
    private static final int CREATE_ACCOUNT_WITH_SEED = 3;

    private SystemInstructions() {}

    /**
     * Makes the account at {@code PublicKey.createWithSeed(payer, seed, systemProgram)}, without data. Fails with the
     * program's error 0 if an account is there.
     *
     * @param seed at most 32 bytes
     * @param lamports what the payer leaves in it
     */
    public static TransactionInstruction createEmptyAccountWithSeed(
            PublicKey payer, PublicKey account, String seed, long lamports) {
        byte[] text = seed.getBytes(StandardCharsets.UTF_8);
        ByteBuffer data = ByteBuffer.allocate(4 + 32 + 8 + text.length + 8 + 8 + 32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(CREATE_ACCOUNT_WITH_SEED)
                .put(payer.toByteArray())
                .putLong(text.length)
                .put(text)
                .putLong(lamports)
                .putLong(0)
                .put(SystemProgram.PROGRAM_ID.toByteArray());
        return new TransactionInstruction(
                SystemProgram.PROGRAM_ID,
                List.of(new AccountMeta(payer, true, true), new AccountMeta(account, false, true)),
                data.array());
    }
}

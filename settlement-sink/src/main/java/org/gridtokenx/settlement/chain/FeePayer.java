package org.gridtokenx.settlement.chain;

import java.time.Duration;
import org.gridtokenx.settlement.solana.RpcErrorException;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.p2p.solanaj.core.PublicKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the operator able to pay fees and rent: from the faucet where there is one, else by asking for it. */
final class FeePayer {
    private static final Logger LOG = LoggerFactory.getLogger(FeePayer.class);
    private static final long LAMPORTS_PER_SOL = 1_000_000_000L;
    private static final long AIRDROP_LAMPORTS = 1_000 * LAMPORTS_PER_SOL;
    private static final long POLL_MILLIS = 100;
    private static final long LOG_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final SolanaRpc rpc;
    private final PublicKey operator;
    private long airdropAt = System.nanoTime();

    FeePayer(SolanaRpc rpc, PublicKey operator) {
        this.rpc = rpc;
        this.operator = operator;
    }

    /** Returns when the operator has so much, however long that takes. */
    void require(long lamports) throws InterruptedException {
        for (long balance = rpc.balance(operator); balance < lamports; balance = rpc.balance(operator)) {
            if (System.nanoTime() - airdropAt >= 0) {
                airdrop(balance, lamports);
                airdropAt = System.nanoTime() + LOG_EVERY_NANOS;
            }
            Thread.sleep(POLL_MILLIS);
        }
        airdropAt = System.nanoTime();
    }

    private void airdrop(long balance, long lamports) throws InterruptedException {
        try {
            rpc.requestAirdrop(operator, Math.max(AIRDROP_LAMPORTS, lamports));
        } catch (RpcErrorException e) {
            LOG.warn(
                    "settlement waits: operator {} has {} lamports and needs {}; send it some ({})",
                    operator,
                    balance,
                    lamports,
                    e.getMessage());
        }
    }
}

package org.gridtokenx.contracts;

import java.util.Objects;

/**
 * What became of an instruction on the chain. It may come more than once; each says the same.
 *
 * @param signature base58 of the transaction that did it, or that failed; empty where none was sent
 * @param slot of that transaction
 * @param reason empty where confirmed
 * @param confirmedAtMillis wall-clock time at which the settlement job saw it
 */
public record SettlementReceipt(
        int version,
        LedgerInstruction instruction,
        Status status,
        String signature,
        long slot,
        String reason,
        long confirmedAtMillis) {
    public static final int VERSION = 1;

    public SettlementReceipt {
        Objects.requireNonNull(instruction, "instruction");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(reason, "reason");
    }

    /** Whether the chain has done it. */
    public enum Status {
        CONFIRMED,
        FAILED
    }
}

package org.gridtokenx.settlement.solana;

/** The ledger did not answer, or cannot now: the same request may succeed later. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

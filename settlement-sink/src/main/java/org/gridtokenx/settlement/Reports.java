package org.gridtokenx.settlement;

import java.io.IOException;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.SettlementReceipt;

/** Where the results of settlement go. */
public interface Reports extends AutoCloseable {
    void receipt(SettlementReceipt receipt);

    void deadLetter(DeadLetter letter);

    /**
     * Returns when everything reported so far is kept for good.
     *
     * @throws IOException if something is not; the caller has to begin again
     */
    void flush() throws IOException;

    @Override
    void close();
}

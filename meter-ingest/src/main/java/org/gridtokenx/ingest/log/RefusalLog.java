package org.gridtokenx.ingest.log;

import java.util.concurrent.CompletableFuture;
import org.gridtokenx.contracts.DeadLetter;

/** Where that is put aside which nobody waits to hear a refusal of. */
@FunctionalInterface
public interface RefusalLog {
    /**
     * Puts a letter aside.
     *
     * @return completes when it is durable, or with a {@link org.gridtokenx.ingest.readings.Refusal} UNAVAILABLE
     */
    CompletableFuture<Void> putAside(DeadLetter letter);
}

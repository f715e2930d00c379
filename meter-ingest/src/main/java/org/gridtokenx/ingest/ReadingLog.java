package org.gridtokenx.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gridtokenx.contracts.MeterReading;

/** The log of readings. */
interface ReadingLog {
    /**
     * Appends readings of one meter in their order.
     *
     * @return completes when the log has them all durably, or with a {@link Refusal} 503 when that is not known
     */
    CompletableFuture<Void> append(List<MeterReading> readings);

    /** Whether the log takes readings, as far as is known. */
    boolean isUp();
}

package org.gridtokenx.ingest.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gridtokenx.contracts.MeterReading;

/** The log of readings. */
public interface ReadingLog {
    /**
     * Appends readings, each meter's in their order.
     *
     * @return completes when the log has them all durably, or with a {@link org.gridtokenx.ingest.readings.Refusal}
     *     UNAVAILABLE when that is not known
     */
    CompletableFuture<Void> append(List<MeterReading> readings);

    /** Whether the log takes readings, as far as is known. */
    boolean isUp();
}

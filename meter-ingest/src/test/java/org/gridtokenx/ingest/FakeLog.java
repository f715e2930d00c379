package org.gridtokenx.ingest;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.ingest.log.ReadingLog;
import org.gridtokenx.ingest.readings.Refusal;

/** A log in memory; {@code up = false} is a broker that does not answer. */
public final class FakeLog implements ReadingLog {
    public final List<MeterReading> readings = new CopyOnWriteArrayList<>();
    public volatile boolean up = true;

    @Override
    public CompletableFuture<Void> append(List<MeterReading> more) {
        if (!up) {
            return CompletableFuture.failedFuture(Refusal.unavailable("Kafka does not answer"));
        }
        readings.addAll(more);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean isUp() {
        return up;
    }
}

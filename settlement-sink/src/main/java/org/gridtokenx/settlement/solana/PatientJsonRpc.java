package org.gridtokenx.settlement.solana;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a ledger that does not answer, for as long as it takes: settlement is late then, and nothing else. Every
 * call made through it must be harmless when repeated.
 */
public final class PatientJsonRpc implements JsonRpc {
    private static final Logger LOG = LoggerFactory.getLogger(PatientJsonRpc.class);
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;
    private static final long LOG_EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final JsonRpc rpc;
    private final AtomicLong nextLogNanos = new AtomicLong(System.nanoTime());

    public PatientJsonRpc(JsonRpc rpc) {
        this.rpc = rpc;
    }

    @Override
    public JsonNode call(String method, Object... params) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            try {
                return rpc.call(method, params);
            } catch (LedgerUnavailableException e) {
                logOncePerMinute(e);
                Thread.sleep(pause);
            }
        }
    }

    private void logOncePerMinute(LedgerUnavailableException e) {
        long now = System.nanoTime();
        long next = nextLogNanos.get();
        if (now - next >= 0 && nextLogNanos.compareAndSet(next, now + LOG_EVERY_NANOS)) {
            LOG.warn("settlement waits for the ledger: {}", e.getMessage());
        }
    }
}

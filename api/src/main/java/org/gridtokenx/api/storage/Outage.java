package org.gridtokenx.api.storage;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a server did not answer. For a second after a failure nobody else waits for its timeout, so that a
 * database that is down does not take the threads of calls that need no database; then one call tries again.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long NONE = 0;

    private final String server;
    private final AtomicLong nextTryNanos = new AtomicLong(NONE);
    private final AtomicLong nextLogNanos = new AtomicLong(NONE);

    Outage(String server) {
        this.server = server;
    }

    /** Whether a call should try the server now. */
    boolean mayTry() {
        long next = nextTryNanos.get();
        long now = nanos();
        return next == NONE || (now - next >= 0 && nextTryNanos.compareAndSet(next, later(now, PAUSE_NANOS)));
    }

    /** A call found the server not answering. */
    void failed(Exception reason) {
        long now = nanos();
        nextTryNanos.set(later(now, PAUSE_NANOS));
        long next = nextLogNanos.get();
        if ((next == NONE || now - next >= 0) && nextLogNanos.compareAndSet(next, later(now, LOG_NANOS))) {
            LOG.warn("{} does not answer, going on without: {}", server, reason.getMessage());
        }
    }

    /** A call had an answer. */
    void over() {
        if (nextTryNanos.get() != NONE) {
            nextTryNanos.set(NONE);
            nextLogNanos.set(NONE);
            LOG.info("{} answers again", server);
        }
    }

    private static long nanos() {
        return System.nanoTime();
    }

    private static long later(long now, long by) {
        long at = now + by;
        return at == NONE ? 1 : at;
    }
}

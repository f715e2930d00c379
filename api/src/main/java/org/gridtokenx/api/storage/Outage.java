package org.gridtokenx.api.storage;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that a server did not answer. For a second after a failure nobody else waits for its timeout, so that a
 * database that is down does not take the threads of calls that need no database; then one call tries again. It is
 * logged at most once a minute.
 */
final class Outage {
    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String server;
    private final LongSupplier nanoTime;
    private volatile boolean down;
    private long nextTryNanos;
    private long nextLogNanos;
    private boolean logged;

    /**
     * Of a server that answers, as far as is known.
     *
     * @param nanoTime a clock that only goes forward, such as {@link System#nanoTime}
     */
    Outage(String server, LongSupplier nanoTime) {
        this.server = server;
        this.nanoTime = nanoTime;
        nextLogNanos = nanoTime.getAsLong();
    }

    /** Whether a call should try the server now. */
    boolean mayTry() {
        return !down || mayTryAgain();
    }

    private synchronized boolean mayTryAgain() {
        long now = nanoTime.getAsLong();
        if (down && now - nextTryNanos < 0) {
            return false;
        }
        nextTryNanos = now + PAUSE_NANOS;
        return true;
    }

    /** A call found the server not answering. */
    synchronized void failed(Exception reason) {
        long now = nanoTime.getAsLong();
        down = true;
        nextTryNanos = now + PAUSE_NANOS;
        if (now - nextLogNanos >= 0) {
            nextLogNanos = now + LOG_NANOS;
            logged = true;
            LOG.warn("{} does not answer, going on without: {}", server, reason.getMessage());
        }
    }

    /** A call had an answer. */
    void over() {
        if (down) {
            ended();
        }
    }

    private synchronized void ended() {
        down = false;
        if (logged) {
            logged = false;
            LOG.info("{} answers again", server);
        }
    }
}

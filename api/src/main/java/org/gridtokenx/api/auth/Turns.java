package org.gridtokenx.api.auth;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridtokenx.api.http.ApiException;

/** Lets few work at once and few wait for it: whoever waits holds a thread that other calls need. */
final class Turns {
    private final Semaphore workers;
    private final Semaphore places;
    private final Duration patience;

    /**
     * Turns.
     *
     * @param workers how many work at once
     * @param waiters how many may wait meanwhile
     * @param patience how long one waits
     */
    Turns(int workers, int waiters, Duration patience) {
        this.workers = new Semaphore(workers);
        this.places = new Semaphore(workers + waiters);
        this.patience = patience;
    }

    /**
     * Works when it is one's turn.
     *
     * @throws ApiException 503 at once if too many wait already, or after the patience
     */
    <T> T take(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!workers.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                workers.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("the API is closing");
        } finally {
            places.release();
        }
    }

    /** How many wait now. */
    int waiting() {
        return workers.getQueueLength();
    }

    private static ApiException busy() {
        return ApiException.unavailable("too many people log in or register at this moment; try again soon");
    }
}

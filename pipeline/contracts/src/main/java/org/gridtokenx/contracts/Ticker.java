package org.gridtokenx.contracts;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Ticks at whole multiples of an interval on the clock on the wall. Epochs end at whole seconds, so with an interval that
 * divides a second there is a tick right after every end, and an epoch does not wait for its clearing.
 *
 * <p>Every instance that writes to a log ticks; more ticks than needed are harmless, so no leader is chosen.
 */
public final class Ticker implements AutoCloseable {
    /** A tick comes this much later, so that its stamp is not the last one of the epoch that ends. */
    private static final long AFTER_MILLIS = 1;

    private final Runnable tick;
    private final Consumer<RuntimeException> failed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ticker");
        thread.setDaemon(true);
        return thread;
    });
    private boolean failing;

    /**
     * A ticker that does not tick yet.
     *
     * @param tick writes a tick into every partition
     * @param failed is told of the first of several failures in a row; the next tick may succeed, so it goes on
     */
    public Ticker(Runnable tick, Consumer<RuntimeException> failed) {
        this.tick = tick;
        this.failed = failed;
    }

    /** Begins to tick. */
    public void start(Duration interval) {
        long millis = interval.toMillis();
        if (millis < 1) {
            throw new IllegalArgumentException("the interval between ticks is at least a millisecond");
        }
        scheduleNext(millis);
    }

    private void scheduleNext(long intervalMillis) {
        long untilNext = intervalMillis - Math.floorMod(System.currentTimeMillis() - AFTER_MILLIS, intervalMillis);
        timer.schedule(
                () -> {
                    scheduleNext(intervalMillis);
                    run();
                },
                untilNext,
                TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            tick.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                failed.accept(e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

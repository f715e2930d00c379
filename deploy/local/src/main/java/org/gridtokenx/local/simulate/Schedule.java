package org.gridtokenx.local.simulate;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things at the server's times, several at once. The first that fails ends it all. */
final class Schedule implements AutoCloseable {
    /** Something to do, which may plan more. */
    @FunctionalInterface
    interface Task {
        void run() throws MarketCallException, InterruptedException;
    }

    private final ServerClock clock;
    private final ScheduledThreadPoolExecutor threads;
    private int open;
    private Exception failure;

    Schedule(ServerClock clock, int size) {
        this.clock = clock;
        threads = new ScheduledThreadPoolExecutor(size, work -> {
            Thread thread = new Thread(work, "schedule");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Plans a task; one whose time has passed is done at once. */
    void at(long serverMillis, Task task) {
        synchronized (this) {
            open++;
        }
        try {
            long delay = Math.max(0, serverMillis - clock.millis());
            threads.schedule(() -> run(task), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            finished(null); // closed after a failure
        }
    }

    private void run(Task task) {
        try {
            task.run();
            finished(null);
        } catch (MarketCallException | InterruptedException | RuntimeException e) {
            finished(e);
        }
    }

    private synchronized void finished(Exception trouble) {
        open--;
        if (failure == null) {
            failure = trouble;
        }
        notifyAll();
    }

    /**
     * Waits until everything is done, including what was planned by others meanwhile.
     *
     * @throws MarketCallException of the first task that failed
     */
    synchronized void await() throws MarketCallException, InterruptedException {
        while (open > 0 && failure == null) {
            wait();
        }
        if (failure instanceof MarketCallException e) {
            throw e;
        } else if (failure != null) {
            throw new IllegalStateException("a planned task failed", failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same for many, a few at a time. */
final class Crew implements AutoCloseable {
    /** What is done for each. */
    @FunctionalInterface
    interface Work<I, O> {
        O on(I item) throws MarketCallException, InterruptedException;
    }

    private final ExecutorService threads;

    Crew(int size) {
        threads = Executors.newFixedThreadPool(size, work -> {
            Thread thread = new Thread(work, "crew");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The results, in the order of the items.
     *
     * @throws MarketCallException of the first item that failed
     */
    <I, O> List<O> each(List<I> items, Work<I, O> work) throws MarketCallException, InterruptedException {
        List<Future<O>> begun = new ArrayList<>();
        for (I item : items) {
            begun.add(threads.submit(() -> work.on(item)));
        }
        List<O> results = new ArrayList<>();
        try {
            for (Future<O> future : begun) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            begun.forEach(future -> future.cancel(true));
            if (e.getCause() instanceof MarketCallException failure) {
                throw failure;
            }
            throw new IllegalStateException("a member of the crew failed", e.getCause());
        }
        return results;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

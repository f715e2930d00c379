package org.gridtokenx.local.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts several parts at once. */
public final class ParallelStart {
    private ParallelStart() {}

    /**
     * Returns when all are ready.
     *
     * @throws IOException the first part's failure; the other parts may run then, and the caller stops them
     */
    public static void start(List<Service> services) throws IOException, InterruptedException {
        List<Step> steps = new ArrayList<>();
        for (Service service : services) {
            steps.add(service::start);
        }
        run(steps);
    }

    /** One thing to do, which may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** Runs all steps at once and waits for all of them, also when one fails. */
    public static void run(List<Step> steps) throws IOException, InterruptedException {
        if (steps.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(steps.size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Step step : steps) {
                running.add(threads.submit(() -> {
                    step.run();
                    return null;
                }));
            }
            IOException failure = null;
            for (Future<?> future : running) {
                try {
                    future.get();
                } catch (ExecutionException e) {
                    failure = firstOf(failure, e.getCause());
                }
            }
            if (failure != null) {
                throw failure;
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static IOException firstOf(IOException first, Throwable next) {
        IOException failure = next instanceof IOException known ? known : new IOException(next.toString(), next);
        if (first == null) {
            return failure;
        }
        first.addSuppressed(failure);
        return first;
    }
}

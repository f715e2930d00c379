package org.gridtokenx.local.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several things at once, and is done when all are. */
public final class ParallelSteps {
    private static final long INTERRUPTED_STEP_SECONDS = 30;

    private ParallelSteps() {}

    /** One thing to do, which may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Runs all steps at once and waits for all of them, also when one fails. If the caller is interrupted, so are the
     * steps, and they are waited for.
     *
     * @throws IOException the first failure, with the others attached
     */
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
            await(running);
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(INTERRUPTED_STEP_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void await(List<Future<?>> running) throws IOException, InterruptedException {
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

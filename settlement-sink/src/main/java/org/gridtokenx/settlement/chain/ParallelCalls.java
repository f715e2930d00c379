package org.gridtokenx.settlement.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes many calls to the ledger at a time. An interrupt of the caller ends them all. */
final class ParallelCalls implements AutoCloseable {
    private static final int THREADS = 8;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, runnable -> {
        Thread thread = new Thread(runnable, "settlement-call");
        thread.setDaemon(true);
        return thread;
    });

    /** A call with an answer. */
    @FunctionalInterface
    interface Call<T, R> {
        R on(T item) throws InterruptedException;
    }

    /** The answers, in the order of the items. */
    <T, R> List<R> map(List<T> items, Call<T, R> call) throws InterruptedException {
        List<Callable<R>> calls =
                items.stream().<Callable<R>>map(item -> () -> call.on(item)).toList();
        List<R> answers = new ArrayList<>(items.size());
        for (Future<R> future : threads.invokeAll(calls)) {
            answers.add(answerOf(future));
        }
        return answers;
    }

    private static <R> R answerOf(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a call to the ledger failed", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

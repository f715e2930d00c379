package org.gridtokenx.ingest.mqtt;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives messages to the log in the order of their arrival, several at once, and acknowledges each when the log has it.
 * What the log does not take is given again, in the same order, until it does; meanwhile nothing new is taken, and the
 * broker, which sends only so many messages ahead of their acknowledgements, keeps the rest.
 */
final class MessagePump implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessagePump.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final long LOOK_MILLIS = 100;
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final Function<Message, CompletableFuture<Void>> intake;
    private final int mostOpen;
    private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final Thread thread = new Thread(this::run, "mqtt-pump");
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A message that was given to the log, and what the log will say. */
    private record Open(Message message, CompletableFuture<Void> durable) {}

    /**
     * A pump that does not run yet.
     *
     * @param intake completes when a message is durable, and exceptionally when it is to be given again
     * @param mostOpen messages that the log has been given and has not confirmed
     */
    MessagePump(Function<Message, CompletableFuture<Void>> intake, int mostOpen) {
        this.intake = intake;
        this.mostOpen = mostOpen;
    }

    void start() {
        thread.start();
    }

    /** Never waits: how many messages there can be is the broker's promise. */
    void put(Message message) {
        arrived.add(message);
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Message message = open.isEmpty() ? arrived.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS) : arrived.poll();
                while (message != null) {
                    open.add(give(message));
                    message = open.size() < mostOpen ? arrived.poll() : null;
                }
                settleOldest();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed while the log is away: the broker still has what is open
        }
    }

    private Open give(Message message) {
        return new Open(message, intake.apply(message));
    }

    private void settleOldest() throws InterruptedException {
        Open oldest = open.peek();
        if (oldest == null) {
            return;
        }
        if (hasFailed(oldest)) {
            giveAgain();
        }
        while (!open.isEmpty()
                && open.peek().durable().isDone()
                && !open.peek().durable().isCompletedExceptionally()) {
            open.remove().message().acknowledge().run();
        }
    }

    private static boolean hasFailed(Open one) throws InterruptedException {
        try {
            one.durable().get();
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private void giveAgain() throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        List<Open> failed = new ArrayList<>();
        do {
            failed.clear();
            for (Open one : open) {
                if (hasFailed(one)) {
                    failed.add(one);
                }
            }
            if (!failed.isEmpty()) {
                LOG.warn("{} messages wait: {}", failed.size(), reason(failed.get(0)));
                if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return; // the broker still has what is open
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                List<Open> again = new ArrayList<>(open.size());
                open.forEach(one -> again.add(failed.contains(one) ? give(one.message()) : one));
                open.clear();
                open.addAll(again);
            }
        } while (!failed.isEmpty());
    }

    private static String reason(Open one) {
        try {
            one.durable().join();
            return "";
        } catch (CompletionException e) {
            return e.getCause().getMessage();
        }
    }

    /** Ends after what is with the log; what has arrived beyond that stays with the broker. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(CLOSE.toMillis());
            thread.interrupt();
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

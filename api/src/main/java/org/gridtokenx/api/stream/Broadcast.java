package org.gridtokenx.api.stream;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gridtokenx.api.auth.Session;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.api.log.MarketListener;

/**
 * Sends messages to all who listen, in a thread of its own, so that many listeners do not delay the answers to orders.
 * Where it falls too far behind, messages are left out, which listeners notice by {@code previous}.
 */
public final class Broadcast implements AutoCloseable {
    /** The token is not good, or no longer. In the range for applications. */
    static final int UNAUTHORIZED = 4_401;

    private static final int GOING_AWAY = 1_001;
    private static final int TRY_AGAIN_LATER = 1_013;
    private static final int BACKLOG = 100_000;
    private static final long TICK_SECONDS = 1;
    private static final long PING_SECONDS = 20;

    private final Clock clock;
    private final MarketMessages messages = new MarketMessages(this::publish);
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(BACKLOG), task -> new Thread(task, "broadcast"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "broadcast-timer"));
    /** Touched by the sender's thread alone. */
    private final Audience audience = new Audience();

    public Broadcast(Clock clock) {
        this.clock = clock;
        timer.scheduleAtFixedRate(this::tick, TICK_SECONDS, TICK_SECONDS, TimeUnit.SECONDS);
        timer.scheduleAtFixedRate(() -> inTurn(this::ping), PING_SECONDS, PING_SECONDS, TimeUnit.SECONDS);
    }

    /** What hears the market for those who listen here. */
    public MarketListener listener() {
        return messages;
    }

    /** Greets a client; it gets everything that happens after. */
    void subscribe(Subscriber subscriber) {
        messages.between(sequences -> {
            boolean taken = inTurn(() -> {
                if (subscriber.offer(timed("hello", subscriber.zone(), sequences))) {
                    audience.add(subscriber);
                }
            });
            if (!taken) {
                subscriber.close(TRY_AGAIN_LATER, "too busy, try again soon");
            }
        });
    }

    void unsubscribe(Subscriber subscriber) {
        inTurn(() -> audience.remove(subscriber));
    }

    /** Ends the connections of a session that was logged out. */
    public void endSession(String sessionId) {
        inTurn(() -> closeWhere(session -> session.sessionId().equals(sessionId)));
    }

    private void publish(Outgoing message) {
        inTurn(() -> audience.of(message).forEach(subscriber -> offer(subscriber, message.json())));
    }

    private void offer(Subscriber subscriber, String message) {
        if (!subscriber.offer(message)) {
            audience.remove(subscriber);
        }
    }

    /** Tells everybody the time. */
    void tick() {
        messages.between(sequences -> inTurn(() -> {
            Map<String, String> perZone = new HashMap<>();
            audience.all()
                    .forEach(subscriber -> offer(
                            subscriber,
                            perZone.computeIfAbsent(subscriber.zone(), zone -> timed("tick", zone, sequences))));
        }));
    }

    private void ping() {
        closeWhere(session -> !session.expiresAt().isAfter(clock.instant()));
        audience.all().forEach(Subscriber::ping);
    }

    private void closeWhere(Predicate<Session> condition) {
        for (Subscriber subscriber : audience.all()) {
            if (subscriber.session().filter(condition).isPresent()) {
                subscriber.close(UNAUTHORIZED, "the session has ended, log in again");
                audience.remove(subscriber);
            }
        }
    }

    /** @param sequences of the last event of each zone before this message */
    private String timed(String type, String zone, Map<String, Long> sequences) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("zone", zone);
        message.put("sequence", sequences.getOrDefault(zone, 0L));
        message.put("server_time", Rfc3339.format(clock.instant()));
        return ApiJson.write(message);
    }

    private boolean inTurn(Runnable task) {
        try {
            sender.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        inTurn(() -> audience.all().forEach(subscriber -> subscriber.close(GOING_AWAY, "the API is closing")));
        sender.shutdown();
    }
}

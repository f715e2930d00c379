package org.gridtokenx.api.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.market.ZoneEvent;

/** Brings the market's answers to the requests that wait for them. */
public final class AwaitedAnswers implements MarketListener {
    /** What an answer is about. */
    private sealed interface Subject {
        record Placed(String orderId) implements Subject {}

        record Repeated(String userId, String clientOrderId) implements Subject {}

        record Cancelled(String userId, String orderId) implements Subject {}
    }

    private final ConcurrentMap<Subject, List<CompletableFuture<ZoneEvent.Body>>> waiting = new ConcurrentHashMap<>();

    /**
     * Waits for the answer to an order. A repeat of a client order id is answered with the first order's id, so that
     * answer is found by the client order id.
     */
    CompletableFuture<ZoneEvent.Body> toOrder(String orderId, String userId, String clientOrderId) {
        List<Subject> subjects = new ArrayList<>(List.of(new Subject.Placed(orderId)));
        if (!clientOrderId.isEmpty()) {
            subjects.add(new Subject.Repeated(userId, clientOrderId));
        }
        return await(subjects);
    }

    /** Waits for the answer to a cancel. */
    CompletableFuture<ZoneEvent.Body> toCancel(String userId, String orderId) {
        return await(List.of(new Subject.Cancelled(userId, orderId)));
    }

    private CompletableFuture<ZoneEvent.Body> await(List<Subject> subjects) {
        CompletableFuture<ZoneEvent.Body> answer = new CompletableFuture<>();
        for (Subject subject : subjects) {
            waiting.compute(subject, (key, others) -> {
                List<CompletableFuture<ZoneEvent.Body>> all = others == null ? new ArrayList<>(1) : others;
                all.add(answer);
                return all;
            });
        }
        answer.whenComplete((body, failure) -> subjects.forEach(subject -> forget(subject, answer)));
        return answer;
    }

    private void forget(Subject subject, CompletableFuture<ZoneEvent.Body> answer) {
        waiting.computeIfPresent(subject, (key, all) -> {
            all.remove(answer);
            return all.isEmpty() ? null : all;
        });
    }

    @Override
    public void onEvent(ZoneEvent event) {
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            deliver(
                    accepted.repeat()
                            ? new Subject.Repeated(
                                    accepted.order().userId(), accepted.order().clientOrderId())
                            : new Subject.Placed(accepted.order().orderId()),
                    body);
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            deliver(new Subject.Placed(rejected.order().orderId()), body);
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            deliver(
                    new Subject.Cancelled(
                            cancelled.order().userId(), cancelled.order().orderId()),
                    body);
        } else if (body instanceof ZoneEvent.CancelRejected rejected) {
            deliver(new Subject.Cancelled(rejected.userId(), rejected.orderId()), body);
        }
    }

    /** All who wait for the same get the same; outside the map's lock, since each then takes itself out of the map. */
    private void deliver(Subject subject, ZoneEvent.Body body) {
        List<CompletableFuture<ZoneEvent.Body>> answers = new ArrayList<>();
        waiting.computeIfPresent(subject, (key, all) -> {
            answers.addAll(all);
            return all;
        });
        answers.forEach(answer -> answer.complete(body));
    }

    /** How many subjects are waited for. */
    int size() {
        return waiting.size();
    }
}

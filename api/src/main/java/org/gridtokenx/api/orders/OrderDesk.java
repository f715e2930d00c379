package org.gridtokenx.api.orders;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.ZoneEvent;

/** Writes orders and cancels to the log, and waits for what the market says to them. */
public final class OrderDesk {
    /** What the market said. */
    public sealed interface Answer {
        /** It stands in the book; {@code repeat} if it already did, under the same client order id. */
        record Accepted(OrderState order, boolean repeat) implements Answer {}

        record Refused(RejectCode code, String message) implements Answer {}

        record Cancelled(OrderState order) implements Answer {}

        /** Nothing yet. The command is in the log, so it will be answered. */
        record Pending(String orderId) implements Answer {}
    }

    private final CommandLog log;
    private final AwaitedAnswers answers;
    private final RecentOrders recent;
    private final Duration patience;

    /**
     * A desk.
     *
     * @param patience how long a request waits for the market
     */
    public OrderDesk(CommandLog log, AwaitedAnswers answers, RecentOrders recent, Duration patience) {
        this.log = log;
        this.answers = answers;
        this.recent = recent;
        this.patience = patience;
    }

    /** Places an order. Fails with an {@code ApiException} 503 if the log does not answer. */
    CompletableFuture<Answer> place(Command.PlaceOrder order) {
        recent.pending(OrderState.pending(order));
        CompletableFuture<Answer> answer = send(
                order,
                answers.toOrder(order.orderId(), order.userId(), order.clientOrderId()),
                order.orderId(),
                ifSilent(order));
        return answer.whenComplete((said, failure) -> {
            if (failure != null || said instanceof Answer.Accepted accepted && accepted.repeat()) {
                recent.forgetPending(order.orderId());
            }
        });
    }

    /** Cancels an order of a user. */
    CompletableFuture<Answer> cancel(Command.CancelOrder cancel) {
        return send(
                cancel,
                answers.toCancel(cancel.userId(), cancel.orderId()),
                cancel.orderId(),
                "the cancel may or may not have been taken; send it again, a second one does no harm");
    }

    private static String ifSilent(Command.PlaceOrder order) {
        return "the order may or may not have been taken; "
                + (order.clientOrderId().isEmpty()
                        ? "look for it in GET /orders before you send it again"
                                + " (with a client_order_id you could just send it again)"
                        : "send it again with the same client_order_id to be sure");
    }

    private CompletableFuture<Answer> send(
            Command command, CompletableFuture<ZoneEvent.Body> said, String orderId, String ifSilent) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        CompletableFuture<Void> durable = log.append(command);
        // The market's word may come before the log's own acknowledgement; either way it is the answer.
        durable.whenComplete((nothing, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(CommandLog.told(failure, ifSilent));
                said.cancel(false);
            }
        });
        said.thenAccept(body -> answer.complete(read(body)));
        said.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).exceptionally(late -> {
            durable.thenRun(() -> answer.complete(new Answer.Pending(orderId)));
            return null;
        });
        return answer;
    }

    private static Answer read(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            return new Answer.Accepted(OrderState.of(accepted), accepted.repeat());
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            return new Answer.Refused(rejected.code(), rejected.message());
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            return new Answer.Cancelled(OrderState.of(cancelled));
        } else if (body instanceof ZoneEvent.CancelRejected rejected) {
            return new Answer.Refused(rejected.code(), rejected.message());
        }
        throw new IllegalArgumentException("no answer to an order: " + body);
    }
}

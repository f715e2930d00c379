package org.gridtokenx.api.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.log.CommandLog;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;

class OrderDeskTest {
    private static final Command.PlaceOrder ORDER = new Command.PlaceOrder(
            "zone", "o2", "c", "u", Side.BUY, 100, 5, Command.PlaceOrder.ACTIVE_EPOCH, TimeInForce.EPOCH, 0);

    private final CompletableFuture<Void> durable = new CompletableFuture<>();
    private final AwaitedAnswers answers = new AwaitedAnswers();
    private final RecentOrders recent = new RecentOrders(10);

    private OrderDesk desk(Duration patience) {
        CommandLog log = new CommandLog() {
            @Override
            public CompletableFuture<Void> append(Command command) {
                return durable;
            }

            @Override
            public boolean isUp() {
                return true;
            }
        };
        return new OrderDesk(log, answers, recent, patience);
    }

    private static ZoneEvent accepted(String orderId, boolean repeat) {
        Order order = new Order(orderId, "c", "", "u", Side.BUY, 100, 100, 5, 1, 0, 7, 7, 1_000);
        return new ZoneEvent("zone", 1, new ZoneEvent.OrderAccepted(order, repeat));
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    /** Patience ends on a thread of its own, which answers first and tidies up after it. */
    private void awaitNobodyWaits() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (answers.size() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        assertEquals(0, answers.size());
    }

    @Test
    void theMarketsWordIsTheAnswerEvenBeforeTheLogsAcknowledgement() throws Exception {
        CompletableFuture<OrderDesk.Answer> answer = desk(Duration.ofMinutes(1)).place(ORDER);

        answers.onEvent(accepted("o2", false));

        assertFalse(durable.isDone());
        assertFalse(
                assertInstanceOf(OrderDesk.Answer.Accepted.class, soon(answer)).repeat());
        assertEquals(0, answers.size());
    }

    @Test
    void aRepeatIsFoundByItsClientOrderId() throws Exception {
        CompletableFuture<OrderDesk.Answer> answer = desk(Duration.ofMinutes(1)).place(ORDER);

        answers.onEvent(accepted("o1", false));
        assertFalse(answer.isDone(), "that was the answer to the first order");
        answers.onEvent(accepted("o1", true));

        OrderDesk.Answer.Accepted repeat = assertInstanceOf(OrderDesk.Answer.Accepted.class, soon(answer));
        assertTrue(repeat.repeat());
        assertEquals("o1", repeat.order().orderId());
        assertTrue(recent.pendingOf("u").isEmpty());
        assertEquals(0, answers.size());
    }

    @Test
    void withoutAWordInTimeItIsPendingOnceTheLogHasIt() throws Exception {
        CompletableFuture<OrderDesk.Answer> answer = desk(Duration.ZERO).place(ORDER);

        assertFalse(answer.isDone(), "the log may still fail");
        durable.complete(null);

        assertEquals(new OrderDesk.Answer.Pending("o2"), soon(answer));
        awaitNobodyWaits();
        assertEquals(1, recent.pendingOf("u").size());
        recent.onEvent(accepted("o2", false));
        assertTrue(recent.pendingOf("u").isEmpty());
    }

    @Test
    void aLogThatFailsLeavesNothingBehind() {
        CompletableFuture<OrderDesk.Answer> answer = desk(Duration.ofMinutes(1)).place(ORDER);

        durable.completeExceptionally(ApiException.unavailable("Kafka does not answer"));

        ExecutionException e = assertThrows(ExecutionException.class, () -> soon(answer));
        assertInstanceOf(ApiException.class, e.getCause());
        assertEquals(0, answers.size());
        assertTrue(recent.pendingOf("u").isEmpty());
    }
}

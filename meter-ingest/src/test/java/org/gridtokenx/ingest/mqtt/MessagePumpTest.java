package org.gridtokenx.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.ingest.readings.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagePumpTest {
    private static final int MOST_OPEN = 3;

    /** What the log was given and has not answered. */
    private final BlockingQueue<Given> given = new LinkedBlockingQueue<>();

    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final MessagePump pump = new MessagePump(this::take, MOST_OPEN);

    private record Given(String topic, CompletableFuture<Void> durable) {
        void fail() {
            durable.completeExceptionally(Refusal.unavailable("Kafka does not answer"));
        }
    }

    private CompletableFuture<Void> take(Message message) {
        Given one = new Given(message.topic(), new CompletableFuture<>());
        given.add(one);
        return one.durable();
    }

    private void put(String... topics) {
        for (String topic : topics) {
            pump.put(new Message(topic, new byte[0], () -> acknowledged.add(topic)));
        }
    }

    private List<Given> expect(String... topics) throws InterruptedException {
        List<Given> found = new ArrayList<>();
        for (String topic : topics) {
            Given one = given.poll(30, TimeUnit.SECONDS);
            assertEquals(topic, one == null ? null : one.topic());
            found.add(one);
        }
        return found;
    }

    private void awaitAcknowledged(String... topics) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (acknowledged.size() < topics.length && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertEquals(List.of(topics), acknowledged);
    }

    @AfterEach
    void close() {
        given.forEach(Given::fail);
        pump.close();
    }

    @Test
    void aMessageIsAcknowledgedWhenTheLogHasIt() throws Exception {
        put("a", "b");
        pump.start();
        List<Given> both = expect("a", "b");
        both.get(1).durable().complete(null);
        assertEquals(List.of(), acknowledged);
        both.get(0).durable().complete(null);
        awaitAcknowledged("a", "b");
    }

    @Test
    void noMoreAreGivenThanMayBeOpen() throws Exception {
        put("a", "b", "c", "d");
        pump.start();
        List<Given> first = expect("a", "b", "c");
        assertTrue(given.isEmpty());
        first.get(0).durable().complete(null);
        expect("d").get(0).durable().complete(null);
        first.get(1).durable().complete(null);
        first.get(2).durable().complete(null);
        awaitAcknowledged("a", "b", "c", "d");
    }

    @Test
    void whatTheLogDoesNotTakeIsGivenAgainInOrder() throws Exception {
        put("a", "b", "c", "d");
        pump.start();
        List<Given> first = expect("a", "b", "c");
        first.get(0).fail();
        first.get(1).durable().complete(null);
        first.get(2).fail();
        List<Given> second = expect("a", "c");
        assertEquals(List.of(), acknowledged);
        second.get(0).fail();
        second.get(1).durable().complete(null);
        expect("a").get(0).durable().complete(null);
        expect("d").get(0).durable().complete(null);
        awaitAcknowledged("a", "b", "c", "d");
    }

    @Test
    void closingLeavesWhatTheLogDoesNotTakeWithTheBroker() throws Exception {
        put("a");
        pump.start();
        expect("a").get(0).fail();
        pump.close();
        assertEquals(List.of(), acknowledged);
    }
}

package org.gridtokenx.api.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.auth.Session;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BroadcastTest {
    private final Broadcast broadcast = new Broadcast(Clock.systemUTC());

    @AfterEach
    void close() {
        broadcast.close();
    }

    /** Keeps what it hears, and takes its time when it is told to. */
    private static final class Listener implements Subscriber {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final CountDownLatch release;

        Listener(int holds) {
            release = new CountDownLatch(holds);
        }

        @Override
        public String zone() {
            return "zone";
        }

        @Override
        public Optional<Session> session() {
            return Optional.empty();
        }

        @Override
        public boolean offer(String message) {
            try {
                heard.add(ApiJson.MAPPER.readTree(message));
                release.await();
            } catch (JsonProcessingException | InterruptedException e) {
                throw new AssertionError(e);
            }
            return true;
        }

        @Override
        public void ping() {}

        @Override
        public void close(int code, String reason) {}

        JsonNode next() throws InterruptedException {
            JsonNode message = heard.poll(30, TimeUnit.SECONDS);
            assertNotNull(message, "no message within 30 s");
            return message;
        }
    }

    private void accepted(long sequence) {
        Order order = new Order("o" + sequence, "", "", "u", Side.BUY, 100, 100, 5, 1, 0, 7, 7, 1_000);
        broadcast.listener().onEvent(new ZoneEvent("zone", sequence, new ZoneEvent.OrderAccepted(order, false)));
    }

    @Test
    void whatSaysHowFarTheZoneIsStandsInItsPlaceAmongTheMessages() throws Exception {
        Listener slow = new Listener(1);
        broadcast.subscribe(slow);
        slow.next();
        // The sender is held up; everything from here on waits its turn.
        accepted(1);
        Listener listener = new Listener(0);
        broadcast.subscribe(listener);
        accepted(2);
        broadcast.tick();
        accepted(3);
        slow.release.countDown();

        List<String> told = new ArrayList<>();
        for (JsonNode message = listener.next(); ; message = listener.next()) {
            told.add(
                    message.get("type").asText() + " " + message.get("sequence").asLong());
            if (message.get("sequence").asLong() == 3) {
                break;
            }
        }
        // The clock's own ticks may come between.
        List<String> once = told.stream().distinct().toList();
        assertEquals("hello 1", once.get(0));
        assertEquals(
                List.of("order_accepted 2", "tick 2", "order_accepted 3"), once.subList(once.size() - 3, once.size()));
    }
}

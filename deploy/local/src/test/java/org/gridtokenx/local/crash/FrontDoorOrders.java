package org.gridtokenx.local.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.gridtokenx.local.MarketClient;

/** A household that places an order by the API every now and then, and keeps what was promised it. */
final class FrontDoorOrders implements AutoCloseable {
    private static final long PAUSE_MILLIS = 700;

    private final MarketClient client;
    private final Set<String> promised = new HashSet<>();
    private final Thread thread = new Thread(this::run, "front-door-orders");
    private volatile boolean stopped;

    FrontDoorOrders(MarketClient client) {
        this.client = client;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stopped) {
                place();
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void place() throws InterruptedException {
        try {
            JsonNode order = client.place("buy", "0.020", "0.200000");
            promised.add(order.get("order_id").asText());
        } catch (IOException | AssertionError e) {
            // No promise was made: the API was down, or said that the log or the database is.
        }
    }

    /** Stops; the ids of the orders that were answered with a success. */
    Set<String> stop() throws InterruptedException {
        stopped = true;
        thread.join();
        return promised;
    }

    @Override
    public void close() {
        stopped = true;
    }
}

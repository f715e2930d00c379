package org.gridtokenx.api.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.gridtokenx.api.auth.Session;

/** A WebSocket. Whoever does not read what was sent is dropped, not waited for. */
final class WebSocketSubscriber implements Subscriber {
    private static final int MAX_UNSENT = 2_000;
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final org.eclipse.jetty.websocket.api.Session socket;
    private final String zone;
    private final Optional<Session> session;
    private final AtomicInteger unsent = new AtomicInteger();

    WebSocketSubscriber(org.eclipse.jetty.websocket.api.Session socket, String zone, Optional<Session> session) {
        this.socket = socket;
        this.zone = zone;
        this.session = session;
        socket.setIdleTimeout(IDLE);
    }

    @Override
    public String zone() {
        return zone;
    }

    @Override
    public Optional<Session> session() {
        return session;
    }

    @Override
    public boolean offer(String message) {
        if (!socket.isOpen()) {
            return false;
        }
        if (unsent.incrementAndGet() > MAX_UNSENT) {
            socket.disconnect();
            return false;
        }
        socket.sendText(message, Callback.from(unsent::decrementAndGet, failure -> socket.disconnect()));
        return true;
    }

    @Override
    public void ping() {
        socket.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void close(int code, String reason) {
        socket.close(code, reason, Callback.NOOP);
    }
}

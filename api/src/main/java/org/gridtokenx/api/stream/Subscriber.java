package org.gridtokenx.api.stream;

import java.util.Optional;
import org.gridtokenx.api.auth.Session;

/** A client that listens. */
interface Subscriber {
    /** Whose market it hears of. */
    String zone();

    /** Who listens, if they said. */
    Optional<Session> session();

    /**
     * Hands over a message without waiting.
     *
     * @return false if it is gone, or so slow that it was dropped
     */
    boolean offer(String message);

    /** Keeps the connection from falling asleep. */
    void ping();

    /** Ends the connection, saying why (RFC 6455, section 7.4). */
    void close(int code, String reason);
}

package org.gridtokenx.api.auth;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which sessions stand, and how often somebody called in the last minute. May be lost, and may not answer. */
public interface SessionStore {
    /**
     * What is known of a call.
     *
     * @param stands whether its session was neither ended nor forgotten; true where that cannot be known
     * @param counts calls of this minute, per counter; 0 where that cannot be known
     */
    record Standing(boolean stands, List<Long> counts) {
        public Standing {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Begins a session.
     *
     * @return false if the store does not answer and has not taken it
     */
    boolean start(String sessionId, String userId, Duration lifetime);

    /**
     * Ends a session.
     *
     * @return false if the store does not answer, and the session lasts on
     */
    boolean end(String sessionId);

    /** Counts a call, and looks up its session; one round trip, because every call pays for it. */
    Standing count(List<String> counters, Optional<String> sessionId);
}

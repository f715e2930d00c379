package org.gridtokenx.api.auth;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A user who is logged in, as a token says it.
 *
 * @param sessionId id of the token ({@code jti})
 * @param expiresAt from then on the token is worth nothing
 * @param stored whether it stands in the store of sessions, where it can be ended; one that began while the store did
 *     not answer lasts until it expires
 */
public record Session(String sessionId, User user, Instant expiresAt, boolean stored) {
    public Session {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** The id to look up in the store; empty where the store never had it. */
    public Optional<String> lookUp() {
        return stored ? Optional.of(sessionId) : Optional.empty();
    }
}

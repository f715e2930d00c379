package org.gridtokenx.api.auth;

import java.time.Instant;
import java.util.Objects;

/**
 * A user who is logged in, as a token says it.
 *
 * @param sessionId id of the token ({@code jti})
 * @param expiresAt from then on the token is worth nothing
 */
public record Session(String sessionId, User user, Instant expiresAt) {
    public Session {
        Objects.requireNonNull(sessionId, "sessionId");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}

package org.gridtokenx.api.auth;

import java.time.Instant;

/** The lasting record of who was logged in, when and from where. */
public interface SessionAudit {
    void started(Session session, Instant at, String ip);

    void ended(String sessionId, Instant at);
}

package org.gridtokenx.api.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import org.gridtokenx.api.storage.Database;

/** The table {@code sessions}. */
public final class PostgresSessionAudit implements SessionAudit {
    private final Database database;

    public PostgresSessionAudit(Database database) {
        this.database = database;
    }

    @Override
    public void started(Session session, Instant at, String ip) {
        database.with(handle -> handle.createUpdate(
                        """
                        insert into sessions (session_id, user_id, created_at, expires_at, ip)
                        values (:id, :user, :created, :expires, :ip)""")
                .bind("id", session.sessionId())
                .bind("user", session.user().userId())
                .bind("created", at.atOffset(ZoneOffset.UTC))
                .bind("expires", session.expiresAt().atOffset(ZoneOffset.UTC))
                .bind("ip", ip)
                .execute());
    }

    @Override
    public void ended(String sessionId, Instant at) {
        database.with(handle -> handle.createUpdate("update sessions set ended_at = :at where session_id = :id")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", sessionId)
                .execute());
    }
}

package org.gridtokenx.api.storage;

import java.sql.SQLException;
import org.gridtokenx.api.http.ApiException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;

/** What a failure says about the database. Only one that cannot be reached is down for everybody. */
enum PostgresFailure {
    /** No connection can be made: whoever asks next would only wait for the same. */
    DOWN("Postgres does not answer; orders and cancels are still taken, try the rest again soon"),
    /** All connections of the pool are in use. */
    BUSY("too many calls need Postgres at this moment; try again soon"),
    /** One statement took too long, or lost its connection. */
    CUT_OFF("Postgres did not answer this call in time; try again soon"),
    /** The statement itself is wrong: a fault of ours. */
    FAULT("");

    /** SQLSTATE 57014: the server ended the statement because it took too long. */
    private static final String CANCELLED = "57014";

    private final String message;

    PostgresFailure(String message) {
        this.message = message;
    }

    static PostgresFailure of(JdbiException e) {
        // The pool wraps the last failure to connect in its own; without one it was merely empty.
        SQLException cause = innermost(e);
        String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
        // Class 08: no connection. 57P: the server goes down, comes up, or ended the session.
        boolean connection = state.startsWith("08") || state.startsWith("57P");
        if (e instanceof ConnectionException) {
            return connection ? DOWN : BUSY;
        }
        return connection || state.equals(CANCELLED) ? CUT_OFF : FAULT;
    }

    private static SQLException innermost(Throwable e) {
        SQLException found = null;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }

    /** The answer to the client: 503. */
    ApiException answer() {
        return ApiException.unavailable(message);
    }
}

package org.gridtokenx.local.process;

import java.io.IOException;
import java.util.List;

/** A part that could not be started: one line that says why and what to do, and the end of its log. */
public final class StartFailure extends IOException {
    private static final long serialVersionUID = 1L;

    private final List<String> logTail;

    public StartFailure(String message, List<String> logTail) {
        super(message);
        this.logTail = List.copyOf(logTail);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
        this.logTail = List.of();
    }

    /** The last lines of the part's log; empty when it wrote none. */
    public List<String> logTail() {
        return logTail;
    }
}

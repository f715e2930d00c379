package org.gridtokenx.jobs.replay;

import java.io.IOException;

/** A file, or a line of it, that cannot be understood. The message is for the person who wrote it. */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableFileException(long line, String reason) {
        super("line " + line + ": " + reason);
    }
}

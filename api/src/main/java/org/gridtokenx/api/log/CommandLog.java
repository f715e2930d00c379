package org.gridtokenx.api.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gridtokenx.market.Command;

/** The log of commands: what stands in it happens, whatever becomes of the API. */
public interface CommandLog {
    /**
     * Appends a command.
     *
     * @return completes when the log has it durably, or with an {@code ApiException} 503 when that is not known within
     *     a few seconds: then it may or may not be in the log
     */
    CompletableFuture<Void> append(Command command);

    /** Appends commands in their order, and waits until the log has them all. */
    default void appendAndWait(List<Command> commands) {
        CompletableFuture.allOf(commands.stream().map(this::append).toArray(CompletableFuture[]::new))
                .join();
    }

    /** Whether the log takes commands, as far as is known. */
    boolean isUp();
}

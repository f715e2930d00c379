package org.gridtokenx.api.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.gridtokenx.api.http.ApiException;
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

    /**
     * Appends commands in their order, and waits until the log has them all.
     *
     * @param ifSilent see {@link #told}
     * @throws ApiException 503 if that is not known within a few seconds
     */
    default void appendAndWait(List<Command> commands, String ifSilent) {
        try {
            CompletableFuture.allOf(commands.stream().map(this::append).toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            if (told(e.getCause(), ifSilent) instanceof ApiException silent) {
                throw silent;
            }
            throw e;
        }
    }

    /**
     * What a client is told of a failure to append.
     *
     * @param ifSilent what has become of the call and what to do, where the log does not answer
     */
    static Throwable told(Throwable failure, String ifSilent) {
        return failure instanceof ApiException
                ? ApiException.unavailable("Kafka does not answer: " + ifSilent)
                : failure;
    }

    /** Whether the log takes commands, as far as is known. */
    boolean isUp();
}

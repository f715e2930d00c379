package org.gridtokenx.api.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridtokenx.api.http.ApiException;

/**
 * Argon2id (RFC 9106) with the parameters that OWASP's password storage cheat sheet gives as least: 19 MiB, 2 passes,
 * 1 lane. As many at once as there are processors: more would only take memory.
 */
public final class Passwords {
    /** Shortest password. */
    public static final int MIN_LENGTH = 8;

    /** Longest password. */
    public static final int MAX_LENGTH = 128;

    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final long PATIENCE_SECONDS = 3;

    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors());
    /** Checked when there is no such user, so that the time of an answer does not tell who exists. */
    private final String nobodysHash = hash("nobody has this password");

    /** What is stored of a password. */
    public String hash(String password) {
        return inTurn(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult());
    }

    /** Whether a password is the one that was stored; {@code hash} is null where there is no such user. */
    public boolean matches(String password, String hash) {
        String against = hash == null ? nobodysHash : hash;
        boolean same =
                inTurn(() -> Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)));
        return same && hash != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ApiException.unavailable("too many people log in at this moment; try again soon");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable("the API is closing");
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}

package org.gridtokenx.api.auth;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.time.Duration;

/**
 * Argon2id (RFC 9106) with the parameters that OWASP's password storage cheat sheet gives as least: 19 MiB, 2 passes,
 * 1 lane. As many at once as there are processors: more would only take memory;
 * a few more wait, and the rest is turned away, so that a rush of logins leaves threads for the market.
 */
public final class Passwords {
    /** Shortest password. */
    public static final int MIN_LENGTH = 8;

    /** Longest password. */
    public static final int MAX_LENGTH = 128;

    private static final Argon2Function FUNCTION = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final int SALT_BYTES = 16;
    private static final int WAITERS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Turns turns = new Turns(Runtime.getRuntime().availableProcessors(), WAITERS, PATIENCE);
    /** Checked when there is no such user, so that the time of an answer does not tell who exists. */
    private final String nobodysHash = hash("nobody has this password");

    /** What is stored of a password. */
    public String hash(String password) {
        return turns.take(() ->
                Password.hash(password).addRandomSalt(SALT_BYTES).with(FUNCTION).getResult());
    }

    /** Whether a password is the one that was stored; {@code hash} is null where there is no such user. */
    public boolean matches(String password, String hash) {
        String against = hash == null ? nobodysHash : hash;
        boolean same =
                turns.take(() -> Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)));
        return same && hash != null;
    }
}

package org.gridtokenx.api.auth;

import java.util.Optional;

/** Who may log in. */
public interface Users {
    /** A user and what is stored of the password. */
    record Credentials(User user, String passwordHash) {}

    /**
     * Stores a user.
     *
     * @return false if the name is taken
     */
    boolean add(Credentials credentials);

    Optional<Credentials> byName(String username);

    /** Gives a user another password. */
    void changePassword(String userId, String passwordHash);
}

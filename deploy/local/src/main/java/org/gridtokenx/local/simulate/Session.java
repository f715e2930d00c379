package org.gridtokenx.local.simulate;

import java.util.Objects;

/** Somebody who is logged in, or was: a session that has ended is begun again by whoever finds it so. */
final class Session {
    private final String username;
    private final String password;
    private volatile String token;

    Session(String username, String password, String token) {
        this.username = Objects.requireNonNull(username, "username");
        this.password = Objects.requireNonNull(password, "password");
        this.token = Objects.requireNonNull(token, "token");
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    String token() {
        return token;
    }

    void renew(String newToken) {
        token = Objects.requireNonNull(newToken, "newToken");
    }
}

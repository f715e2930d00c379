package org.gridtokenx.api.auth;

import java.util.Map;
import java.util.Objects;

/**
 * Who somebody is.
 *
 * @param username what they log in with, lower case
 * @param zone the bidding zone they trade in
 */
public record User(String userId, String username, UserRole role, String zone) {
    public User {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(username, "username");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(zone, "zone");
    }

    /** What clients see of a user. */
    public Map<String, String> view() {
        return Map.of("user_id", userId, "username", username, "role", role.word(), "zone", zone);
    }
}

package org.gridtokenx.api.auth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridtokenx.market.Role;

/** What a user may do on the platform. */
public enum UserRole {
    CONSUMER(Role.CONSUMER),
    PROSUMER(Role.PROSUMER),
    /** Runs the platform; is no member of the market. */
    ADMIN(null);

    /** By word, as in tables and tokens. */
    public static final Map<String, UserRole> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(UserRole::word, Function.identity()));

    private final Role marketRole;

    UserRole(Role marketRole) {
        this.marketRole = marketRole;
    }

    /** The role in the market of a zone; empty for those who do not trade. */
    public Optional<Role> marketRole() {
        return Optional.ofNullable(marketRole);
    }

    /** The word used in tables, tokens and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

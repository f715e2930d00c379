package org.gridtokenx.api.http;

import io.javalin.security.RouteRole;

/** Who may call a route. */
public enum Access implements RouteRole {
    /** Anybody. */
    PUBLIC,
    /** Anybody, but few times a minute: passwords are tried here. */
    ENTRY,
    /** Whoever is logged in. */
    USER,
    /** Who runs the platform. */
    ADMIN
}

package org.gridtokenx.api.http;

import io.javalin.config.RoutesConfig;

/** A subject's part of the HTTP contract. */
public interface Routes {
    /** What all paths of the contract begin with. */
    String PREFIX = "/api/v1";

    void register(RoutesConfig routes);
}

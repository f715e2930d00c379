package org.gridtokenx.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/** What every answer tells the browser: load nothing from elsewhere, guess no types, be in nobody's frame. */
public final class SecurityHeaders implements Routes {
    private static final String POLICY = "default-src 'self'; connect-src 'self'; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Override
    public void register(RoutesConfig routes) {
        routes.before(SecurityHeaders::add);
    }

    private static void add(Context ctx) {
        ctx.header("Content-Security-Policy", POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        if (ctx.path().startsWith(Routes.PREFIX)) {
            ctx.header("Cache-Control", "no-store");
        }
    }
}

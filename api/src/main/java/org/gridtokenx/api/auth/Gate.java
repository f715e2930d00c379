package org.gridtokenx.api.auth;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.Routes;

/** Stands before every route: counts the call, checks the token, and lets in whom the route is for. */
public final class Gate implements Routes {
    private static final String SESSION = "session";
    private static final String BEARER = "Bearer ";

    private final Tokens tokens;
    private final SessionStore sessions;
    private final CallLimits limits;

    public Gate(Tokens tokens, SessionStore sessions, CallLimits limits) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.limits = limits;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.beforeMatched(Routes.PREFIX + "/*", this::pass);
    }

    /** The session of a call to a route for users. */
    public static Session session(Context ctx) {
        return optionalSession(ctx)
                .orElseThrow(() -> ApiException.unauthorized("log in first, and send the token as a bearer token"));
    }

    /** The session of a call to a public route, if it came with a good token. */
    public static Optional<Session> optionalSession(Context ctx) {
        return Optional.ofNullable(ctx.attribute(SESSION));
    }

    /** The session of a token that was not sent in a header; empty where it is no longer good. */
    public Optional<Session> check(String token) {
        return tokens.verify(token)
                .filter(session -> sessions.count(List.of(), session.lookUp()).stands());
    }

    private void pass(Context ctx) {
        Set<RouteRole> access = ctx.routeRoles();
        Optional<Session> session = bearer(ctx).flatMap(tokens::verify);
        List<String> counters = new ArrayList<>(List.of("ip:" + ctx.ip()));
        List<Integer> maxima = new ArrayList<>(List.of(limits.perIp()));
        if (access.contains(Access.ENTRY)) {
            counters.add("entry:ip:" + ctx.ip());
            maxima.add(limits.entriesPerIp());
        }
        session.ifPresent(s -> {
            counters.add(s.user().userId());
            maxima.add(limits.perUser());
        });
        SessionStore.Standing standing = sessions.count(counters, session.flatMap(Session::lookUp));
        for (int i = 0; i < maxima.size(); i++) {
            if (standing.counts().get(i) > maxima.get(i)) {
                throw ApiException.rateLimited("more than " + maxima.get(i) + " calls in a minute; wait a little");
            }
        }
        Optional<Session> good = session.filter(s -> standing.stands());
        good.ifPresent(s -> ctx.attribute(SESSION, s));
        if (access.contains(Access.USER) || access.contains(Access.ADMIN)) {
            if (good.isEmpty()) {
                throw ApiException.unauthorized(
                        bearer(ctx).isEmpty()
                                ? "log in first, and send the token as Authorization: Bearer TOKEN"
                                : "the token is not good, or no longer; log in again");
            }
            if (access.contains(Access.ADMIN) && good.get().user().role() != UserRole.ADMIN) {
                throw ApiException.forbidden("only an admin may do this");
            }
        }
    }

    private static Optional<String> bearer(Context ctx) {
        String header = ctx.header("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).trim())
                : Optional.empty();
    }
}

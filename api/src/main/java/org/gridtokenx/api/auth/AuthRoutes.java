package org.gridtokenx.api.auth;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.api.http.Rfc3339;
import org.gridtokenx.api.http.Routes;

/** Register, log in, log out. */
public final class AuthRoutes implements Routes {
    private static final Map<String, UserRole> ROLES_TO_CHOOSE =
            Map.of(UserRole.CONSUMER.word(), UserRole.CONSUMER, UserRole.PROSUMER.word(), UserRole.PROSUMER);

    private final Registration registration;
    private final Users users;
    private final Passwords passwords;
    private final Tokens tokens;
    private final SessionStore sessions;
    private final SessionAudit audit;
    private final Duration lifetime;
    private final Clock clock;
    private final Consumer<String> onLogout;

    /**
     * The routes.
     *
     * @param lifetime of a session
     * @param onLogout is told the ids of sessions that end
     */
    public AuthRoutes(
            Registration registration,
            Users users,
            Passwords passwords,
            Tokens tokens,
            SessionStore sessions,
            SessionAudit audit,
            Duration lifetime,
            Clock clock,
            Consumer<String> onLogout) {
        this.registration = registration;
        this.users = users;
        this.passwords = passwords;
        this.tokens = tokens;
        this.sessions = sessions;
        this.audit = audit;
        this.lifetime = lifetime;
        this.clock = clock;
        this.onLogout = onLogout;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.post(PREFIX + "/auth/register", this::register, Access.ENTRY);
        routes.post(PREFIX + "/auth/login", this::login, Access.ENTRY);
        routes.post(PREFIX + "/auth/logout", this::logout, Access.USER);
    }

    private void register(Context ctx) {
        JsonBody body = JsonBody.parse(ctx.bodyAsBytes(), "username", "password", "role");
        User user =
                registration.register(body.text("username"), body.text("password"), body.word("role", ROLES_TO_CHOOSE));
        ctx.status(201).json(Map.of("user", user.view()));
    }

    private void login(Context ctx) {
        JsonBody body = JsonBody.parse(ctx.bodyAsBytes(), "username", "password");
        Optional<Users.Credentials> known = users.byName(Registration.name(body.text("username")));
        String hash = known.map(Users.Credentials::passwordHash).orElse(null);
        if (!passwords.matches(body.text("password"), hash)) {
            throw ApiException.unauthorized("username or password is wrong");
        }
        User user = known.orElseThrow().user();
        Instant now = clock.instant();
        // Whole seconds, as a token carries them.
        Instant expiresAt = now.plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
        String sessionId = UUID.randomUUID().toString();
        boolean stored = sessions.start(sessionId, user.userId(), lifetime);
        Session session = new Session(sessionId, user, expiresAt, stored);
        audit.started(session, now, ctx.ip());
        ctx.json(Map.of("token", tokens.sign(session), "expires_at", Rfc3339.format(expiresAt), "user", user.view()));
    }

    private void logout(Context ctx) {
        Session session = Gate.session(ctx);
        String sessionId = session.sessionId();
        if (!session.stored()) {
            throw ApiException.conflict("this session began while Redis did not answer, so it cannot be ended: forget"
                    + " its token, which is good until " + Rfc3339.format(session.expiresAt()));
        }
        if (!sessions.end(sessionId)) {
            throw ApiException.unavailable("Redis does not answer, so the session cannot be ended; try again soon");
        }
        onLogout.accept(sessionId);
        audit.ended(sessionId, clock.instant());
        ctx.status(204);
    }
}

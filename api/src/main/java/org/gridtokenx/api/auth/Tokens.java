package org.gridtokenx.api.auth;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.time.Clock;
import java.util.Optional;

/**
 * JSON Web Tokens (RFC 7519), HS256. They carry the whole user, so that an order can be taken while the database is
 * down.
 */
public final class Tokens {
    private static final String ISSUER = "gridtokenx";
    private static final String USERNAME = "username";
    private static final String ROLE = "role";
    private static final String ZONE = "zone";
    private static final String STORED = "stored";

    private final Algorithm algorithm;
    private final JWTVerifier verifier;

    /**
     * Tokens signed with a secret.
     *
     * @param secret at least 32 bytes (RFC 7518, section 3.2)
     */
    public Tokens(byte[] secret, Clock clock) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the secret of tokens has at least 32 bytes, not " + secret.length);
        }
        algorithm = Algorithm.HMAC256(secret);
        verifier = ((JWTVerifier.BaseVerification)
                        JWT.require(algorithm).withIssuer(ISSUER).withClaimPresence("exp"))
                .build(clock);
    }

    /** The token of a session. */
    public String sign(Session session) {
        User user = session.user();
        return JWT.create()
                .withIssuer(ISSUER)
                .withJWTId(session.sessionId())
                .withSubject(user.userId())
                .withClaim(USERNAME, user.username())
                .withClaim(ROLE, user.role().word())
                .withClaim(ZONE, user.zone())
                .withClaim(STORED, session.stored())
                .withExpiresAt(session.expiresAt())
                .sign(algorithm);
    }

    /** The session of a token; empty where the token is not ours, was changed or has expired. */
    public Optional<Session> verify(String token) {
        DecodedJWT jwt;
        try {
            jwt = verifier.verify(token);
        } catch (JWTVerificationException e) {
            return Optional.empty();
        }
        User user = new User(
                jwt.getSubject(),
                jwt.getClaim(USERNAME).asString(),
                UserRole.BY_WORD.get(jwt.getClaim(ROLE).asString()),
                jwt.getClaim(ZONE).asString());
        return Optional.of(new Session(
                jwt.getId(),
                user,
                jwt.getExpiresAtAsInstant(),
                !Boolean.FALSE.equals(jwt.getClaim(STORED).asBoolean())));
    }
}

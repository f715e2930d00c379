package org.gridtokenx.local.mqtt;

import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.services.Services;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.gridtokenx.ingest.readings.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in whom {@link Logins} knows, and notes with the connection who it is. */
final class MeterAuthenticator implements SimpleAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(MeterAuthenticator.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Logins logins;

    MeterAuthenticator(Logins logins) {
        this.logins = logins;
    }

    @Override
    public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
        // The registry may keep one waiting, and this thread serves other clients, too.
        Async<SimpleAuthOutput> async =
                output.async(PATIENCE, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_UNAVAILABLE);
        Services.extensionExecutorService().submit(() -> {
            try {
                decide(input, output);
            } catch (RuntimeException e) {
                LOG.error("a login failed", e);
                output.failAuthentication(ConnackReasonCode.UNSPECIFIED_ERROR);
            } finally {
                async.resume();
            }
        });
    }

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        ConnectionInformation connection = input.getConnectionInformation();
        try {
            Publisher publisher = logins.login(
                    input.getConnectPacket().getUserName().orElse(""),
                    input.getConnectPacket()
                            .getPassword()
                            .map(MeterAuthenticator::text)
                            .orElse(""),
                    commonName(connection));
            publisher.note(connection.getConnectionAttributeStore());
            output.authenticateSuccessfully();
        } catch (Refusal e) {
            LOG.info("{} is not let in: {}", input.getClientInformation().getClientId(), e.getMessage());
            output.failAuthentication(code(e), e.getMessage());
        }
    }

    private static ConnackReasonCode code(Refusal refusal) {
        return switch (refusal.code()) {
            case UNAVAILABLE -> ConnackReasonCode.SERVER_UNAVAILABLE;
            case BUSY -> ConnackReasonCode.SERVER_BUSY;
            case METER_REVOKED -> ConnackReasonCode.BANNED;
            default -> ConnackReasonCode.BAD_USER_NAME_OR_PASSWORD;
        };
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    /** Of a certificate that the listener has verified; empty without one. */
    static String commonName(ConnectionInformation connection) {
        return connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(MeterAuthenticator::commonName)
                .orElse("");
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst();
        } catch (InvalidNameException e) {
            LOG.info("a certificate names nobody: {}", e.getMessage());
            return Optional.empty();
        }
    }
}

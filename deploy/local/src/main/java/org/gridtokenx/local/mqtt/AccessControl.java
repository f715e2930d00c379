package org.gridtokenx.local.mqtt;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundInput;
import com.hivemq.extension.sdk.api.interceptor.connect.parameter.ConnectInboundOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import org.gridtokenx.ingest.registry.Directory;

/** What makes HiveMQ the meters' broker: who connects, as whom, and what they may do. */
final class AccessControl implements ExtensionMain {
    private final MeterAuthenticator authenticator;
    private final MeterAuthorizer authorizer;

    AccessControl(Directory directory, String ingestPassword, RoomForMessages room) {
        authenticator = new MeterAuthenticator(new Logins(directory, ingestPassword));
        authorizer = new MeterAuthorizer(directory, room);
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        Services.securityRegistry().setAuthenticatorProvider(provided -> authenticator);
        Services.securityRegistry().setAuthorizerProvider(provided -> authorizer);
        Services.interceptorRegistry().setConnectInboundInterceptorProvider(provided -> AccessControl::ownClientId);
    }

    /**
     * Puts the user before the client id. Who connects with a client id that is in use takes its session over; so nobody
     * takes over that of another user.
     */
    private static void ownClientId(ConnectInboundInput input, ConnectInboundOutput output) {
        String user = output.getConnectPacket()
                .getUserName()
                .orElseGet(() -> MeterAuthenticator.commonName(input.getConnectionInformation()));
        if (!user.equals(Logins.INGEST_USER)) {
            output.getConnectPacket()
                    .setClientId(user + '/' + output.getConnectPacket().getClientId());
        }
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
        // Ends with the process.
    }
}

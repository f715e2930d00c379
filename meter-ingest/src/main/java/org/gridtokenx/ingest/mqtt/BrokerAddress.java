package org.gridtokenx.ingest.mqtt;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a broker is.
 *
 * @param tls whether it is spoken to in TLS
 */
public record BrokerAddress(String host, int port, boolean tls) {
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /**
     * Reads {@code mqtt://HOST[:PORT]} or {@code mqtts://HOST[:PORT]}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static BrokerAddress parse(String text) {
        try {
            URI uri = new URI(text);
            boolean tls = "mqtts".equals(uri.getScheme());
            boolean known = tls || "mqtt".equals(uri.getScheme());
            if (known
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPath().isEmpty()) {
                int standard = tls ? TLS_PORT : PLAIN_PORT;
                return new BrokerAddress(uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort(), tls);
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "'" + text + "' is no broker: write mqtt://HOST:PORT, or mqtts:// for TLS";
    }

    @Override
    public String toString() {
        return (tls ? "mqtts://" : "mqtt://") + host + ':' + port;
    }
}

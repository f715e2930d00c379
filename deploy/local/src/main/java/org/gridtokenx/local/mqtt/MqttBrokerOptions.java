package org.gridtokenx.local.mqtt;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Every option of the broker. */
final class MqttBrokerOptions {
    @Option(names = "--port", required = true, description = "Port for MQTT on 127.0.0.1.")
    int port;

    @Option(names = "--tls-port", required = true, description = "Port for MQTT over TLS on 127.0.0.1.")
    int tlsPort;

    @Option(
            names = "--data",
            required = true,
            description = "Directory of queues, sessions, certificate and password; made when new.")
    Path data;

    @Option(
            names = "--postgres-url",
            required = true,
            description = "JDBC URL of the registry of meters, with user and password.")
    String postgresUrl;

    @Option(
            names = "--client-ca",
            paramLabel = "FILE",
            defaultValue = "${env:GRIDTOKENX_MQTT_CLIENT_CA}",
            description =
                    "Authorities whose certificates let a meter in without a password, PEM; the common name is the "
                            + "meter's id or serial number. Default: none")
    Path clientAuthorities;
}

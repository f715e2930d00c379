package org.gridtokenx.ingest.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What meter-ingest needs to know of the broker. */
public final class MqttOptions {
    @Option(
            names = "--mqtt",
            paramLabel = "URL",
            defaultValue = "${env:GRIDTOKENX_MQTT}",
            converter = Address.class,
            description = "Broker to take readings from, mqtt://HOST:PORT or mqtts://HOST:PORT. Default: none")
    BrokerAddress broker;

    @Option(
            names = "--mqtt-user",
            defaultValue = "${env:GRIDTOKENX_MQTT_USER:-meter-ingest}",
            description = "User at the broker. Default: ${DEFAULT-VALUE}")
    String user;

    @Option(
            names = "--mqtt-password-file",
            paramLabel = "FILE",
            defaultValue = "${env:GRIDTOKENX_MQTT_PASSWORD_FILE}",
            description = "File that holds the password at the broker. Default: no password")
    Path passwordFile;

    @Option(
            names = "--mqtt-ca",
            paramLabel = "FILE",
            defaultValue = "${env:GRIDTOKENX_MQTT_CA}",
            description = "Certificates to trust a mqtts:// broker by, PEM. Default: those of this Java")
    Path authorities;

    @Option(
            names = "--mqtt-client-id",
            defaultValue = "${env:GRIDTOKENX_MQTT_CLIENT_ID:-meter-ingest}",
            description = "Client id at the broker; every instance needs its own, the same after a restart. "
                    + "Default: ${DEFAULT-VALUE}")
    String clientId;

    @Option(
            names = "--mqtt-group",
            paramLabel = "NAME",
            defaultValue = "${env:GRIDTOKENX_MQTT_GROUP}",
            description =
                    "Group of instances that share the messages by a shared subscription. Not with HiveMQ Community "
                            + "Edition, where these come to a halt. Default: none, one instance takes all")
    String group;

    @Option(
            names = "--mqtt-in-flight",
            paramLabel = "N",
            defaultValue = "${env:GRIDTOKENX_MQTT_IN_FLIGHT:-250}",
            description = "Messages that the broker sends ahead of their acknowledgement, 1 to 65535. "
                    + "Default: ${DEFAULT-VALUE}")
    int inFlight;

    /** Whether readings are to be taken over MQTT at all. */
    public boolean isOn() {
        return broker != null;
    }

    String subscription() {
        return group == null || group.isBlank() ? MeterTopic.FILTER : "$share/" + group + '/' + MeterTopic.FILTER;
    }

    /** @throws IllegalArgumentException if the file cannot be read */
    byte[] password() {
        try {
            return passwordFile == null
                    ? null
                    : Files.readString(passwordFile).strip().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("--mqtt-password-file " + passwordFile + " cannot be read: " + e, e);
        }
    }

    /** The address of a broker. */
    static final class Address implements ITypeConverter<BrokerAddress> {
        @Override
        public BrokerAddress convert(String value) {
            try {
                return BrokerAddress.parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}

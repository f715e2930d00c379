package org.gridtokenx.local.servers;

import java.nio.file.Path;
import java.util.List;
import org.gridtokenx.local.mqtt.BrokerFiles;
import org.gridtokenx.local.mqtt.MqttBroker;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.ServiceSpec;

/** The meters' MQTT broker as a part of the stack: a {@link MqttBroker} in a JVM of its own. */
public final class MqttServer {
    public static final String NAME = "mqtt";

    private static final int HEAP_MEGABYTES = 256;

    private MqttServer() {}

    /** What it keeps under the data directory of the stack. */
    public static BrokerFiles files(Path dataDir) {
        return new BrokerFiles(dataDir.resolve(NAME));
    }

    /** @param data the broker's own directory */
    public static ServiceSpec spec(Path data, Ports ports) {
        List<String> command = JavaCommand.of(MqttBroker.class.getName(), HEAP_MEGABYTES)
                .quickStart()
                .option("--port", ports.mqtt())
                .option("--tls-port", ports.mqttTls())
                .option("--data", data)
                .option("--postgres-url", ports.postgresUrl())
                .build();
        Readiness plain = Readiness.tcp(ports.mqtt());
        Readiness tls = Readiness.tcp(ports.mqttTls());
        return ServiceSpec.of(
                        NAME, command, List.of(ports.mqtt(), ports.mqttTls()), () -> plain.isReady() && tls.isReady())
                .withAddress(ports.mqttUrl());
    }
}

package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.ingest.MeterIngest;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.MqttServer;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Readings per second through MQTT: clients, broker, meter-ingest, Kafka and Postgres, nothing else. */
@Command(
        name = "mqtt",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Readings per second durable through MQTT, with broker and clients on the same machine.")
final class MqttBenchCommand implements Callable<Integer> {
    private static final int HEAP_MEGABYTES = 512;
    private static final int MOST_IN_MESSAGE = 2_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--meters",
            paramLabel = "N",
            defaultValue = "50",
            description = "Meters, each with a connection of its own.")
    private int meters;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "1", description = "Readings of one message.")
    private int batch;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Messages that are measured, after a warm-up of half as many.")
    private int messages;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "9100",
            description = "Added to every port of the servers that are started.")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        if (meters < 1 || messages < 2 * meters || batch < 1 || batch > MOST_IN_MESSAGE) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a meter or more, two messages or more of each, and 1 to " + MOST_IN_MESSAGE
                            + " readings a message");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "Readings over MQTT: %,d meters, each with a connection, QoS 1, %,d readings a message%n",
                meters,
                batch);
        out.flush();
        Ports ports = Ports.withOffset(portOffset);
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalStack servers = LocalStack.start(
                        folder.path(),
                        ports,
                        EnumSet.of(LocalStack.Part.KAFKA, LocalStack.Part.POSTGRES, LocalStack.Part.MQTT));
                Service ingest = new Service(ingest(servers.ports(), folder), ServiceFiles.in(folder.path()))) {
            Migrations.run(ports.postgresUrl());
            String key = OperatorKey.generate();
            RegisteredMeters.add(ports.postgresUrl(), key, meters);
            ingest.start();
            try (MqttBench bench = new MqttBench(ports.mqtt(), ports.ingestUrl(), key, meters, batch)) {
                bench.run(messages / 2);
                out.println(bench.run(messages));
                out.flush();
            }
        }
        return 0;
    }

    private static ServiceSpec ingest(Ports ports, TemporaryFolder folder) {
        List<String> command = JavaCommand.of(MeterIngest.class.getName(), HEAP_MEGABYTES)
                .option("--port", ports.ingest())
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .option("--readings-per-meter", Integer.MAX_VALUE)
                .option("--mqtt", ports.mqttUrl())
                .option("--mqtt-password-file", MqttServer.files(folder.path()).ingestPassword())
                .build();
        return ServiceSpec.of(
                "meter-ingest",
                command,
                List.of(ports.ingest()),
                Readiness.httpGet(URI.create(ports.ingestUrl() + "/health")));
    }
}

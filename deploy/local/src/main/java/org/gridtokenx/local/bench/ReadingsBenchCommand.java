package org.gridtokenx.local.bench;

import java.io.PrintWriter;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gridtokenx.api.storage.Migrations;
import org.gridtokenx.bench.ReadingsBench;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.ingest.MeterIngest;
import org.gridtokenx.ingest.readings.JsonReadings;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Readings per second through HTTP batches: client, meter-ingest, Kafka and Postgres, nothing else. */
@Command(
        name = "readings",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Readings per second durable through HTTP batches, with the client on the same machine.")
final class ReadingsBenchCommand implements Callable<Integer> {
    private static final int HEAP_MEGABYTES = 512;

    @Spec
    private CommandSpec spec;

    @Option(names = "--meters", paramLabel = "N", defaultValue = "40000", description = "Registered meters.")
    private int meters;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "2000", description = "Readings of one post.")
    private int batch;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many post at the same time.")
    private int connections;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long is measured, after a warm-up half as long.")
    private int seconds;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Added to every port of the servers that are started.")
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        if (connections < 1 || seconds < 1 || batch < 1 || batch > JsonReadings.MAX_READINGS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "a connection or more, a second or more, and 1 to " + JsonReadings.MAX_READINGS
                            + " readings a batch");
        }
        if (batch > meters / connections) {
            throw new ParameterException(
                    spec.commandLine(), "a batch has at most " + meters / connections + " readings, one of each meter");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT, "Readings over HTTP: %,d meters, %d connections of one operator%n", meters, connections);
        out.flush();
        Ports ports = Ports.withOffset(portOffset);
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalStack servers = LocalStack.start(
                        folder.path(), ports, EnumSet.of(LocalStack.Part.KAFKA, LocalStack.Part.POSTGRES));
                Service ingest = new Service(ingest(servers.ports()), ServiceFiles.in(folder.path()))) {
            Migrations.run(ports.postgresUrl());
            String key = OperatorKey.generate();
            RegisteredMeters.add(ports.postgresUrl(), key, meters);
            ingest.start();
            new ReadingsBench(ports.ingestUrl(), key, ports.kafkaBootstrap(), out)
                    .run(meters, batch, connections, seconds);
        }
        return 0;
    }

    private static ServiceSpec ingest(Ports ports) {
        List<String> command = JavaCommand.of(MeterIngest.class.getName(), HEAP_MEGABYTES)
                .option("--port", ports.ingest())
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .build();
        return ServiceSpec.of(
                "meter-ingest",
                command,
                List.of(ports.ingest()),
                Readiness.httpGet(URI.create(ports.ingestUrl() + "/health")));
    }
}

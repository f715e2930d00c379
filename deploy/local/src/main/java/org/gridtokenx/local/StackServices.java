package org.gridtokenx.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gridtokenx.local.flink.FlinkMain;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.MqttServer;
import org.gridtokenx.local.servers.Ports;

/** The parts of the stack and how each is run: the one place where programs, options and ports meet. */
final class StackServices {
    /** On one's own machine nobody wants to log in every half hour. */
    private static final Duration SESSION = Duration.ofHours(12);

    private final DataDir data;
    private final Ports ports;
    private final UpOptions options;

    StackServices(UpOptions options) throws Refusal {
        this.options = options;
        this.data = options.dataDir();
        this.ports = options.ports();
    }

    /** What the rest stands on; the topics are made when these answer. */
    List<ServiceSpec> servers() throws IOException, InterruptedException {
        List<ServiceSpec> servers = new ArrayList<>();
        for (LocalStack.Part part : LocalStack.Part.values()) {
            servers.add(LocalStack.spec(part, data.root(), ports));
        }
        return wanted(servers);
    }

    /** What trades and settles. */
    List<ServiceSpec> market() throws IOException, Refusal {
        return wanted(List.of(flink(), api(), meterIngest()));
    }

    /** @throws Refusal if a part that is not to be started does not exist */
    void requireKnownExceptions() throws IOException, InterruptedException, Refusal {
        TreeSet<String> known = new TreeSet<>(List.of("flink", "api", "meter-ingest"));
        for (LocalStack.Part part : LocalStack.Part.values()) {
            known.add(part.name().toLowerCase(Locale.ROOT));
        }
        for (String part : options.without()) {
            if (!known.contains(part)) {
                throw new Refusal("--without " + part + ": the parts are " + String.join(", ", known));
            }
        }
    }

    private List<ServiceSpec> wanted(List<ServiceSpec> specs) {
        return specs.stream()
                .filter(spec -> !options.without().contains(spec.name()))
                .toList();
    }

    private ServiceSpec flink() throws IOException, Refusal {
        Path temporary = data.temporary("flink");
        Path ready = data.root().resolve("run/flink.ready");
        Path log = data.root().resolve("logs/flink.log");
        List<String> command = java(FlinkMain.class.getName(), 1024)
                .temporaryFiles(temporary)
                .property("log.file", log.toString()) // what Flink's page shows for the task manager
                .option("--data", data.root().resolve("flink"))
                .option("--rest-port", ports.flink())
                .option("--checkpoint-interval", options.checkpointInterval())
                .option("--log-file", log)
                .option("--ready-file", ready)
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .option("--epoch", options.epoch())
                .option("--meter-grace", options.meterGrace())
                .option("--meter-corrections", options.meterCorrections())
                .option("--ledger-url", ports.ledgerUrl())
                .option("--keys", data.root().resolve("keys"))
                .build();
        return ServiceSpec.of("flink", command, List.of(ports.flink()), Readiness.file(ready))
                .withAddress(ports.flinkUrl())
                .withPreparation(() -> {
                    Files.deleteIfExists(ready);
                    wipe(temporary);
                });
    }

    private ServiceSpec api() throws IOException, Refusal {
        JavaCommand command = java("org.gridtokenx.api.Api", 384)
                .option("--port", ports.api())
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .option("--redis", "127.0.0.1:" + ports.redis())
                .option("--jwt-secret-file", data.root().resolve("api/jwt.secret"))
                .option("--admin-password-file", adminPassword())
                .option("--welcome-deposit", options.welcomeDeposit())
                .option("--session", SESSION)
                .option("--epoch", options.epoch());
        return ServiceSpec.of("api", command.build(), List.of(ports.api()), health(ports.apiUrl()))
                .withAddress(ports.apiUrl())
                .withPreparation(() -> Files.createDirectories(data.root().resolve("api")));
    }

    /** The zone that the API opens: it takes the variable, too. */
    String zone() {
        return System.getenv().getOrDefault("GRIDTOKENX_ZONE", "neighbourhood");
    }

    /** Holds the password of the user admin; the API makes it. */
    Path adminPassword() {
        return data.root().resolve("api/admin.password");
    }

    private ServiceSpec meterIngest() {
        JavaCommand command = java("org.gridtokenx.ingest.MeterIngest", 256)
                .option("--port", ports.ingest())
                .option("--kafka", ports.kafkaBootstrap())
                .option("--postgres-url", ports.postgresUrl())
                .option("--mqtt", ports.mqttUrl())
                .option("--mqtt-password-file", MqttServer.files(data.root()).ingestPassword());
        return ServiceSpec.of("meter-ingest", command.build(), List.of(ports.ingest()), health(ports.ingestUrl()))
                .withAddress(ports.ingestUrl());
    }

    private JavaCommand java(String mainClass, int heapMegabytes) {
        JavaCommand command = JavaCommand.of(mainClass, options.throughput() ? 2 * heapMegabytes : heapMegabytes);
        return options.throughput() ? command : command.quickStart();
    }

    private static Readiness health(String url) {
        return Readiness.httpGet(URI.create(url + "/health"));
    }

    /** Flink leaves some 20 MB of unpacked libraries in its temporary directory at each start. */
    private static void wipe(Path dir) throws IOException {
        if (Files.exists(dir)) {
            try (Stream<Path> tree = Files.walk(dir)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(dir);
    }
}

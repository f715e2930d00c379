package org.gridtokenx.local.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.ServiceSpec;

/** Kafka as a part of the stack: a {@link KafkaBroker} in a JVM of its own. */
public final class KafkaServer {
    public static final String NAME = "kafka";

    private static final int HEAP_MEGABYTES = 512;
    private static final String REQUEST_TIMEOUT_MILLIS = "2000";

    private KafkaServer() {}

    /** @param data the broker's log directory */
    public static ServiceSpec spec(Path data, Ports ports) {
        List<String> command = JavaCommand.of(KafkaBroker.class.getName(), HEAP_MEGABYTES)
                .quickStart()
                .option("--port", ports.kafka())
                .option("--controller-port", ports.kafkaController())
                .option("--data", data)
                .build();
        return ServiceSpec.of(NAME, command, List.of(ports.kafka(), ports.kafkaController()), ready(ports));
    }

    /** Ready when the controller has let the broker in; before that it accepts connections but leads nothing. */
    private static Readiness ready(Ports ports) {
        Readiness port = Readiness.tcp(ports.kafka());
        return () -> port.isReady() && hasBroker(ports.kafkaBootstrap());
    }

    private static boolean hasBroker(String bootstrap) throws IOException, InterruptedException {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers", bootstrap,
                "request.timeout.ms", REQUEST_TIMEOUT_MILLIS,
                "default.api.timeout.ms", REQUEST_TIMEOUT_MILLIS);
        try (Admin admin = Admin.create(configuration)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }
}

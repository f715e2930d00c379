package org.gridtokenx.local.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridtokenx.local.process.ParallelSteps;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;

/**
 * The servers of the stack, started together and stopped together: what an end-to-end test stands on.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.start(dir, Ports.free())) {
 *     stack.ports().kafkaBootstrap();
 * }
 * }</pre>
 */
public final class LocalStack implements AutoCloseable {
    /** The servers one can ask for. */
    public enum Part {
        KAFKA,
        POSTGRES,
        REDIS,
        LEDGER,
        MQTT
    }

    private final Ports ports;
    private final Map<Part, Service> services;

    private LocalStack(Ports ports, Map<Part, Service> services) {
        this.ports = ports;
        this.services = services;
    }

    /** Starts all servers in parallel and returns when each answers and every topic exists. */
    public static LocalStack start(Path dataDir, Ports ports) throws IOException, InterruptedException {
        return start(dataDir, ports, EnumSet.allOf(Part.class));
    }

    /** Starts the given servers only. */
    public static LocalStack start(Path dataDir, Ports ports, Set<Part> parts)
            throws IOException, InterruptedException {
        ServiceFiles files = ServiceFiles.in(dataDir);
        Map<Part, Service> services = new LinkedHashMap<>();
        for (Part part : EnumSet.copyOf(parts)) {
            services.put(part, new Service(spec(part, dataDir, ports), files));
        }
        LocalStack stack = new LocalStack(ports, services);
        boolean complete = false;
        try {
            List<ParallelSteps.Step> starts = new ArrayList<>();
            services.values().forEach(service -> starts.add(service::start));
            ParallelSteps.run(starts);
            if (parts.contains(Part.KAFKA)) {
                Topics.create(ports.kafkaBootstrap());
            }
            complete = true;
        } finally {
            if (!complete) {
                stack.close();
            }
        }
        return stack;
    }

    /** How the server is run with its data under the given directory. */
    public static ServiceSpec spec(Part part, Path dataDir, Ports ports) throws IOException, InterruptedException {
        Path data = dataDir.toAbsolutePath();
        Path cache = cacheFor(data);
        return switch (part) {
            case KAFKA -> KafkaServer.spec(data.resolve("kafka"), ports);
            case POSTGRES -> PostgresServer.spec(data.resolve("postgres"), cache, ports);
            case REDIS -> RedisServer.spec(data.resolve("redis"), cache, ports);
            case LEDGER ->
                LedgerServer.spec(data.resolve("ledger"), Repository.root().resolve("deploy/local/ledger"), ports);
            case MQTT -> MqttServer.spec(data.resolve(MqttServer.NAME), ports);
        };
    }

    /** One cache for the whole checkout, where there is one, so that tests do not unpack the servers anew. */
    private static Path cacheFor(Path dataDir) {
        return Repository.find().map(root -> root.resolve(".gridtokenx/cache")).orElse(dataDir.resolve("cache"));
    }

    public Ports ports() {
        return ports;
    }

    /** The server's process, to kill or to start again in a test. */
    public Service service(Part part) {
        Service service = services.get(part);
        if (service == null) {
            throw new IllegalArgumentException(part + " was not asked for");
        }
        return service;
    }

    /** Stops all servers, the last first. */
    @Override
    public void close() throws IOException {
        List<Service> reversed = new ArrayList<>(services.values());
        Collections.reverse(reversed);
        IOException failure = null;
        for (Service service : reversed) {
            try {
                service.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}

package org.gridtokenx.local.mqtt;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.migration.meta.PersistenceType;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.PostgresRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One real MQTT broker, HiveMQ Community Edition, for one machine. Runs until it is asked to end. */
@Command(
        name = "mqtt-broker",
        mixinStandardHelpOptions = true,
        description = "Runs one MQTT broker on 127.0.0.1, for 3.1.1 and 5.")
public final class MqttBroker implements Callable<Integer> {
    /** Unacknowledged messages per subscriber, however many more it would take. */
    private static final int MOST_IN_FLIGHT = 1_000;

    @Mixin
    private MqttBrokerOptions options;

    public static void main(String[] args) {
        int code = new CommandLine(new MqttBroker())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    e.printStackTrace(command.getErr());
                    return 1;
                })
                .execute(args);
        System.exit(code); // a broker that failed to start leaves threads behind that would keep the JVM alive
    }

    @Override
    public Integer call() throws Exception {
        BrokerFiles files = new BrokerFiles(options.data);
        files.make();
        BrokerConfiguration.write(files, options);
        // Xodus for all: what RocksDB would hold lies in the same files as the queues.
        InternalConfigurations.PAYLOAD_PERSISTENCE_TYPE.set(PersistenceType.FILE);
        InternalConfigurations.RETAINED_MESSAGE_PERSISTENCE_TYPE.set(PersistenceType.FILE);
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = MOST_IN_FLIGHT;
        CountDownLatch ended = new CountDownLatch(1);
        try (PostgresRegistry registry = new PostgresRegistry(options.postgresUrl)) {
            AccessControl access = new AccessControl(
                    new Directory(registry, Clock.systemUTC()),
                    Files.readString(files.ingestPassword()).strip(),
                    new RoomForMessages(files.queues()));
            EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                    .withoutLoggingBootstrap()
                    .withConfigurationFolder(files.configuration())
                    .withDataFolder(files.queues())
                    .withExtensionsFolder(files.extensions())
                    .withEmbeddedExtension(EmbeddedExtension.builder()
                            .withId("meters")
                            .withName("Who may connect and publish, by the registry of meters")
                            .withVersion("1")
                            .withAuthor("GridTokenX")
                            .withExtensionMain(access)
                            .build())
                    .build();
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                broker.stop().join();
                                ended.countDown();
                            },
                            "mqtt-shutdown"));
            broker.start().join();
            ended.await();
        }
        return 0;
    }
}

package org.gridtokenx.local.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One real Kafka broker with its own KRaft controller, for one machine. Runs until it is asked to end. */
@Command(
        name = "kafka-broker",
        mixinStandardHelpOptions = true,
        description = "Runs one Kafka broker with its own controller on 127.0.0.1.")
public final class KafkaBroker implements Callable<Integer> {
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";
    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";

    @Option(names = "--port", required = true, description = "Port for clients.")
    private int port;

    @Option(names = "--controller-port", required = true, description = "Port of the controller.")
    private int controllerPort;

    @Option(names = "--data", required = true, description = "Directory of the logs; formatted when new.")
    private Path data;

    public static void main(String[] args) {
        int code = new CommandLine(new KafkaBroker())
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    e.printStackTrace(command.getErr());
                    return 1;
                })
                .execute(args);
        System.exit(code); // a broker that failed to start leaves threads behind that would keep the JVM alive
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(data);
        format();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(configuration()), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        server.awaitShutdown();
        return 0;
    }

    private void format() throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(CLUSTER_ID)
                .setNodeId(NODE_ID)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(CONTROLLER)
                .setIgnoreFormatted(true)
                .run();
    }

    private Properties configuration() {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(NODE_ID));
        p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("controller.listener.names", CONTROLLER);
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        p.put("log.dirs", data.toString());
        oneBroker(p);
        smallMachine(p);
        // The log is the truth: nothing is deleted by age unless a topic says so. With old event times in the
        // records, the default would delete them within minutes.
        p.put("log.retention.ms", "-1");
        p.put("auto.create.topics.enable", "false");
        // Flink's transactions live as long as a restart may take: what one of them sealed is lost if it is given up.
        p.put("transaction.max.timeout.ms", Long.toString(Duration.ofDays(7).toMillis()));
        return p;
    }

    /** Internal topics with one replica, and a short session so that a broker killed with -9 is soon back. */
    private static void oneBroker(Properties p) {
        p.put("offsets.topic.replication.factor", "1");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("broker.session.timeout.ms", "3000");
        p.put("broker.heartbeat.interval.ms", "1000");
    }

    private static void smallMachine(Properties p) {
        p.put("offsets.topic.num.partitions", "1");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("log.cleaner.dedupe.buffer.size", "8388608");
        p.put("log.segment.bytes", "134217728");
        p.put("num.network.threads", "2");
        p.put("num.io.threads", "2");
        p.put("background.threads", "2");
    }
}

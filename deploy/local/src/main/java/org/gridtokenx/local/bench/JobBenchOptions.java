package org.gridtokenx.local.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.gridtokenx.local.flink.FlinkSettings;
import org.gridtokenx.local.servers.LocalStack;
import org.gridtokenx.local.servers.Ports;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the benchmarks that run one job in this JVM, beside a Kafka broker in a process of its own. */
final class JobBenchOptions {
    /** Where keyed state lies. */
    enum StateBackend {
        ROCKSDB,
        HASHMAP;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads the word. */
        static final class Word implements ITypeConverter<StateBackend> {
            @Override
            public StateBackend convert(String word) {
                for (StateBackend backend : values()) {
                    if (backend.word().equals(word)) {
                        return backend;
                    }
                }
                throw new TypeConversionException("rocksdb or hashmap, not '" + word + "'");
            }
        }
    }

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(500);

    @Option(
            names = "--state",
            paramLabel = "BACKEND",
            defaultValue = "rocksdb",
            converter = StateBackend.Word.class,
            description = "Where the job's state lies: rocksdb or hashmap.")
    private StateBackend state;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Added to every port of the servers that are started.")
    private int portOffset;

    /** What is measured, with the cluster's settings and the broker's address. */
    @FunctionalInterface
    interface Measurement {
        void run(Configuration flink, String kafkaServers) throws Exception;
    }

    /** Starts a broker, measures, and throws all of it away. */
    void measure(PrintWriter out, String title, Measurement measurement) throws Exception {
        out.printf(
                Locale.ROOT,
                "%s (state in %s, heap %,d MB)%n",
                title,
                state.word(),
                Runtime.getRuntime().maxMemory() >> 20);
        out.flush();
        Ports ports = Ports.withOffset(portOffset);
        try (TemporaryFolder folder = TemporaryFolder.create();
                LocalStack servers = LocalStack.start(folder.path(), ports, EnumSet.of(LocalStack.Part.KAFKA))) {
            measurement.run(configuration(folder.path(), ports), servers.ports().kafkaBootstrap());
        }
    }

    /** Those of {@code up}, but for the place of the state. */
    private Configuration configuration(Path folder, Ports ports) throws IOException {
        Path log = folder.resolve("flink.log");
        Configuration flink =
                new FlinkSettings(folder.resolve("flink"), ports.flink(), CHECKPOINT_INTERVAL, log).configuration();
        flink.set(StateBackendOptions.STATE_BACKEND, state.word());
        return flink;
    }
}

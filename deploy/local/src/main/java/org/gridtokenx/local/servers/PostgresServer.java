package org.gridtokenx.local.servers;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridtokenx.local.process.ServiceSpec;

/**
 * PostgreSQL 17 as a part of the stack, with fsync on: what it confirmed survives a kill at any moment.
 *
 * <p>Superuser {@code postgres} without a password, on the loopback address only; database {@code postgres}.
 */
public final class PostgresServer {
    public static final String NAME = "postgres";

    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 50;

    private final Path data;
    private final Ports ports;
    private final Path home;
    private final UnprivilegedUser user;

    private PostgresServer(Path data, Ports ports, Path home, UnprivilegedUser user) {
        this.data = data;
        this.ports = ports;
        this.home = home;
        this.user = user;
    }

    /**
     * @param data the database cluster's directory; created when new
     * @param cache where the programs are unpacked
     */
    public static ServiceSpec spec(Path data, Path cache, Ports ports) throws IOException, InterruptedException {
        Path home = new ServerBinaries(cache, Platform.current()).postgresHome();
        PostgresServer server = new PostgresServer(data.toAbsolutePath(), ports, home, UnprivilegedUser.detect());
        return ServiceSpec.of(NAME, server.command(), List.of(ports.postgres()), server::answers)
                .withStopSignal("INT") // "fast shutdown": clients are disconnected, the data is checkpointed
                .withPreparation(server::prepare);
    }

    private List<String> command() {
        List<String> command = as("postgres", "-D", data.toString(), "-p", Integer.toString(ports.postgres()));
        settings().forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        return command;
    }

    private static Map<String, String> settings() {
        return new TreeMap<>(Map.of(
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "max_connections", "100",
                "shared_buffers", "256MB",
                // A page is written whole into the log once after each checkpoint: the fewer, the cheaper the load.
                "checkpoint_timeout", "15min",
                "max_wal_size", "2GB",
                // Statements here are many and short.
                "jit", "off",
                "timezone", "UTC",
                "log_timezone", "UTC"));
    }

    /** A program of PostgreSQL with its arguments, as the user it accepts. */
    private List<String> as(String program, String... arguments) {
        List<String> command = new ArrayList<>(user.prefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void prepare() throws IOException, InterruptedException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            user.give(data);
            endLeftovers();
        } else {
            createCluster();
        }
    }

    /** Creates the cluster beside its place first, so that an interrupted creation is simply begun again. */
    private void createCluster() throws IOException, InterruptedException {
        Path creating = data.resolveSibling(data.getFileName() + ".creating");
        ServerBinaries.deleteRecursively(creating);
        Files.createDirectories(creating);
        user.give(creating);
        Command.run(as(
                "initdb",
                "--pgdata=" + creating,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C.UTF-8"));
        Files.move(creating, data);
    }

    /**
     * Waits for processes of a killed server, and ends them if they stay: a new server must not share the data with
     * the backends of an old one. They are known by their working directory, which is the data directory.
     */
    private void endLeftovers() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LEFTOVER_LIMIT.toNanos();
        List<ProcessHandle> left = processesInDataDirectory();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("process " + left.get(0).pid() + " of an earlier PostgreSQL does not end");
            }
            // SIGQUIT to the first process would be the gentler "immediate shutdown"; recovery is the same.
            left.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(POLL_MILLIS);
            left = processesInDataDirectory();
        }
    }

    private List<ProcessHandle> processesInDataDirectory() throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        Path real = data.toRealPath();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (worksIn(process, real)) {
                    ProcessHandle.of(Long.parseLong(process.getFileName().toString()))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static boolean worksIn(Path process, Path dir) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(dir)
                    && Files.readString(process.resolve("comm")).startsWith("postgres");
        } catch (IOException e) {
            return false; // ended meanwhile, or of another user
        }
    }

    private boolean answers() throws IOException {
        try (Connection connection = DriverManager.getConnection(ports.postgresUrl() + "&connectTimeout=2")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}

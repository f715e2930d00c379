package org.gridtokenx.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.ProcessIdentity;
import org.gridtokenx.local.servers.Ports;

/** The product as its user starts it: {@code up} in a process of its own, on free ports. */
public final class RunningMarket {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path data;
    private final Path output;
    private final Process up;
    private final Ports ports;
    private final Map<String, Long> killed = new HashMap<>();

    private RunningMarket(Path data, Path output, Process up, Ports ports) {
        this.data = data;
        this.output = output;
        this.up = up;
        this.ports = ports;
    }

    /** Returns when it is ready; {@code more} are options of {@code up}. */
    public static RunningMarket start(Path data, String epoch, String... more) throws Exception {
        int offset = freeOffset();
        Path output = Files.createTempFile("gridtokenx-up", ".txt");
        JavaCommand command = JavaCommand.of(GridTokenX.class.getName(), 256)
                .quickStart()
                .argument("up")
                .option("--data", data)
                .option("--epoch", epoch)
                .option("--meter-grace", "PT1S")
                .option("--port-offset", offset);
        List.of(more).forEach(command::argument);
        Process up = new ProcessBuilder(command.build())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        RunningMarket market = new RunningMarket(data, output, up, Ports.withOffset(offset));
        market.await("the market to be ready", () -> Files.readString(output).contains("Ready after"));
        return market;
    }

    private static int freeOffset() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int offset = ThreadLocalRandom.current().nextInt(1_000, 12_000);
            Ports ports = Ports.withOffset(offset);
            if (List.of(
                            ports.api(),
                            ports.flink(),
                            ports.ingest(),
                            ports.kafka(),
                            ports.kafkaController(),
                            ports.postgres(),
                            ports.redis(),
                            ports.ledger(),
                            ports.ledgerWebSocket(),
                            ports.mqtt(),
                            ports.mqttTls())
                    .stream()
                    .allMatch(RunningMarket::isFree)) {
                return offset;
            }
        }
        throw new IOException("no offset with free ports was found");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    public MarketClient register(String name, String role) throws Exception {
        MarketClient client = new MarketClient(ports.apiUrl(), ports.ingestUrl());
        client.register(name, role);
        client.login(name);
        await("the account of " + name, () -> client.balance("cash").equals("100.000000"));
        return client;
    }

    MarketClient login(String name) throws Exception {
        MarketClient client = new MarketClient(ports.apiUrl(), ports.ingestUrl());
        client.login(name);
        return client;
    }

    public String kafka() {
        return ports.kafkaBootstrap();
    }

    public Ports ports() {
        return ports;
    }

    List<String> query(String sql) throws Exception {
        return EndToEndTest.query(ports.postgresUrl(), sql);
    }

    /** Runs another command of the launcher in this process. */
    int run(String... arguments) {
        return GridTokenX.commandLine().execute(arguments);
    }

    /** Whether a part has a process, be it only starting. */
    public boolean hasProcess(String part) throws IOException {
        return process(part).isPresent();
    }

    /** Ends the process of a part with SIGKILL if there is one now, also one that is only starting. */
    public boolean killAnyhow(String part) throws IOException {
        Optional<ProcessIdentity> process = process(part);
        if (process.isPresent()) {
            ProcessHandle.of(process.get().pid()).ifPresent(ProcessHandle::destroyForcibly);
            killed.put(part, process.get().pid());
        }
        return process.isPresent();
    }

    private Optional<ProcessIdentity> process(String part) throws IOException {
        return ProcessIdentity.read(data.resolve("run/" + part + ".pid")).filter(ProcessIdentity::isAlive);
    }

    void kill(String part) throws IOException {
        long pid = status(part).pid();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        killed.put(part, pid);
    }

    /** Whether a part runs, and not as the process that was killed last. */
    public boolean isRunning(String part) throws IOException {
        PartStatus status = status(part);
        return status.state() == PartStatus.State.RUNNING
                && status.pid() != killed.getOrDefault(part, 0L)
                && ProcessHandle.of(status.pid()).isPresent();
    }

    private PartStatus status(String part) throws IOException {
        return PartStatus.read(new DataDir(data).statusFile()).stream()
                .filter(status -> status.name().equals(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part " + part));
    }

    /** Whether the ledger knows a transaction, and as one that succeeded. */
    boolean isOnTheLedger(String signature) throws Exception {
        String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"getSignatureStatuses\",\"params\":[[\"" + signature
                + "\"],{\"searchTransactionHistory\":true}]}";
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(ports.ledgerUrl()))
                                .version(HttpClient.Version.HTTP_1_1)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode status = new ObjectMapper().readTree(response.body()).at("/result/value/0");
        return status.isObject() && status.get("err").isNull();
    }

    /** Something that becomes true sooner or later; what it throws until then counts as not yet. */
    @FunctionalInterface
    public interface Condition {
        boolean holds() throws Exception;
    }

    public void await(String what, Condition condition) throws Exception {
        await(what, PATIENCE, condition);
    }

    public void await(String what, Duration patience, Condition condition) throws Exception {
        long deadline = System.nanoTime() + patience.toNanos();
        Throwable last = null;
        while (System.nanoTime() < deadline) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (IOException | SQLException | AssertionError e) {
                last = e;
            }
            if (!up.isAlive()) {
                throw new AssertionError("up has ended:\n" + Files.readString(output));
            }
            Thread.sleep(100);
        }
        throw new AssertionError("waited in vain for " + what + "\n" + Files.readString(output), last);
    }

    /** Stops it as Ctrl-C does. */
    public void stop() throws Exception {
        up.destroy();
        if (!up.waitFor(60, TimeUnit.SECONDS)) {
            up.destroyForcibly();
            throw new AssertionError("up did not stop:\n" + Files.readString(output));
        }
        Files.deleteIfExists(output);
    }
}

package org.gridtokenx.settlement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridtokenx.settlement.solana.HttpJsonRpc;
import org.gridtokenx.settlement.solana.JsonRpc;
import org.gridtokenx.settlement.solana.PatientJsonRpc;

/** The real local ledger in a process of its own; its dependencies are installed when they are missing. */
public final class LocalLedger implements AutoCloseable {
    private static final Path FOLDER =
            Path.of("..", "deploy", "local", "ledger").toAbsolutePath().normalize();

    private final Path data;
    private final int slotMillis;
    private int port;
    private Process process;

    private LocalLedger(Path data, int slotMillis) {
        this.data = data;
        this.slotMillis = slotMillis;
    }

    /** A new ledger, or the one that lived in the folder before. */
    public static LocalLedger start(Path data, int slotMillis) throws IOException, InterruptedException {
        install();
        LocalLedger ledger = new LocalLedger(data, slotMillis);
        ledger.restart();
        return ledger;
    }

    private static synchronized void install() throws IOException, InterruptedException {
        if (!Files.isDirectory(FOLDER.resolve("node_modules").resolve("litesvm"))) {
            Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                    .directory(FOLDER.toFile())
                    .inheritIO()
                    .start();
            if (npm.waitFor() != 0) {
                throw new IOException("npm ci failed in " + FOLDER);
            }
        }
    }

    /** Starts the process again, on the port it had. */
    public void restart() throws IOException {
        List<String> command = List.of(
                "node",
                "src/main.mjs",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--ws-port",
                "0",
                "--slot-ms",
                Integer.toString(slotMillis),
                "--watch-stdin");
        process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("the ledger did not start: " + line);
        }
        port = URI.create(line.substring("ready ".length())).getPort();
    }

    /** Kills the process as SIGKILL does, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public JsonRpc rpc() {
        return new PatientJsonRpc(new HttpJsonRpc(url()));
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.LocalPort;
import org.gridtokenx.local.servers.Ports;
import org.gridtokenx.local.servers.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands as a person uses them, on the quickest part of the stack. */
class UpCommandTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path dir;

    private int offset;
    private Process up;

    @BeforeEach
    void chooseOffset() throws Exception {
        do {
            offset = ThreadLocalRandom.current().nextInt(1_000, 20_000);
        } while (!new LocalPort(Ports.withOffset(offset).redis()).isFree());
    }

    @AfterEach
    void endUp() throws Exception {
        if (up != null) {
            up.destroyForcibly().waitFor();
        }
    }

    private Path output() {
        return dir.resolve("output");
    }

    private void startUp(String... more) throws Exception {
        JavaCommand command = JavaCommand.of(GridTokenX.class.getName(), 128)
                .quickStart()
                .property(Repository.ROOT_PROPERTY, Repository.root().toString())
                .argument("up")
                .option("--data", dir)
                .option("--port-offset", offset)
                .option("--without", "kafka,postgres,ledger,mqtt,flink,api,meter-ingest");
        List.of(more).forEach(command::argument);
        up = new ProcessBuilder(command.build())
                .redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    private void awaitOutput(String text) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.readString(output()).contains(text)) {
            assertTrue(
                    System.nanoTime() < deadline && up.isAlive(),
                    () -> "up does not say '" + text + "' but: " + printed());
            Thread.sleep(50);
        }
    }

    private String printed() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(StringWriter out, String... args) {
        CommandLine command = GridTokenX.commandLine();
        PrintWriter writer = new PrintWriter(out, true);
        return command.setOut(writer).setErr(writer).execute(args);
    }

    @Test
    void upStatusLogsDown() throws Exception {
        startUp();
        awaitOutput("Ready after");
        StringWriter status = new StringWriter();
        assertEquals(0, run(status, "status", "--data", dir.toString()), status::toString);
        assertTrue(status.toString().contains("redis"), status.toString());
        assertTrue(status.toString().contains("running"), status.toString());
        StringWriter logs = new StringWriter();
        assertEquals(0, run(logs, "logs", "redis", "-n", "100", "--data", dir.toString()));
        assertTrue(logs.toString().contains("Ready to accept connections"), logs.toString());
        StringWriter noLog = new StringWriter();
        assertEquals(1, run(noLog, "logs", "nothing", "--data", dir.toString()));
        assertTrue(noLog.toString().contains("there is: redis"), noLog.toString());
        assertEquals(0, run(new StringWriter(), "down", "--data", dir.toString()));
        assertTrue(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertTrue(printed().contains("redis stopped"), printed());
        assertTrue(new LocalPort(Ports.withOffset(offset).redis()).isFree());
        assertEquals(1, run(new StringWriter(), "status", "--data", dir.toString()));
        assertEquals(0, run(new StringWriter(), "down", "--data", dir.toString()));
    }

    @Test
    void afterAKillOfUpTheNextOneStarts() throws Exception {
        startUp();
        awaitOutput("Ready after");
        up.destroyForcibly().waitFor();
        startUp();
        awaitOutput("Ready after");
    }

    @Test
    void aSecondUpOnTheSameDataIsRefused() throws Exception {
        startUp();
        awaitOutput("Ready after");
        StringWriter out = new StringWriter();
        assertEquals(1, run(out, "up", "--data", dir.toString()));
        assertTrue(out.toString().contains("in use by a running gridtokenx up (process " + up.pid() + ")"));
        assertEquals(1, out.toString().lines().count(), out.toString());
    }

    @Test
    void aLengthThatWasRefusedOrNeverCameToUseIsNotKept() throws Exception {
        startUp("--epoch", "PT0.5S");
        assertTrue(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, up.exitValue());
        assertTrue(printed().startsWith("gridtokenx: --epoch PT0.5S: an epoch takes"), printed());
        assertEquals(1, printed().lines().count(), printed());
        int port = Ports.withOffset(offset).redis();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            startUp("--epoch", "PT20S");
            assertTrue(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
            assertTrue(printed().contains("port " + taken.getLocalPort() + " (redis) is in use"), printed());
        }
        assertFalse(Files.exists(dir.resolve("epoch")));
        startUp("--epoch", "PT30S");
        awaitOutput("Ready after");
        assertEquals("PT30S", Files.readString(dir.resolve("epoch")).strip());
    }

    @Test
    void dataOfAnOlderVersionAreRefusedInOneLine() throws Exception {
        Files.createDirectories(dir.resolve("flink"));
        startUp();
        assertTrue(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, up.exitValue());
        assertTrue(
                printed().startsWith("gridtokenx: the data in " + dir + " are of format 1, from an older"), printed());
        assertEquals(1, printed().lines().count(), printed());
    }

    @Test
    void anUnknownPartIsRefused() throws Exception {
        startUp("--without", "kafak");
        assertTrue(up.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertEquals(1, up.exitValue());
        assertTrue(
                printed()
                        .contains("--without kafak: the parts are"
                                + " api, flink, kafka, ledger, meter-ingest, mqtt, postgres, redis"),
                printed());
        assertFalse(printed().contains("\tat "), printed());
    }
}

package org.gridtokenx.local.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gridtokenx.local.process.JavaCommand;
import org.gridtokenx.local.process.LocalPort;
import org.gridtokenx.local.process.Readiness;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path dir;

    /** Killed with -9 twice, the job goes on from its newest checkpoint with the state that belongs to it. */
    @Test
    void countingGoesOnAfterKills() throws Exception {
        int port = LocalPort.free().number();
        try (Service flink = new Service(spec(port), ServiceFiles.in(dir))) {
            for (int run = 1; run <= 2; run++) {
                flink.start();
                long reached = awaitNumberAbove(lastNumber());
                awaitCheckpoint();
                ProcessHandle.of(flink.pid().orElseThrow()).orElseThrow().destroyForcibly();
                flink.waitFor();
                assertTrue(reached > 0);
            }
            flink.start();
            assertTrue(get(port, "/jobs/overview").contains("counting"));
            assertTrue(get(port, "/jobmanager/log").contains("submitting counting"), "the page's log tab is empty");
            assertTrue(get(port, "/").contains("<html"), "no web page");
        }
        for (String line : Files.readAllLines(report())) {
            String[] fields = line.split(" ");
            assertEquals(Long.parseLong(fields[0]) / CountingJob.KEYS + 1, Long.parseLong(fields[1]), line);
        }
        long fromTheStart =
                Files.readAllLines(report()).stream().filter("0 1"::equals).count();
        assertEquals(1, fromTheStart, "a run began anew");
        assertTrue(checkpoints() <= 4, "checkpoints are not pruned: " + checkpoints());
    }

    private ServiceSpec spec(int port) {
        Path ready = dir.resolve("ready");
        List<String> command = JavaCommand.of(CountingJob.class.getName(), 512)
                .quickStart()
                .argument(report().toString())
                .option("--data", dir.resolve("flink"))
                .option("--rest-port", port)
                .option("--log-file", dir.resolve("logs/flink.log"))
                .option("--ready-file", ready)
                .build();
        return ServiceSpec.of("flink", command, List.of(port), Readiness.file(ready))
                .withPreparation(() -> Files.deleteIfExists(ready));
    }

    private Path report() {
        return dir.resolve("report");
    }

    private long lastNumber() throws Exception {
        if (!Files.exists(report())) {
            return -1;
        }
        List<String> lines = Files.readAllLines(report());
        return lines.isEmpty() ? -1 : Long.parseLong(lines.get(lines.size() - 1).split(" ")[0]);
    }

    private long awaitNumberAbove(long number) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (lastNumber() <= number) {
            assertTrue(System.nanoTime() < deadline, "no progress after " + number);
            Thread.sleep(20);
        }
        return lastNumber();
    }

    /** Waits for a checkpoint newer than those that exist now. */
    private void awaitCheckpoint() throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long newest = newestCheckpoint();
        while (newestCheckpoint() <= newest) {
            assertTrue(System.nanoTime() < deadline, "no checkpoint after " + newest);
            Thread.sleep(20);
        }
    }

    private long newestCheckpoint() throws Exception {
        var retained = new RetainedCheckpoints(jobDir()).newest();
        return retained.map(path -> Long.parseLong(path.getFileName().toString().substring(4)))
                .orElse(0L);
    }

    private long checkpoints() throws Exception {
        try (Stream<Path> list = Files.list(jobDir())) {
            return list.filter(path -> path.getFileName().toString().startsWith("chk-"))
                    .count();
        }
    }

    private Path jobDir() {
        return dir.resolve("flink/checkpoints")
                .resolve(new JobDefinition("counting", 1, env -> {}).id().toHexString());
    }

    private static String get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode(), path);
        return response.body();
    }

    @Test
    void aJobKeepsItsId() {
        assertEquals(
                "5832a4d83b8032dcaa3fb9db62774b6c",
                new JobDefinition("clearing", 1, env -> {}).id().toHexString());
    }

    @Test
    void twoJobsOfOneNameAreRefused() {
        JobDefinition job = new JobDefinition("twice", 1, env -> {});
        FlinkSettings settings = new FlinkSettings(dir, 8081, Duration.ofSeconds(1), dir.resolve("log"));
        assertThrows(IllegalArgumentException.class, () -> FlinkCluster.start(settings, List.of(job, job)));
    }
}

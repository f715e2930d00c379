package org.gridtokenx.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path dir;

    private ServiceFiles files;

    @BeforeEach
    void createFiles() throws Exception {
        files = ServiceFiles.in(dir);
    }

    private Service shell(String script, Readiness readiness) {
        return new Service(ServiceSpec.of("part", List.of("sh", "-c", script), List.of(), readiness), files);
    }

    /** Ready when the script has written the file, which it does after it has set its traps. */
    private Readiness started() {
        return Readiness.file(dir.resolve("started"));
    }

    private String waiting() {
        return "touch " + dir.resolve("started") + "; while :; do sleep 0.05; done";
    }

    private ProcessIdentity identity() throws Exception {
        return ProcessIdentity.read(files.pidFile("part")).orElseThrow();
    }

    @Test
    void aStopSendsTheSignalAndWaits() throws Exception {
        Service service = shell("trap 'echo bye; exit 0' TERM; " + waiting(), started());
        service.start();
        ProcessIdentity child = identity();
        assertEquals(child.pid(), service.pid().orElseThrow());
        service.stop();
        assertFalse(child.isAlive());
        assertFalse(service.isRunning());
        assertEquals(List.of("bye"), files.log("part").tail(5));
    }

    @Test
    void theChildsExitCodeIsTold() throws Exception {
        Service service = shell("sleep 0.2; exit 7", () -> true);
        service.start();
        assertEquals(7, service.waitFor());
    }

    @Test
    void aChildThatEndsWhileItStartsShowsTheEndOfItsLog() {
        Service service = shell("echo one; echo the reason; exit 3", () -> false);
        StartFailure failure = assertThrows(StartFailure.class, service::start);
        assertTrue(failure.getMessage().startsWith("part ended while it started (exit code 3)"), failure.getMessage());
        assertEquals(List.of("one", "the reason"), failure.logTail());
    }

    @Test
    void aChildThatNeverAnswersIsStopped() throws Exception {
        ServiceSpec spec = ServiceSpec.of("part", List.of("sleep", "1000"), List.of(), () -> false)
                .withStartLimit(Duration.ofMillis(200));
        Service service = new Service(spec, files);
        StartFailure failure = assertThrows(StartFailure.class, service::start);
        assertTrue(failure.getMessage().startsWith("part does not answer"), failure.getMessage());
        assertFalse(service.isRunning());
    }

    /** With the guard and its watchdog both killed, nothing ends the child but the next start. */
    @Test
    void aChildWhoseGuardWasKilledIsEndedByTheNextStart() throws Exception {
        Service service = shell(waiting(), started());
        service.start();
        ProcessIdentity orphan = identity();
        ProcessHandle guard =
                ProcessHandle.of(orphan.pid()).orElseThrow().parent().orElseThrow();
        guard.children().filter(process -> process.pid() != orphan.pid()).forEach(ProcessHandle::destroyForcibly);
        guard.destroyForcibly();
        service.waitFor();
        assertTrue(orphan.isAlive(), "the child was to outlive its guard");
        service.start();
        assertFalse(orphan.isAlive());
        assertTrue(service.isRunning());
        service.stop();
    }

    @Test
    void childrenEndWhenTheirParentIsKilled() throws Exception {
        List<String> command = JavaCommand.of(KilledParent.class.getName(), 64)
                .argument(dir.toString())
                .build();
        Process parent = new ProcessBuilder(command).inheritIO().start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(dir.resolve("parent-is-ready"))) {
            assertTrue(System.nanoTime() < deadline && parent.isAlive(), "the parent did not start its child");
            Thread.sleep(20);
        }
        ProcessIdentity child = identity();
        assertTrue(child.isAlive());
        parent.destroyForcibly().waitFor();
        assertTrue(child.awaitEnd(LIMIT), "the child outlived its parent");
    }

    /** A parent that starts one child and then waits to be killed. */
    static final class KilledParent {
        private KilledParent() {}

        public static void main(String[] args) throws Exception {
            Path dir = Path.of(args[0]);
            ServiceSpec spec = ServiceSpec.of("part", List.of("sleep", "1000"), List.of(), () -> true);
            Service service = new Service(spec, ServiceFiles.in(dir));
            service.start();
            while (service.pid().isEmpty()) {
                Thread.sleep(10);
            }
            Files.createFile(dir.resolve("parent-is-ready"));
            service.waitFor();
        }
    }

    @Test
    void aReadinessThatFailsUncheckedIsAskedAgain() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Service service = shell(waiting(), () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("no connection yet");
            }
            return true;
        });
        service.start();
        assertEquals(2, asked.get());
        assertTrue(service.isRunning());
        service.stop();
    }

    @Test
    void aGuardThatEndsLateLeavesTheFileOfTheProcessAfterItsOwn() throws Exception {
        Service service = shell(waiting(), started());
        service.start();
        String later = ProcessIdentity.current().toLine();
        Files.writeString(files.pidFile("part"), later);
        service.stop();
        assertEquals(later, Files.readString(files.pidFile("part")));
    }

    @Test
    void aFileOfAProcessThatEndedIsRemovedByItsGuard() throws Exception {
        Service service = shell(waiting(), started());
        service.start();
        assertTrue(Files.exists(files.pidFile("part")));
        service.stop();
        assertFalse(Files.exists(files.pidFile("part")));
    }

    @Test
    void aFollowerOfALogSeesThatAnotherOneBegan() throws Exception {
        LogFile log = files.log("part");
        Files.writeString(log.path(), "an old line that was there before\n");
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        Thread follower = new Thread(() -> {
            try {
                log.follow(new PrintStream(shown, true, StandardCharsets.UTF_8));
            } catch (IOException | InterruptedException e) {
                Thread.currentThread().interrupt(); // the test is over
            }
        });
        follower.start();
        try {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (shown.size() == 0) { // until it follows
                Files.writeString(log.path(), ".", StandardOpenOption.APPEND);
                assertTrue(System.nanoTime() < deadline, "nothing is followed");
                Thread.sleep(50);
            }
            Path next = Files.writeString(dir.resolve("next"), "a new log\n");
            Files.move(next, log.path(), StandardCopyOption.ATOMIC_MOVE);
            while (!shown.toString(StandardCharsets.UTF_8).endsWith("a new log\n")) {
                assertTrue(System.nanoTime() < deadline, () -> "shown: " + shown);
                Thread.sleep(50);
            }
        } finally {
            follower.interrupt();
            follower.join();
        }
    }

    @Test
    void aTakenPortIsToldWithItsOwner() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            ServiceSpec spec = ServiceSpec.of("part", List.of("true"), List.of(port), () -> true);
            StartFailure failure = assertThrows(StartFailure.class, () -> new Service(spec, files).start());
            assertEquals(
                    "port %d (part) is in use by process %d (java): stop that process, or choose other ports with --port-offset"
                            .formatted(port, ProcessHandle.current().pid()),
                    failure.getMessage());
        }
    }

    @Test
    void aTailIsTheEndOfALongLog() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("line ")
                    .append(i)
                    .append(' ')
                    .append("x".repeat(i % 900))
                    .append('\n');
        }
        Path path = files.log("long").path();
        Files.writeString(path, text);
        List<String> tail = files.log("long").tail(20);
        assertEquals(20, tail.size());
        assertTrue(tail.get(0).startsWith("line 9980 "));
        assertTrue(tail.get(19).startsWith("line 9999 "));
    }

    @Test
    void aBigLogIsMovedAsideAtTheNextStart() throws Exception {
        Path path = files.log("part").path();
        Files.write(path, new byte[5 << 20]);
        Service service = shell("echo new; sleep 0.2", () -> true);
        service.start();
        service.waitFor();
        assertEquals(5 << 20, Files.size(path.resolveSibling("part.log.1")));
        assertEquals(List.of("new"), files.log("part").tail(5));
    }
}

package org.gridtokenx.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.gridtokenx.local.PartStatus.State;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.process.StartFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    private Path dir;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Supervisor supervisor() throws Exception {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Supervisor(ServiceFiles.in(dir), statusFile(), new Progress(out, false));
    }

    private Path statusFile() {
        return dir.resolve("run/status");
    }

    private ServiceSpec sleeper(String name) throws Exception {
        Path pidFile = ServiceFiles.in(dir).pidFile(name);
        // Ready once the guard has written the process's number, so that the status can name it.
        return ServiceSpec.of(
                name,
                List.of("sleep", "1000"),
                List.of(),
                () -> pidFile.toFile().length() > 0);
    }

    private PartStatus await(String name, Predicate<PartStatus> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            for (PartStatus part : PartStatus.read(statusFile())) {
                if (part.name().equals(name) && condition.test(part)) {
                    return part;
                }
            }
            assertTrue(System.nanoTime() < deadline, () -> name + " is not as awaited; printed: " + printed);
            Thread.sleep(20);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    @Test
    void aKilledPartIsStartedAgainAndTheOthersStay() throws Exception {
        long first;
        long second;
        long other;
        try (Supervisor supervisor = supervisor()) {
            supervisor.startStage(List.of(sleeper("one"), sleeper("two")));
            first = await("one", part -> part.state() == State.RUNNING).pid();
            other = await("two", part -> part.state() == State.RUNNING).pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            second = await("one", part -> part.state() == State.RUNNING && part.pid() != first)
                    .pid();
            assertTrue(isAlive(second));
            assertEquals(other, await("two", part -> true).pid());
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("one ended (exit code 137); it is started again in 0.5 s"), text);
        assertTrue(text.contains("one runs again after"), text);
        assertFalse(isAlive(second));
        assertFalse(isAlive(other));
        await("one", part -> part.state() == State.STOPPED);
    }

    /** A client library's failures are unchecked ones. */
    @Test
    void aPartWhoseRestartFailsWithAnUncheckedExceptionIsTriedAgain() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        ServiceSpec moody = sleeper("moody").withPreparation(() -> {
            if (starts.incrementAndGet() == 2) {
                throw new UncheckedIOException(new IOException("not now"));
            }
        });
        try (Supervisor supervisor = supervisor()) {
            supervisor.startStage(List.of(moody));
            long first = await("moody", part -> part.state() == State.RUNNING).pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();
            await("moody", part -> part.state() == State.RUNNING && part.pid() != first);
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("moody could not be prepared: "), text);
        assertTrue(text.contains("not now; tried again in 1.0 s"), text);
        assertEquals(3, starts.get());
    }

    @Test
    void stagesStopInReverseOrder() throws Exception {
        try (Supervisor supervisor = supervisor()) {
            supervisor.startStage(List.of(sleeper("first")));
            supervisor.startStage(List.of(sleeper("second")));
        }
        String text = printed.toString(StandardCharsets.UTF_8);
        int second = text.indexOf("second stopped");
        assertTrue(second > 0 && second < text.indexOf("first stopped"), text);
    }

    @Test
    void aPartThatCannotStartFailsTheStageAndNothingStays() throws Exception {
        long running;
        try (Supervisor supervisor = supervisor()) {
            supervisor.startStage(List.of(sleeper("good")));
            running = await("good", part -> part.state() == State.RUNNING).pid();
            ServiceSpec bad = ServiceSpec.of("bad", List.of("sh", "-c", "echo why; exit 1"), List.of(), () -> false);
            StartFailure failure = assertThrows(StartFailure.class, () -> supervisor.startStage(List.of(bad)));
            assertEquals(List.of("why"), failure.logTail());
        }
        assertFalse(isAlive(running));
    }
}

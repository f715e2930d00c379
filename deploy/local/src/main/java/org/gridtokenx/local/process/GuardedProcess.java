package org.gridtokenx.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A child process behind a small shell script that ends it when this JVM ends, however this JVM ends.
 *
 * <p>The script waits for the end of its standard input, which the kernel closes with the JVM, so that a kill -9 of
 * the parent stops the child as cleanly as a request does. The child has a session of its own: a Ctrl-C at the
 * terminal reaches only the parent, which stops its children in its own order.
 */
final class GuardedProcess {
    private static final String GUARD = script();
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Process guard;
    private final Path pidFile;

    private GuardedProcess(Process guard, Path pidFile) {
        this.guard = guard;
        this.pidFile = pidFile;
    }

    /**
     * Starts the command; its output is appended to the log.
     *
     * @param pidFile where the guard writes the child's number and start time while it lives
     * @param stopSignal name of the signal on which the child ends cleanly, such as {@code TERM}
     */
    static GuardedProcess start(
            List<String> command, Map<String, String> environment, String stopSignal, Path log, Path pidFile)
            throws IOException {
        List<String> guarded = new ArrayList<>(List.of("setsid", "sh"));
        guarded.add(guardFile(pidFile.resolveSibling("guard.sh")).toString());
        guarded.add(pidFile.toString());
        guarded.add(stopSignal);
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new GuardedProcess(builder.start(), pidFile);
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /** Waits for the end; the exit code is the child's. */
    int waitFor() throws InterruptedException {
        return guard.waitFor();
    }

    boolean waitFor(Duration limit) throws InterruptedException {
        return guard.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The child's own number, not the guard's; empty when it has ended or the guard has not written it yet. */
    OptionalLong pid() throws IOException {
        return ProcessIdentity.read(pidFile).map(ProcessIdentity::pid).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Sends the stop signal and waits; kills the child if it has not ended within the limit. */
    void stop(Duration limit) throws IOException, InterruptedException {
        guard.getOutputStream().close();
        if (!waitFor(limit)) {
            var child = ProcessIdentity.read(pidFile);
            if (child.isPresent()) {
                child.get().kill();
            }
            if (!waitFor(AFTER_KILL)) {
                guard.destroyForcibly();
            }
        }
    }

    /** The script as a file, so that a list of processes stays readable; replaced in one step, as shells may read it. */
    private static Path guardFile(Path file) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(GUARD)) {
            Path next = Files.createTempFile(file.getParent(), "guard", ".next");
            Files.writeString(next, GUARD);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    private static String script() {
        try (InputStream in = GuardedProcess.class.getResourceAsStream("guard.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a child that outlived its guard, which happens when the guard itself was killed. */
    static void endLeftover(Path pidFile, String stopSignal, Duration grace) throws IOException, InterruptedException {
        var leftover = ProcessIdentity.read(pidFile);
        if (leftover.isPresent()) {
            leftover.get().end(stopSignal, grace);
        }
        Files.deleteIfExists(pidFile);
    }
}

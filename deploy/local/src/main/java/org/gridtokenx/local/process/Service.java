package org.gridtokenx.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One part of the stack, as a process that can be started, watched, stopped and started again.
 *
 * <p>Not safe for use by several threads at once, except {@link #isRunning()} and {@link #pid()}.
 */
public final class Service implements AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 25;
    private static final int TAIL_LINES = 15;

    private final ServiceSpec spec;
    private final ServiceFiles files;
    private volatile GuardedProcess process;

    public Service(ServiceSpec spec, ServiceFiles files) {
        this.spec = spec;
        this.files = files;
    }

    public ServiceSpec spec() {
        return spec;
    }

    /**
     * Starts the part and returns when it answers. A process that an earlier run left behind is ended first.
     *
     * @throws StartFailure if a port is taken, or the part ends or does not answer within its limit; nothing of it
     *     runs then
     */
    public void start() throws IOException, InterruptedException {
        endLeftover();
        requireFreePorts();
        try {
            spec.preparation().run();
        } catch (StartFailure e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new StartFailure(spec.name() + " could not be prepared: " + e.getMessage(), e);
        }
        LogFile log = files.log(spec.name());
        log.rotate();
        process = GuardedProcess.start(
                spec.command(), spec.environment(), spec.stopSignal(), log.path(), files.pidFile(spec.name()));
        boolean ready = false;
        try {
            awaitReady();
            ready = true;
        } finally {
            if (!ready) {
                stop();
            }
        }
    }

    /** Ends a process of this part that outlived the run that started it. */
    public void endLeftover() throws IOException, InterruptedException {
        GuardedProcess.endLeftover(files.pidFile(spec.name()), spec.stopSignal(), STOP_LIMIT);
    }

    /** @throws StartFailure naming the first port that is taken, and by whom */
    public void requireFreePorts() throws IOException {
        for (int number : spec.ports()) {
            LocalPort port = new LocalPort(number);
            if (!port.isFree()) {
                String owner = port.owner().map(o -> " by " + o).orElse("");
                throw new StartFailure(
                        "port %d (%s) is in use%s: stop that process, or choose other ports with --port-offset"
                                .formatted(number, spec.name(), owner),
                        List.of());
            }
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + spec.startLimit().toNanos();
        while (!answers()) {
            if (!process.isAlive()) {
                throw failure("%s ended while it started (exit code %d); its log is %s"
                        .formatted(
                                spec.name(),
                                process.waitFor(),
                                files.log(spec.name()).path()));
            }
            if (System.nanoTime() > deadline) {
                throw failure("%s does not answer after %d s; its log is %s"
                        .formatted(
                                spec.name(),
                                spec.startLimit().toSeconds(),
                                files.log(spec.name()).path()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return spec.readiness().isReady() && process.isAlive();
        } catch (IOException | RuntimeException e) {
            return false; // not yet: the caller asks again until its deadline
        }
    }

    private StartFailure failure(String message) throws IOException {
        return new StartFailure(message, files.log(spec.name()).tail(TAIL_LINES));
    }

    public boolean isRunning() {
        GuardedProcess current = process;
        return current != null && current.isAlive();
    }

    /** The number of the part's own process, while it runs. */
    public OptionalLong pid() throws IOException {
        GuardedProcess current = process;
        return current == null ? OptionalLong.empty() : current.pid();
    }

    /** Waits until the process ends, and gives its exit code. */
    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Asks the part to end and waits; kills it after ten seconds. Does nothing if it does not run. */
    public void stop() throws IOException, InterruptedException {
        GuardedProcess current = process;
        if (current != null) {
            current.stop(STOP_LIMIT);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping " + spec.name(), e);
        }
    }
}

package org.gridtokenx.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.local.PartStatus.State;
import org.gridtokenx.local.process.ParallelSteps;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.process.StartFailure;

/**
 * Starts parts in stages, starts again what dies, and stops all in reverse order.
 *
 * <p>Used by one thread, which calls {@link #startStage} for each stage and {@link #close} at the end; the parts are
 * watched by threads of the supervisor's own.
 */
final class Supervisor implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A part that ran this long is taken for healthy, and its next restart waits the shortest time again. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final ServiceFiles files;
    private final Path statusFile;
    private final Progress progress;
    private final List<List<Watched>> stages = new ArrayList<>();
    private final Map<String, PartStatus> statuses = new LinkedHashMap<>();

    /** A part with the thread that watches it, once it has started. */
    private static final class Watched {
        private final Service service;
        private Thread watcher;

        private Watched(Service service) {
            this.service = service;
        }

        private String name() {
            return service.spec().name();
        }
    }

    Supervisor(ServiceFiles files, Path statusFile, Progress progress) {
        this.files = files;
        this.statusFile = statusFile;
        this.progress = progress;
    }

    /**
     * Starts the parts at once and returns when all are ready; from then on each is started again when it ends.
     *
     * @throws IOException the first part's failure
     */
    void startStage(List<ServiceSpec> specs) throws IOException, InterruptedException {
        List<Watched> stage = specs.stream()
                .map(spec -> new Watched(new Service(spec, files)))
                .toList();
        stages.add(stage);
        List<ParallelSteps.Step> steps = new ArrayList<>();
        stage.forEach(part -> steps.add(() -> startFirst(part)));
        ParallelSteps.run(steps);
        stage.forEach(this::watch);
    }

    private void startFirst(Watched part) throws IOException, InterruptedException {
        progress.begin(part.name());
        set(part, State.STARTING);
        boolean ready = false;
        try {
            part.service.start();
            ready = true;
        } finally {
            if (!ready) {
                progress.abandon(part.name());
            }
        }
        set(part, State.RUNNING);
        progress.end(part.name(), "ready");
    }

    private void watch(Watched part) {
        part.watcher = new Thread(() -> keepRunning(part), "watch-" + part.name());
        part.watcher.start();
    }

    private void keepRunning(Watched part) {
        Duration pause = FIRST_PAUSE;
        Instant started = Instant.now();
        try {
            while (true) {
                int code = part.service.waitFor();
                if (Duration.between(started, Instant.now()).compareTo(HEALTHY) > 0) {
                    pause = FIRST_PAUSE;
                }
                progress.line("%s ended (exit code %d); it is started again in %.1f s"
                        .formatted(part.name(), code, pause.toMillis() / 1e3));
                set(part, State.RESTARTING);
                pause = startAgain(part, pause);
                started = Instant.now();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // all is being stopped
        }
    }

    /** Tries until it runs, with growing pauses; returns the pause that a next time begins with. */
    private Duration startAgain(Watched part, Duration firstPause) throws InterruptedException {
        Duration pause = firstPause;
        while (true) {
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            long began = System.nanoTime();
            try {
                part.service.start();
                set(part, State.RUNNING);
                progress.line("%s runs again after %.1f s".formatted(part.name(), (System.nanoTime() - began) / 1e9));
                return pause;
            } catch (IOException | RuntimeException e) {
                // Whatever it is: a watcher that ended here would leave the part missing without a word.
                progress.line("%s; tried again in %.1f s".formatted(reason(part, e), pause.toMillis() / 1e3));
            }
        }
    }

    private static String reason(Watched part, Exception e) {
        return e instanceof StartFailure ? e.getMessage() : part.name() + " could not be started: " + e;
    }

    private void set(Watched part, State state) {
        synchronized (statuses) {
            try {
                long pid = state == State.RUNNING ? part.service.pid().orElse(0) : 0;
                ServiceSpec spec = part.service.spec();
                statuses.put(spec.name(), new PartStatus(spec.name(), pid, state, Instant.now(), spec.address()));
                PartStatus.write(statusFile, List.copyOf(statuses.values()));
            } catch (IOException | RuntimeException e) {
                progress.line("the status of " + part.name() + " cannot be written: " + e.getMessage());
            }
        }
    }

    /** Stops all parts, the last stage first, the parts of a stage at once. */
    @Override
    public void close() throws IOException {
        List<List<Watched>> reversed = new ArrayList<>(stages);
        Collections.reverse(reversed);
        try {
            for (List<Watched> stage : reversed) {
                List<ParallelSteps.Step> stops = new ArrayList<>();
                stage.forEach(part -> stops.add(() -> stop(part)));
                ParallelSteps.run(stops);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping; the parts stop by themselves", e);
        }
    }

    private void stop(Watched part) throws IOException, InterruptedException {
        if (part.watcher != null) {
            part.watcher.interrupt();
            part.watcher.join();
        }
        boolean ran = part.service.isRunning();
        part.service.stop();
        set(part, State.STOPPED);
        if (ran) {
            progress.line("  " + part.name() + " stopped");
        }
    }
}

package org.gridtokenx.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.local.metering.FastTime;
import org.gridtokenx.local.process.Service;
import org.gridtokenx.local.process.ServiceFiles;
import org.gridtokenx.local.process.ServiceSpec;
import org.gridtokenx.local.servers.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts the whole market and keeps it running until it is asked to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Starts Kafka, PostgreSQL, Redis, the ledger, the MQTT broker, the Flink jobs, the API and the meters'",
            "endpoint, and keeps them running. Ctrl-C, or gridtokenx down, stops them all; the data stays."
        })
final class UpCommand implements Callable<Integer> {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    @Mixin
    private UpOptions options;

    @Override
    public Integer call() throws Exception {
        DataDir dir = options.dataDir();
        dir.requireUsable();
        RunLock lock = RunLock.take(dir);
        try {
            dir.requireSpace();
            dir.requireFormat();
            options.epoch();
            StackServices services = new StackServices(options);
            services.requireKnownExceptions();
            runUntilStopped(dir, services);
        } finally {
            lock.close();
        }
        return 0;
    }

    /** Runs in this thread. A signal interrupts it, waits until it has stopped everything, and then lets the JVM go. */
    private void runUntilStopped(DataDir dir, StackServices services) throws Exception {
        Thread main = Thread.currentThread();
        CountDownLatch stopped = new CountDownLatch(1);
        Thread onSignal = new Thread(() -> stopAndWait(main, stopped), "stop");
        Runtime.getRuntime().addShutdownHook(onSignal);
        try (Progress progress = Progress.onStandardOutput()) {
            try (Supervisor supervisor = new Supervisor(ServiceFiles.in(dir.root()), dir.statusFile(), progress)) {
                startAndWait(dir, services, supervisor, progress);
            }
            progress.line("Stopped. The data stays in " + dir.root() + ".");
        } finally {
            stopped.countDown();
        }
    }

    private void startAndWait(DataDir dir, StackServices services, Supervisor supervisor, Progress progress)
            throws IOException, Refusal {
        try {
            start(dir, services, supervisor, progress);
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            progress.line("Stopping ...");
        }
    }

    private static void stopAndWait(Thread main, CountDownLatch stopped) {
        main.interrupt();
        try {
            stopped.await(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void start(DataDir dir, StackServices services, Supervisor supervisor, Progress progress)
            throws IOException, InterruptedException, Refusal {
        long began = System.nanoTime();
        progress.line("GridTokenX starts; its data is in " + dir.root());
        List<ServiceSpec> servers = services.servers();
        List<ServiceSpec> market = services.market();
        requireFree(ServiceFiles.in(dir.root()), servers, market);
        supervisor.startStage(servers);
        if (!options.without().contains("kafka")) {
            progress.begin("topics");
            Topics.create(options.ports().kafkaBootstrap());
            progress.end("topics", "made");
        }
        dir.keepEpoch(options.epoch()); // the API opens the zone with it
        supervisor.startStage(market);
        if (!options.without().contains("api")) {
            FastTime.fitLimit(options.ports().postgresUrl(), services.zone(), options.epoch());
        }
        boolean demo = options.demoAccounts()
                && !options.without().contains("api")
                && !options.without().contains("meter-ingest")
                && makeDemoAccounts(dir, progress);
        progress.line("Ready after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
        Welcome.lines(options.ports(), options.web(), demo, services.adminPassword(), options.epoch())
                .forEach(progress::line);
    }

    /** Whether they are there. A market that runs is not stopped for want of them: why they are missing is shown. */
    private boolean makeDemoAccounts(DataDir dir, Progress progress) throws InterruptedException, Refusal {
        progress.begin("demo accounts");
        try {
            new DemoAccounts(options.ports(), dir.demoMeterKey()).make();
            progress.end("demo accounts", "there");
            return true;
        } catch (IOException e) {
            progress.abandon("demo accounts");
            progress.line("  demo accounts could not be made (%s); the market runs, and the next up tries again"
                    .formatted(e.getMessage()));
            return false;
        }
    }

    /** All ports of all parts, before the first one starts: a port that is taken is told within a second. */
    private static void requireFree(ServiceFiles files, List<ServiceSpec> servers, List<ServiceSpec> market)
            throws IOException, InterruptedException {
        List<ServiceSpec> all = new ArrayList<>(servers);
        all.addAll(market);
        for (ServiceSpec spec : all) {
            new Service(spec, files).endLeftover();
        }
        for (ServiceSpec spec : all) {
            new Service(spec, files).requireFreePorts();
        }
    }
}

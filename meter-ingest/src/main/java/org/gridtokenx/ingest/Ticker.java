package org.gridtokenx.ingest;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets time pass in the log of readings. Every instance does; more ticks than needed are harmless. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final KafkaReadingLog log;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "ticker"));
    private boolean failing;

    Ticker(KafkaReadingLog log) {
        this.log = log;
    }

    void start(Duration interval) {
        timer.scheduleAtFixedRate(this::tick, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A broker that is away is no reason to stop: the next tick may reach it. */
    private void tick() {
        try {
            log.tick();
            failing = false;
        } catch (KafkaException e) {
            if (!failing) {
                LOG.warn("no tick reaches Kafka, trying on: {}", e.getMessage());
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

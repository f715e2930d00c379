package org.gridtokenx.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.gridtokenx.market.ZoneEvent;

/**
 * Many zones whose epochs end at one moment: from that moment, by the clock on the wall, until the broker has the event
 * that a zone has cleared.
 */
public final class ZonesBench {
    /** Few, as in a street. */
    public static final int USERS_PER_ZONE = 4;

    private static final Duration TICKS = Duration.ofMillis(200);
    private static final long PATIENCE_SECONDS = 60;
    private static final long AFTER_START_MILLIS = 200;
    private static final long POLL_MILLIS = 100;

    private final Configuration flink;
    private final String kafkaServers;
    private final PrintWriter out;

    public ZonesBench(Configuration flink, String kafkaServers, PrintWriter out) {
        this.flink = flink;
        this.kafkaServers = kafkaServers;
        this.out = out;
    }

    /** Prints a line per epoch, and the memory at the end. */
    public void run(int zones, int ordersPerZone, int epochs, Duration epochLength) throws Exception {
        long epochMillis = epochLength.toMillis();
        Neighbourhoods market = new Neighbourhoods("zones", zones, USERS_PER_ZONE, epochMillis);
        out.printf(
                "%12s %12s %14s %14s %14s%n", "orders", "matches", "first zone ms", "median zone ms", "last zone ms");
        try (CommandLog log = new CommandLog(kafkaServers);
                JobCluster cluster = JobCluster.start(flink, kafkaServers);
                EventLog events = new EventLog(kafkaServers)) {
            log.startTicking(TICKS);
            market.open(log::send);
            log.flush();
            for (int i = 0; i < epochs; i++) {
                long epoch = Math.floorDiv(System.currentTimeMillis(), epochMillis) + 1;
                sleepUntil(epoch * epochMillis + AFTER_START_MILLIS);
                int orders = zones * ordersPerZone;
                market.place("epoch-" + i, orders, log::send);
                log.flush();
                long end = (epoch + 1) * epochMillis;
                if (System.currentTimeMillis() >= end) {
                    throw new IllegalStateException("this machine does not place " + orders + " orders in "
                            + epochLength + ": nothing was measured; give a longer --epoch");
                }
                sleepUntil(end);
                print(events, cluster, epoch, zones, orders, end);
            }
            out.println(ProcessFigures.memory());
            out.flush();
        }
    }

    private void print(EventLog events, JobCluster cluster, long epoch, int zones, int orders, long end)
            throws Exception {
        Map<String, Long> clearedAt = new TreeMap<>();
        int[] found = new int[2];
        long deadline = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (clearedAt.size() < zones) {
            Thread.sleep(POLL_MILLIS);
            cluster.requireAlive();
            events.read((event, stamp) -> {
                if (event.body() instanceof ZoneEvent.EpochCleared cleared
                        && cleared.result().epoch() == epoch
                        && clearedAt.putIfAbsent(event.zone(), stamp) == null) {
                    found[0] += cleared.result().orders();
                    found[1] += cleared.result().matches();
                }
            });
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("only " + clearedAt.size() + " of " + zones + " zones cleared within "
                        + PATIENCE_SECONDS + " s");
            }
        }
        if (found[0] != orders) {
            throw new IllegalStateException(
                    found[0] + " of " + orders + " orders were in the epoch; nothing was measured");
        }
        Medians times = new Medians(clearedAt.values().stream()
                .mapToLong(stamp -> TimeUnit.MILLISECONDS.toNanos(stamp - end))
                .toArray());
        out.printf(
                Locale.ROOT,
                "%,12d %,12d %14.0f %14.0f %14.0f%n",
                orders,
                found[1],
                times.quantile(0) / 1e6,
                times.quantile(0.5) / 1e6,
                times.quantile(1) / 1e6);
        out.flush();
    }

    private static void sleepUntil(long millis) throws InterruptedException {
        long left = millis - System.currentTimeMillis();
        if (left > 0) {
            Thread.sleep(left);
        }
    }
}

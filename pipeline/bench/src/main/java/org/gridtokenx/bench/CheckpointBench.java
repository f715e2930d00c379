package org.gridtokenx.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;

/** Size and duration of checkpoints of the clearing job with many orders in the book, by Flink's own statistics. */
public final class CheckpointBench {
    private static final long LIMIT_SECONDS = 300;
    private static final int ORDERS_PER_USER = 20;
    private static final int MORE_SHARE = 10;
    private static final int REPEATS = 3;
    private static final long DAY_MILLIS = 86_400_000;

    private final Configuration flink;
    private final String kafkaServers;
    private final PrintWriter out;

    public CheckpointBench(Configuration flink, String kafkaServers, PrintWriter out) {
        this.flink = flink;
        this.kafkaServers = kafkaServers;
        this.out = out;
    }

    /** How many users place so many orders. */
    public static int users(int orders, int zones) {
        return Math.max(2, orders / Math.max(1, zones) / ORDERS_PER_USER) * zones;
    }

    /** Prints a line per checkpoint. */
    public void run(int orders, int zones) throws Exception {
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofDays(1));
        Neighbourhoods market = new Neighbourhoods("checkpoint", zones, users(orders, zones) / zones, DAY_MILLIS);
        out.printf("%-44s %12s %12s %10s%n", "checkpoint", "written MB", "state MB", "ms");
        try (CommandLog log = new CommandLog(kafkaServers);
                JobCluster cluster = JobCluster.start(flink, kafkaServers);
                EventLog events = new EventLog(kafkaServers)) {
            Backlog backlog = new Backlog(events, cluster);
            market.open(log::send);
            market.place("first", orders, log::send);
            log.flush();
            backlog.awaitAccepted(orders, LIMIT_SECONDS);
            print(String.format(Locale.ROOT, "the first, %,d orders", orders), cluster.checkpoint(CheckpointType.FULL));
            print("the next, nothing new", cluster.checkpoint(CheckpointType.CONFIGURED));
            int more = Math.max(1, orders / MORE_SHARE);
            for (int i = 0; i < REPEATS; i++) {
                market.place("more-" + i, more, log::send);
                log.flush();
                backlog.awaitAccepted(more, LIMIT_SECONDS);
                print(
                        String.format(Locale.ROOT, "the next, %,d orders more", more),
                        cluster.checkpoint(CheckpointType.CONFIGURED));
            }
            print("full", cluster.checkpoint(CheckpointType.FULL));
            out.println(ProcessFigures.memory());
            out.flush();
        }
    }

    private void print(String what, CompletedCheckpointStats stats) {
        if (stats.getStateSize() == 0) {
            throw new IllegalStateException("a checkpoint was empty; nothing was measured");
        }
        out.printf(
                Locale.ROOT,
                "%-44s %12.1f %12.1f %10d%n",
                what,
                stats.getCheckpointedSize() / 1e6,
                stats.getStateSize() / 1e6,
                stats.getEndToEndDuration());
        out.flush();
    }
}

package org.gridtokenx.bench;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.Recording;
import org.apache.flink.configuration.Configuration;

/**
 * The whole clearing job against a topic that is full before it starts: source, clock, zones with accounts in their
 * state, and both Kafka sinks. An order counts when the broker has the event that accepts it.
 */
public final class IntakeBench {
    private static final long LIMIT_SECONDS = 300;
    private static final int WARM_UP_SHARE = 4;
    private static final long DAY_MILLIS = 86_400_000;

    private final Configuration flink;
    private final String kafkaServers;
    private final PrintWriter out;

    public IntakeBench(Configuration flink, String kafkaServers, PrintWriter out) {
        this.flink = flink;
        this.kafkaServers = kafkaServers;
        this.out = out;
    }

    /** Prints the rate, after the first quarter of the orders, and where the time went. */
    public void run(int orders, int zones, int users) throws Exception {
        // An epoch as long as a day: the orders gather, and none is cleared on the way.
        Neighbourhoods market = new Neighbourhoods("intake", zones, Math.max(2, users / zones), DAY_MILLIS);
        try (CommandLog log = new CommandLog(kafkaServers)) {
            market.open(log::send);
            market.place("first", orders, log::send);
            log.flush();
        }
        long[] accepted;
        ProcessFigures begin;
        ProcessFigures end;
        Map<StageSamples.Stage, Integer> samples;
        try (JobCluster cluster = JobCluster.start(flink, kafkaServers);
                EventLog events = new EventLog(kafkaServers)) {
            begin = ProcessFigures.now();
            Recording recording = StageSamples.start();
            accepted = new Backlog(events, cluster).awaitAccepted(orders, LIMIT_SECONDS);
            end = ProcessFigures.now();
            samples = StageSamples.stop(recording);
        }
        int warm = orders / WARM_UP_SHARE;
        long warmMillis = Math.max(1, accepted[orders - 1] - accepted[warm]);
        out.printf(
                Locale.ROOT,
                "%,d orders in %.1f s: %,.0f orders/s; after the first quarter %,.0f orders/s%n",
                orders,
                (accepted[orders - 1] - accepted[0]) / 1e3,
                orders * 1e3 / Math.max(1, accepted[orders - 1] - accepted[0]),
                (orders - warm) * 1e3 / warmMillis);
        out.printf(
                Locale.ROOT,
                "%s, %.1f us of processor time an order%n",
                end.since(begin),
                (end.cpuNanos() - begin.cpuNanos()) / 1e3 / orders);
        print(samples);
        out.flush();
    }

    private void print(Map<StageSamples.Stage, Integer> samples) {
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        out.printf(Locale.ROOT, "Where its threads' time went, by %,d samples of their stacks:%n", all);
        samples.entrySet().stream()
                .sorted(Map.Entry.<StageSamples.Stage, Integer>comparingByValue()
                        .reversed())
                .forEach(stage -> out.printf(
                        Locale.ROOT,
                        "%6.1f %%  %s%n",
                        stage.getValue() * 100.0 / all,
                        stage.getKey().words()));
    }
}

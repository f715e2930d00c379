package org.gridtokenx.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Terms;
import org.gridtokenx.jobs.metering.IntervalTimes;
import org.gridtokenx.jobs.metering.MeteringJob;

/**
 * The whole metering job against a topic that is full before it starts. When it has got somewhere is known from readings
 * that are sent twice: the second one of each goes to the dead letters, which the broker stamps.
 */
public final class MeteringBench {
    private static final long LIMIT_SECONDS = 900;
    private static final int WARM_UP_SHARE = 4;
    private static final int MARKS = 64;
    private static final long STEP_MILLIS = 1_000;
    /** An interval as long as a day: what is measured is how readings are taken, not what is said of them. */
    private static final long DAY_MILLIS = 86_400_000;

    private final Configuration flink;
    private final String kafkaServers;
    private final PrintWriter out;

    public MeteringBench(Configuration flink, String kafkaServers, PrintWriter out) {
        this.flink = flink;
        this.kafkaServers = kafkaServers;
        this.out = out;
    }

    /** Prints the rate after the first quarter of the readings, and what the meters' state takes. */
    public void run(int readings, int meters) throws Exception {
        // Those of `up`, every half second, would write a state of this size all the time.
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
        long now = System.currentTimeMillis();
        int perMeter = readings / meters;
        int warm = readings / WARM_UP_SHARE;
        try (MeterLog log = new MeterLog(kafkaServers)) {
            for (int i = 0; i < readings; i++) {
                if (i == warm) {
                    mark("warm", now, log);
                }
                long timestamp = now - (perMeter - i / meters) * STEP_MILLIS;
                log.send(reading("meter-" + i % meters, i % 100, timestamp));
            }
            mark("done", now, log);
            log.flush();
        }
        IntervalTimes times = new IntervalTimes(DAY_MILLIS, 60_000, DAY_MILLIS);
        try (JobCluster cluster = JobCluster.start(
                        flink, MeteringJob.NAME, env -> MeteringJob.defineWorkflow(env, kafkaServers, times));
                DeadLetterLog letters = new DeadLetterLog(kafkaServers)) {
            ProcessFigures begin = ProcessFigures.now();
            Map<String, Long> marks = awaitMarks(letters, cluster);
            ProcessFigures end = ProcessFigures.now();
            print(readings, warm, marks, end, begin);
            print(meters, cluster.checkpoint(CheckpointType.FULL));
        }
    }

    private static void mark(String name, long now, MeterLog log) {
        for (int twice = 0; twice < 2; twice++) {
            for (int i = 0; i < MARKS; i++) {
                log.send(reading(name + "-" + i, 0, now));
            }
        }
    }

    private static MeterReading reading(String meterId, int zone, long timestamp) {
        return MeterReading.interval(
                meterId, "user-of-" + meterId, "zone-" + zone, timestamp, 1_234_567, 7_654_321, Terms.UNLIMITED);
    }

    private static Map<String, Long> awaitMarks(DeadLetterLog letters, JobCluster cluster) throws Exception {
        Map<String, Long> last = new HashMap<>();
        int[] seen = {0};
        long deadline = System.nanoTime() + Duration.ofSeconds(LIMIT_SECONDS).toNanos();
        while (seen[0] < 2 * MARKS) {
            letters.read((meterId, stamp) -> {
                last.merge(meterId.substring(0, meterId.indexOf('-')), stamp, Math::max);
                seen[0]++;
            });
            cluster.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the job is not through after " + LIMIT_SECONDS + " s");
            }
        }
        if (seen[0] > 2 * MARKS || last.size() != 2) {
            throw new IllegalStateException("readings were refused; something else was measured: " + last.keySet());
        }
        return last;
    }

    private void print(int readings, int warm, Map<String, Long> marks, ProcessFigures end, ProcessFigures begin) {
        long millis = Math.max(1, marks.get("done") - marks.get("warm"));
        out.printf(
                Locale.ROOT,
                "%,.0f readings/s after the first quarter; %s, %.1f us of processor time a reading%n",
                (readings - warm) * 1e3 / millis,
                end.since(begin),
                (end.cpuNanos() - begin.cpuNanos()) / 1e3 / readings);
        out.flush();
    }

    private void print(int meters, CompletedCheckpointStats stats) throws IOException {
        out.printf(
                Locale.ROOT,
                "state of %,d meters: %.1f MB in a full checkpoint, %,d bytes a meter, written in %,d ms%n",
                meters,
                stats.getStateSize() / 1e6,
                stats.getStateSize() / meters,
                stats.getEndToEndDuration());
        out.println(ProcessFigures.memory());
        out.flush();
    }
}

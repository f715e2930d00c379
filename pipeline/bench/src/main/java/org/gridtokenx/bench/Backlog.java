package org.gridtokenx.bench;

import java.io.IOException;
import java.util.Arrays;
import org.gridtokenx.market.ZoneEvent;

/** Waits until the job has accepted all orders of a full topic, and when it accepted each. */
final class Backlog {
    private static final long POLL_MILLIS = 250;
    private static final int QUIET_POLLS = 6;
    private static final int SILENT_ROUNDS = 8;

    private final EventLog events;
    private final JobCluster cluster;

    Backlog(EventLog events, JobCluster cluster) {
        this.events = events;
        this.cluster = cluster;
    }

    /**
     * The broker's stamps of the answers to the next orders, in order of time.
     *
     * @param limitSeconds how long it may take
     * @throws IllegalStateException if not all orders were accepted by then, or one was rejected
     */
    long[] awaitAccepted(int orders, long limitSeconds) throws Exception {
        long deadline = System.nanoTime() + limitSeconds * 1_000_000_000L;
        long[] stamps = new long[orders];
        int[] accepted = new int[1];
        int silent = 0;
        while (accepted[0] < orders) {
            int before = accepted[0];
            awaitQuiet(deadline);
            read(stamps, accepted);
            silent = accepted[0] == before ? silent + 1 : 0;
            if (accepted[0] < orders && (silent == SILENT_ROUNDS || System.nanoTime() > deadline)) {
                throw new IllegalStateException("only " + accepted[0] + " of " + orders + " orders were accepted; "
                        + (silent == 0 ? "give fewer --orders" : "no more events come"));
            }
        }
        Arrays.sort(stamps);
        return stamps;
    }

    private void awaitQuiet(long deadline) throws Exception {
        long size = -1;
        int quiet = 0;
        while (quiet < QUIET_POLLS && System.nanoTime() < deadline) {
            cluster.requireAlive();
            Thread.sleep(POLL_MILLIS);
            long now = events.size();
            quiet = now > 0 && now == size ? quiet + 1 : 0;
            size = now;
        }
    }

    private void read(long[] stamps, int[] accepted) throws IOException {
        events.read((event, stamp) -> {
            if (event.body() instanceof ZoneEvent.OrderRejected rejected) {
                throw new IllegalStateException("an order was rejected: " + rejected.message());
            }
            if (event.body() instanceof ZoneEvent.OrderAccepted) {
                stamps[accepted[0]++] = stamp;
            }
        });
    }
}

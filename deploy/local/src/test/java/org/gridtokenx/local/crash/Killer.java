package org.gridtokenx.local.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridtokenx.local.RunningMarket;

/**
 * Kills parts of a market at random moments. Of every three kills each part has one, in a random order, and before the
 * next three all run.
 */
final class Killer {
    static final List<String> PARTS = List.of("flink", "kafka", "postgres");

    private static final long LEAST_PAUSE_MILLIS = 200;

    private final SplittableRandom random;
    private final long longestPauseMillis;
    private final List<String> turns = new ArrayList<>();

    Killer(long seed, long longestPauseMillis) {
        random = new SplittableRandom(seed);
        this.longestPauseMillis = longestPauseMillis;
    }

    /**
     * Waits for a random time and kills. A part that is down just then has a random time from its next start on, so that
     * some die while they start and some when they have gone on with their work.
     */
    String killNext(RunningMarket market) throws Exception {
        if (turns.isEmpty()) {
            awaitAll(market);
            turns.addAll(PARTS);
        }
        String part = turns.remove(random.nextInt(turns.size()));
        pause();
        if (!market.hasProcess(part)) {
            market.await("a process of " + part, () -> market.hasProcess(part));
            pause();
        }
        market.await("a process of " + part, () -> market.killAnyhow(part));
        return part;
    }

    private void pause() throws InterruptedException {
        Thread.sleep(random.nextLong(LEAST_PAUSE_MILLIS, longestPauseMillis));
    }

    /** Returns when every part runs again. */
    static void awaitAll(RunningMarket market) throws Exception {
        for (String part : PARTS) {
            market.await(part + " to run again", () -> isUp(market, part));
        }
    }

    private static boolean isUp(RunningMarket market, String part) throws IOException {
        return market.isRunning(part);
    }
}

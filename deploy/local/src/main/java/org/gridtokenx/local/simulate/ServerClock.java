package org.gridtokenx.local.simulate;

/**
 * The server's time, as far as a client can know it: never ahead, and behind by no more than the answer took that told
 * it. So what a meter says has been measured has been.
 *
 * <p>Between two answers it goes by this machine's monotonic clock.
 */
final class ServerClock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private record Sample(long serverMillis, long nanos) {}

    private volatile Sample sample;

    ServerClock(long serverMillis) {
        set(serverMillis);
    }

    /** Takes the time of an answer that has just come. */
    void set(long serverMillis) {
        sample = new Sample(serverMillis, System.nanoTime());
    }

    /** Milliseconds since 1970. */
    long millis() {
        Sample known = sample;
        return known.serverMillis() + (System.nanoTime() - known.nanos()) / NANOS_PER_MILLI;
    }
}

package org.gridtokenx.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows what is being done: a line per finished part, and on a terminal, below them, the parts still at work.
 *
 * <p>Safe for use by several threads.
 */
final class Progress implements AutoCloseable {
    private static final long REFRESH_MILLIS = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final Map<String, Long> working = new LinkedHashMap<>();
    private final Thread refresher;

    /** @param terminal whether the output understands being overwritten */
    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.refresher = new Thread(this::refresh, "progress");
        refresher.setDaemon(true);
        if (terminal) {
            refresher.start();
        }
    }

    /** A progress for the terminal that the launcher found, if it found one. */
    static Progress onStandardOutput() {
        return new Progress(System.out, Boolean.getBoolean("gridtokenx.terminal"));
    }

    synchronized void begin(String part) {
        working.put(part, System.nanoTime());
        redraw();
    }

    synchronized void end(String part, String result) {
        Long began = working.remove(part);
        double seconds = began == null ? 0 : (System.nanoTime() - began) / 1e9;
        line(String.format(Locale.ROOT, "  %-13s %-8s %5.1f s", part, result, seconds));
    }

    /** The part is done with, and something else says how. */
    synchronized void abandon(String part) {
        working.remove(part);
        redraw();
    }

    synchronized void line(String text) {
        if (terminal) {
            out.print(CLEAR_LINE);
        }
        out.println(text);
        redraw();
    }

    private void redraw() {
        if (terminal) {
            long now = System.nanoTime();
            String shown = working.entrySet().stream()
                    .map(e -> e.getKey() + " "
                            + Duration.ofNanos(now - e.getValue()).toSeconds() + " s")
                    .collect(Collectors.joining(", "));
            out.print(CLEAR_LINE + (shown.isEmpty() ? "" : "  ... " + shown));
        }
        out.flush();
    }

    private void refresh() {
        try {
            while (true) {
                Thread.sleep(REFRESH_MILLIS);
                synchronized (this) {
                    if (!working.isEmpty()) {
                        redraw();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        refresher.interrupt();
    }
}

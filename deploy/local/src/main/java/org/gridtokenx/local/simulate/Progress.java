package org.gridtokenx.local.simulate;

import java.io.PrintWriter;

/**
 * Shows how far the simulation is: on a terminal in a bar that is overwritten, elsewhere in plain lines only.
 *
 * <p>Safe for use by several threads.
 */
final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final int WIDTH = 24;
    private static final long REDRAW_NANOS = 100_000_000;

    private final PrintWriter out;
    private final boolean terminal;
    private String label = "";
    private String note = "";
    private long done;
    private long total;
    private boolean shown;
    private long drawnNanos;

    /** @param terminal whether the output understands being overwritten */
    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A new bar. */
    synchronized void begin(String newLabel, long newTotal) {
        label = newLabel;
        note = "";
        done = 0;
        total = newTotal;
        shown = true;
        drawnNanos = 0;
        draw();
    }

    /** One more of the bar's total. */
    synchronized void step() {
        update(done + 1, done + 1 + "/" + total);
    }

    /** How much of the bar's total is done, and what to say beside it. */
    synchronized void update(long newDone, String newNote) {
        done = newDone;
        note = newNote;
        draw();
    }

    /** A line that stays. */
    synchronized void line(String text) {
        clear();
        out.println(text);
        drawnNanos = 0;
        draw();
        out.flush();
    }

    /** Takes the bar away. */
    synchronized void end() {
        clear();
        shown = false;
        out.flush();
    }

    private void clear() {
        if (terminal && shown) {
            out.print(CLEAR_LINE);
        }
    }

    private void draw() {
        long now = System.nanoTime();
        if (terminal && shown && (drawnNanos == 0 || now - drawnNanos >= REDRAW_NANOS)) {
            int filled = total == 0 ? WIDTH : (int) (Math.min(done, total) * WIDTH / total);
            String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
            out.print(CLEAR_LINE + label + " [" + bar + "] " + note);
            out.flush();
            drawnNanos = now;
        }
    }
}

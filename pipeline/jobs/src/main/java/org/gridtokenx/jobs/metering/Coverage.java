package org.gridtokenx.jobs.metering;

import java.util.ArrayList;
import java.util.List;

/** The time that a meter's readings cover: stretches that neither touch nor overlap, in their order. */
final class Coverage {
    /**
     * What was measured from one time up to another.
     *
     * @param toMillis after {@code fromMillis}
     */
    record Stretch(long fromMillis, long toMillis) {}

    private final List<Stretch> stretches;

    Coverage(List<Stretch> stretches) {
        this.stretches = new ArrayList<>(stretches);
    }

    List<Stretch> stretches() {
        return stretches;
    }

    void add(long fromMillis, long toMillis) {
        if (toMillis <= fromMillis) {
            return;
        }
        long from = fromMillis;
        long to = toMillis;
        int at = stretches.size();
        while (at > 0 && stretches.get(at - 1).toMillis() >= from) {
            at--;
            Stretch old = stretches.get(at);
            if (old.fromMillis() <= to) {
                from = Math.min(from, old.fromMillis());
                to = Math.max(to, old.toMillis());
                stretches.remove(at);
            }
        }
        stretches.add(at, new Stretch(from, to));
    }

    /** How much of the time between two moments is covered, in milliseconds. */
    long within(long fromMillis, long toMillis) {
        long covered = 0;
        for (Stretch stretch : stretches) {
            covered += Math.max(0, Math.min(stretch.toMillis(), toMillis) - Math.max(stretch.fromMillis(), fromMillis));
        }
        return covered;
    }

    /** Forgets what lies before a time. */
    void forgetBefore(long millis) {
        while (!stretches.isEmpty() && stretches.get(0).toMillis() <= millis) {
            stretches.remove(0);
        }
        if (!stretches.isEmpty() && stretches.get(0).fromMillis() < millis) {
            stretches.set(0, new Stretch(millis, stretches.get(0).toMillis()));
        }
    }
}

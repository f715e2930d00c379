package org.gridtokenx.jobs.metering;

import java.io.Serializable;
import java.time.Duration;

/**
 * When intervals begin and end, and until when readings may change them. All times are milliseconds of the broker.
 *
 * @param lengthMillis of an interval, the same as of an epoch
 * @param graceMillis how long after its end an interval takes readings before it is final
 * @param correctionMillis how long after that a reading still corrects it
 */
public record IntervalTimes(long lengthMillis, long graceMillis, long correctionMillis) implements Serializable {
    /** A meter that was not heard for more intervals is not reported until it is heard again. */
    static final int REPORTED_IN_SILENCE = 96;

    /** In intervals: as many as a day has quarter hours, less would lose a night, more would be state for nothing. */
    public static final int LONGEST_CORRECTION = REPORTED_IN_SILENCE;

    private static final int DEFAULT_CORRECTION = 24;
    private static final Duration DEFAULT_LONGEST_CORRECTION = Duration.ofHours(6);

    public IntervalTimes {
        if (lengthMillis < 1 || graceMillis < 0 || correctionMillis < 0) {
            throw new IllegalArgumentException(
                    "an interval lasts, and neither its grace nor its correction window is" + " shorter than nothing");
        }
        if (correctionMillis / lengthMillis > LONGEST_CORRECTION) {
            throw new IllegalArgumentException("a correction window is at most " + LONGEST_CORRECTION
                    + " intervals long: " + Duration.ofMillis(correctionMillis) + " with intervals of "
                    + Duration.ofMillis(lengthMillis));
        }
    }

    /** The usual window: 24 intervals, at most six hours. */
    public static Duration defaultCorrection(Duration length) {
        Duration window = length.multipliedBy(DEFAULT_CORRECTION);
        return window.compareTo(DEFAULT_LONGEST_CORRECTION) < 0 ? window : DEFAULT_LONGEST_CORRECTION;
    }

    /** The interval that holds the moment before a time: a timestamp is the end of what was measured. */
    long startOf(long timestampMillis) {
        return Math.floorDiv(timestampMillis - 1, lengthMillis) * lengthMillis;
    }

    long endOf(long startMillis) {
        return startMillis + lengthMillis;
    }

    /** From when on an interval is final. */
    long finalAt(long startMillis) {
        return startMillis + lengthMillis + graceMillis;
    }

    /** From when on nothing changes an interval any more. */
    long closedAt(long startMillis) {
        return finalAt(startMillis) + correctionMillis;
    }

    /**
     * How far before a reading that tells what was measured since the one before that one may be. One that should come
     * every interval comes a little later or earlier; if one is missing in between, it is two intervals.
     */
    long farthestBefore() {
        return lengthMillis + lengthMillis / 2;
    }

    /** The oldest interval that a reading can still change. */
    long oldestOpen(long nowMillis) {
        long closed = Math.floorDiv(nowMillis - lengthMillis - graceMillis - correctionMillis, lengthMillis);
        return (closed + 1) * lengthMillis;
    }

    /** The last interval that is reported of a meter that is not heard any more. */
    long lastReported(long heardMillis) {
        return Math.floorDiv(heardMillis, lengthMillis) * lengthMillis + REPORTED_IN_SILENCE * lengthMillis;
    }
}

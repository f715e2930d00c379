package org.gridtokenx.contracts;

import java.util.Objects;

/**
 * A note among the dead letters: the record of a letter was put back into its partition.
 *
 * @param topic with partition and offset, the record that the letter is about
 * @param replayedOffset where in that partition it was put back
 */
public record DeadLetterReplay(int version, String topic, int partition, long offset, long replayedOffset) {
    public static final int VERSION = 1;

    /** The field that no letter has, and every note. */
    public static final String MARK = "replayedOffset";

    public DeadLetterReplay {
        Objects.requireNonNull(topic, "topic");
    }
}

package org.gridtokenx.local.deadletters;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a list of dead letters needs of one.
 *
 * @param place of the record that the letter is about
 * @param letterOffset of the last letter about it among the dead letters
 * @param time at which the broker took that letter
 * @param replayedOffset where in its partition the record was put back last
 */
record LetterEntry(RecordPlace place, long letterOffset, Instant time, String reason, OptionalLong replayedOffset) {
    LetterEntry withLetter(long newLetterOffset, Instant newTime, String newReason) {
        return new LetterEntry(place, newLetterOffset, newTime, newReason, replayedOffset);
    }

    LetterEntry withReplay(long newReplayedOffset) {
        return new LetterEntry(place, letterOffset, time, reason, OptionalLong.of(newReplayedOffset));
    }

    boolean isReplayed() {
        return replayedOffset.isPresent();
    }
}

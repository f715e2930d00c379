package org.gridtokenx.local.deadletters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.gridtokenx.contracts.Topic;

/** Which letters are put back: all or none of those named, or all of a topic that were not put back yet. */
final class LetterSelection {
    private final DeadLetterTopic.Index index;
    private final boolean again;

    /** @param again whether a record may be put back that was put back before */
    LetterSelection(DeadLetterTopic.Index index, boolean again) {
        this.index = index;
        this.again = again;
    }

    /** @throws IOException if there is no such letter */
    static LetterEntry require(DeadLetterTopic.Index index, RecordPlace place) throws IOException {
        LetterEntry entry = index.letters().get(place);
        if (entry == null) {
            throw new IOException(
                    "there is no dead letter " + place + ": gridtokenx ops dead-letters list --all names them");
        }
        return entry;
    }

    /** @throws IOException if one of them does not exist, or was put back before */
    List<LetterEntry> named(List<RecordPlace> places) throws IOException {
        List<LetterEntry> chosen = new ArrayList<>();
        for (RecordPlace place : new LinkedHashSet<>(places)) {
            LetterEntry entry = require(index, place);
            if (entry.isReplayed() && !again) {
                throw new IOException(place + " was put back before, at offset "
                        + entry.replayedOffset().getAsLong() + ": --again puts it back once more");
            }
            chosen.add(entry);
        }
        return chosen;
    }

    List<LetterEntry> ofTopic(Topic topic) {
        return index.letters().values().stream()
                .filter(entry -> entry.place().topic().equals(topic.word()))
                .filter(entry -> again || !entry.isReplayed())
                .toList();
    }
}

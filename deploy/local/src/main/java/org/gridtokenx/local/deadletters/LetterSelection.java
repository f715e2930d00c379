package org.gridtokenx.local.deadletters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
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
            requireRecord(place);
            chosen.add(entry);
        }
        return chosen;
    }

    private static void requireRecord(RecordPlace place) throws IOException {
        if (Arrays.stream(Topic.values()).noneMatch(topic -> topic.word().equals(place.topic()))) {
            throw new IOException(
                    place + " is no record of the log but a message of a meter: what it says, send again");
        }
    }

    List<LetterEntry> ofTopic(Topic topic) {
        return index.letters().values().stream()
                .filter(entry -> entry.place().topic().equals(topic.word()))
                .filter(entry -> again || !entry.isReplayed())
                .toList();
    }
}

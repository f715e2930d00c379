package org.gridtokenx.api.log;

import java.util.HashMap;
import java.util.Map;

/** Events come at least once: says of each whether it is new, by the numbers a zone gives them without a gap. */
final class SequenceFilter {
    private final Map<String, Long> last = new HashMap<>();

    /** What a number says of its event. */
    enum Verdict {
        /** The next one, or the first that is seen of its zone. */
        NEW,
        /** New, but others before it were missed. */
        NEW_AFTER_GAP,
        /** Seen before. */
        SEEN
    }

    Verdict look(String zone, long sequence) {
        Long before = last.get(zone);
        if (before != null && sequence <= before) {
            return Verdict.SEEN;
        }
        last.put(zone, sequence);
        return before == null || sequence == before + 1 ? Verdict.NEW : Verdict.NEW_AFTER_GAP;
    }
}

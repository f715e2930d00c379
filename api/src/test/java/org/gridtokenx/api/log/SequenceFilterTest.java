package org.gridtokenx.api.log;

import static org.gridtokenx.api.log.SequenceFilter.Verdict.NEW;
import static org.gridtokenx.api.log.SequenceFilter.Verdict.NEW_AFTER_GAP;
import static org.gridtokenx.api.log.SequenceFilter.Verdict.SEEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SequenceFilterTest {
    private final SequenceFilter filter = new SequenceFilter();

    @Test
    void dropsWhatItHasSeenAndNoticesWhatItMissedPerZone() {
        assertEquals(NEW, filter.look("a", 41));
        assertEquals(NEW, filter.look("a", 42));
        assertEquals(NEW, filter.look("b", 7));
        assertEquals(SEEN, filter.look("a", 41));
        assertEquals(SEEN, filter.look("a", 42));
        assertEquals(NEW_AFTER_GAP, filter.look("a", 45));
        assertEquals(NEW, filter.look("a", 46));
        assertEquals(NEW, filter.look("b", 8));
    }
}

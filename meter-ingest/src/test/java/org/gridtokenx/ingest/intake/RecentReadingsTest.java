package org.gridtokenx.ingest.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecentReadingsTest {
    @Test
    void remembersTheLastThirtyTwoOfAMeter() {
        RecentReadings recent = new RecentReadings(1_000);
        for (int time = 1; time <= 500; time++) {
            recent.add("m", time);
            for (int before = Math.max(1, time - 31); before <= time; before++) {
                assertTrue(recent.contains("m", before), before + " at " + time);
            }
            assertFalse(recent.contains("m", time - 32), "at " + time);
        }
        assertEquals(500, recent.newest("m"));
        recent.add("m", 7);
        assertEquals(500, recent.newest("m"));
        assertFalse(recent.contains("other", 500));
        assertEquals(Long.MIN_VALUE, recent.newest("other"));
    }

    @Test
    void forgetsTheMetersThatWereQuietForLongest() {
        RecentReadings recent = new RecentReadings(160);
        recent.add("busy", 1);
        for (int i = 0; i < 10_000; i++) {
            recent.add("m" + i, 1);
            assertTrue(recent.contains("busy", 1));
        }
        long remembered = java.util.stream.IntStream.range(0, 10_000)
                .filter(i -> recent.contains("m" + i, 1))
                .count();

        assertTrue(remembered <= 160, remembered + " remembered");
    }
}

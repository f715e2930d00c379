package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whoever tells a quiet zone that time has passed, and how often, changes nothing of what happens in it. */
class AdvanceTest {
    private static final int WORLDS = 200;
    private static final int COMMANDS = 200;

    @Test
    void beingToldTheTimeChangesNoEvent() {
        int told = 0;
        for (int i = 0; i < WORLDS; i++) {
            long seed = Seeds.first() + i;
            List<RandomWorld.Stamped> log = new RandomWorld(seed).log(COMMANDS);
            List<ZoneEvent> plain = run(log, null);
            List<ZoneEvent> advanced = run(log, new SplittableRandom(~seed));
            assertEquals(plain, advanced, Seeds.say(seed));
            assertEquals(plain, run(log, null), Seeds.say(seed));
            told += advanced.size();
        }
        assertTrue(told > WORLDS * COMMANDS / 2, "the worlds must have been worth running: " + told);
    }

    /** Between two commands the time may be anything up to the second's. */
    private static List<ZoneEvent> run(List<RandomWorld.Stamped> log, SplittableRandom advances) {
        List<ZoneEvent> events = new ArrayList<>();
        Zone zone = new Zone(RandomWorld.ZONE, new HeapZoneState(), events::add);
        long now = log.get(0).brokerMillis();
        for (RandomWorld.Stamped stamped : log) {
            long next = Math.max(now, stamped.brokerMillis());
            while (advances != null && advances.nextInt(3) == 0) {
                now = advances.nextBoolean() ? next : advances.nextLong(now, next + 1);
                zone.advanceTo(now);
            }
            now = next;
            zone.apply(stamped.command(), now);
        }
        return events;
    }
}

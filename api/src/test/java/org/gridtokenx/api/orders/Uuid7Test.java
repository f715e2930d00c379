package org.gridtokenx.api.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class Uuid7Test {
    private static final long MILLIS = 1_800_000_000_000L;

    private final Uuid7 ids = new Uuid7();

    @Test
    void carriesTimeVersionAndVariant() {
        UUID id = ids.next(MILLIS);

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(MILLIS, id.getMostSignificantBits() >>> 16);
    }

    @Test
    void sortsInTheOrderItWasMadeEvenWithinAMillisecondOrWhenTheClockStepsBack() {
        Set<String> seen = new HashSet<>();
        String last = "";
        for (int i = 0; i < 10_000; i++) {
            String next = ids.next(MILLIS + 1_000 - i / 1_000).toString();
            assertTrue(next.compareTo(last) > 0, next + " after " + last);
            assertTrue(seen.add(next));
            last = next;
        }
    }
}

package org.gridtokenx.api.storage;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final long SECOND = 1_000_000_000L;

    /** Near the end of its range, where it wraps around. */
    private long now = Long.MAX_VALUE - SECOND;

    private final Outage outage = new Outage("a server", () -> now);

    @Test
    void afterAFailureOneCallASecondTriesAgain() {
        assertTrue(outage.mayTry());
        outage.failed(new IOException("no answer"));

        assertFalse(outage.mayTry());
        now += SECOND - 1;
        assertFalse(outage.mayTry());
        now += 1;
        assertTrue(outage.mayTry());
        assertFalse(outage.mayTry(), "another call tries already");
        now += SECOND;
        assertTrue(outage.mayTry());
    }

    @Test
    void anAnswerEndsIt() {
        outage.failed(new IOException("no answer"));
        outage.over();

        assertTrue(outage.mayTry());
        assertTrue(outage.mayTry());
    }
}

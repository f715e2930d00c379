package org.gridtokenx.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still at noon until it is told to step. */
public final class SteppingClock extends Clock {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private volatile Instant now = NOON;

    public void step(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}

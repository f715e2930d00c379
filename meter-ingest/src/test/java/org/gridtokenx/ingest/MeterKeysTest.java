package org.gridtokenx.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeterKeysTest {
    private final Map<String, Meter> registered = new HashMap<>();
    private final SteppingClock clock = new SteppingClock();
    private final MeterKeys keys = new MeterKeys(this::lookUp, clock);
    private int lookUps;
    private boolean up = true;

    private Optional<Meter> lookUp(String hash) {
        lookUps++;
        if (!up) {
            throw Refusal.unavailable("Postgres does not answer");
        }
        return Optional.ofNullable(registered.get(hash));
    }

    private void register(String key) {
        registered.put(MeterKeys.hash(key), new Meter(key, "u", "z"));
    }

    private int status(String key) {
        return assertThrows(Refusal.class, () -> keys.meter(key)).status();
    }

    @Test
    void aKnownKeyIsLookedUpOnceAMinute() {
        register("k");

        assertEquals("k", keys.meter("k").meterId());
        clock.step(Duration.ofSeconds(59));
        assertEquals("k", keys.meter("k").meterId());
        assertEquals(1, lookUps);
        registered.clear();
        clock.step(Duration.ofSeconds(2));

        assertEquals(401, status("k"));
    }

    @Test
    void anUnknownKeyIsGoodSoonAfterItIsRegistered() {
        assertEquals(401, status("k"));
        register("k");
        assertEquals(401, status("k"));
        clock.step(Duration.ofSeconds(2));

        assertEquals("k", keys.meter("k").meterId());
    }

    @Test
    void aKnownKeyStaysGoodWhileTheRegistryIsDown() {
        register("k");
        keys.meter("k");
        up = false;
        clock.step(Duration.ofMinutes(5));

        assertEquals("k", keys.meter("k").meterId());
        assertEquals(503, status("other"));
        assertEquals(2, lookUps);
        clock.step(Duration.ofSeconds(1));
        assertEquals(503, status("other"));
        assertEquals(3, lookUps);
        up = true;
        clock.step(Duration.ofSeconds(1));
        assertEquals(401, status("other"));
    }

    /** Stands still until it is told to step. */
    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-06-01T12:00:00Z");

        void step(Duration by) {
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
}

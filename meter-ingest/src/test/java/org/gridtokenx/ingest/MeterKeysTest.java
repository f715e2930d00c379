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
import org.gridtokenx.contracts.MeterKey;
import org.junit.jupiter.api.Test;

class MeterKeysTest {
    private static final String KEY = MeterKey.generate();
    private static final String OTHER = MeterKey.generate();

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
        registered.put(MeterKey.hash(key), new Meter(key, "u", "z"));
    }

    private int status(String key) {
        return assertThrows(Refusal.class, () -> keys.meter(key)).status();
    }

    @Test
    void aKnownKeyIsLookedUpOnceAMinute() {
        register(KEY);

        assertEquals(KEY, keys.meter(KEY).meterId());
        clock.step(Duration.ofSeconds(59));
        assertEquals(KEY, keys.meter(KEY).meterId());
        assertEquals(1, lookUps);
        registered.clear();
        clock.step(Duration.ofSeconds(2));

        assertEquals(401, status(KEY));
    }

    @Test
    void anUnknownKeyIsGoodSoonAfterItIsRegistered() {
        assertEquals(401, status(KEY));
        register(KEY);
        assertEquals(401, status(KEY));
        clock.step(Duration.ofSeconds(2));

        assertEquals(KEY, keys.meter(KEY).meterId());
    }

    @Test
    void aKnownKeyStaysGoodWhileTheRegistryIsDown() {
        register(KEY);
        keys.meter(KEY);
        up = false;
        clock.step(Duration.ofMinutes(5));

        assertEquals(KEY, keys.meter(KEY).meterId());
        assertEquals(503, status(OTHER));
        assertEquals(2, lookUps);
        clock.step(Duration.ofSeconds(1));
        assertEquals(503, status(OTHER));
        assertEquals(3, lookUps);
        up = true;
        clock.step(Duration.ofSeconds(1));
        assertEquals(401, status(OTHER));
    }

    @Test
    void whatCannotBeAKeyIsNotLookedUp() {
        assertEquals(401, status("gtxm_short"));
        assertEquals(401, status(KEY + "0"));
        assertEquals(0, lookUps);
    }

    @Test
    void whoeverTriesManyKeysDoesNotPushTheKnownOnesOut() {
        register(KEY);
        keys.meter(KEY);
        // More than are remembered of either kind.
        for (int i = 0; i < 200_001; i++) {
            assertEquals(401, status("gtxm_%032d".formatted(i)));
        }
        up = false;

        assertEquals(KEY, keys.meter(KEY).meterId());
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

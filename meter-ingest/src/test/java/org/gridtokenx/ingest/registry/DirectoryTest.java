package org.gridtokenx.ingest.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridtokenx.contracts.MeterKey;
import org.gridtokenx.contracts.OperatorKey;
import org.gridtokenx.ingest.FakeRegistry;
import org.gridtokenx.ingest.SteppingClock;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.junit.jupiter.api.Test;

class DirectoryTest {
    private static final String KEY = MeterKey.generate();
    private static final String OTHER = MeterKey.generate();
    private static final Meter METER = FakeRegistry.meter("1", null, false);

    private final FakeRegistry registry = new FakeRegistry();
    private final SteppingClock clock = new SteppingClock();
    private final Directory directory = new Directory(registry, clock);

    private RefusalCode refused(String key) {
        return assertThrows(Refusal.class, () -> directory.sender(key)).code();
    }

    @Test
    void aKnownKeyIsLookedUpOnceAMinute() {
        registry.key(KEY, METER);

        assertSame(METER, directory.sender(KEY));
        clock.step(Duration.ofSeconds(59));
        assertSame(METER, directory.sender(KEY));
        assertEquals(1, registry.lookUps.get());
        registry.forget();
        clock.step(Duration.ofSeconds(2));

        assertEquals(RefusalCode.UNAUTHORIZED, refused(KEY));
    }

    @Test
    void anUnknownKeyIsGoodSoonAfterItIsRegistered() {
        assertEquals(RefusalCode.UNAUTHORIZED, refused(KEY));
        registry.key(KEY, METER);
        assertEquals(RefusalCode.UNAUTHORIZED, refused(KEY));
        clock.step(Duration.ofSeconds(2));

        assertSame(METER, directory.sender(KEY));
    }

    @Test
    void aRevokedMetersKeyIsRefusedWithinAMinute() {
        registry.key(KEY, METER);
        directory.sender(KEY);
        registry.key(KEY, FakeRegistry.revoked(METER));
        clock.step(Duration.ofSeconds(60));

        assertEquals(RefusalCode.METER_REVOKED, refused(KEY));
    }

    @Test
    void aKnownKeyStaysGoodWhileTheRegistryIsDown() {
        registry.key(KEY, METER);
        directory.sender(KEY);
        registry.failure = RefusalCode.UNAVAILABLE;
        clock.step(Duration.ofMinutes(5));

        assertSame(METER, directory.sender(KEY));
        assertEquals(RefusalCode.UNAVAILABLE, refused(OTHER));
        assertEquals(2, registry.lookUps.get());
        clock.step(Duration.ofSeconds(1));
        assertEquals(RefusalCode.UNAVAILABLE, refused(OTHER));
        assertEquals(3, registry.lookUps.get());
        registry.failure = null;
        clock.step(Duration.ofSeconds(1));
        assertEquals(RefusalCode.UNAUTHORIZED, refused(OTHER));
    }

    @Test
    void aBusyRegistryIsNoOutage() {
        registry.failure = RefusalCode.BUSY;
        assertEquals(RefusalCode.BUSY, refused(KEY));
        registry.failure = null;
        registry.key(KEY, METER);

        assertSame(METER, directory.sender(KEY));
    }

    @Test
    void whatCannotBeAKeyIsNotLookedUp() {
        assertEquals(RefusalCode.UNAUTHORIZED, refused(null));
        assertEquals(RefusalCode.UNAUTHORIZED, refused(" "));
        assertEquals(RefusalCode.UNAUTHORIZED, refused("gtxm_short"));
        assertEquals(RefusalCode.UNAUTHORIZED, refused(KEY + "0"));
        assertEquals(0, registry.lookUps.get());
    }

    @Test
    void anOperatorsKeyIsKnown() {
        String key = OperatorKey.generate();
        Operator operator = new Operator("o", null);
        registry.key(key, operator);

        assertSame(operator, directory.sender(key));
    }

    @Test
    void metersAreFoundByIdAndSerialInFewQuestions() {
        List<String> names = new ArrayList<>();
        IntStream.range(0, 2_500).forEach(i -> registry.add(FakeRegistry.meter("n" + i, null, false)));
        IntStream.range(0, 2_500).forEach(i -> names.add((i % 2 == 0 ? "m-n" : "s-n") + i));
        names.add("nobody");

        Map<String, Meter> found = directory.meters(names);

        assertEquals(2_500, found.size());
        assertEquals("m-n1", found.get("s-n1").meterId());
        assertEquals(3, registry.lookUps.get());
        directory.meters(names);
        assertEquals(3, registry.lookUps.get());
    }

    @Test
    void knownMetersStayKnownWhileTheRegistryIsDown() {
        registry.add(METER);
        directory.meters(List.of("m-1"));
        registry.failure = RefusalCode.UNAVAILABLE;
        clock.step(Duration.ofMinutes(2));

        assertSame(METER, directory.meters(List.of("m-1")).get("m-1"));
        clock.step(Duration.ofSeconds(1));
        assertThrows(Refusal.class, () -> directory.meters(List.of("m-2")));
    }

    @Test
    void aMillionUnknownNamesAndKeysPushNoKnownOneOutAndAreForgotten() {
        registry.key(KEY, METER);
        directory.sender(KEY);
        directory.meters(List.of("m-1"));
        for (int i = 0; i < 1_000; i++) {
            int block = i;
            assertTrue(directory
                    .meters(IntStream.range(0, 1_000)
                            .mapToObj(n -> "unknown " + (block * 1_000 + n))
                            .collect(Collectors.toList()))
                    .isEmpty());
        }
        for (int i = 0; i < 100_000; i++) {
            assertEquals(RefusalCode.UNAUTHORIZED, refused("gtxm_%032d".formatted(i)));
        }
        registry.failure = RefusalCode.UNAVAILABLE;

        assertSame(METER, directory.sender(KEY));
        assertSame(METER, directory.meters(List.of("m-1")).get("m-1"));
        assertTrue(directory.remembered() <= 2 * 10_000 + 2, "remembered " + directory.remembered());
    }
}

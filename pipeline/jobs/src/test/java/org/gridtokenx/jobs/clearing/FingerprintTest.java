package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final String UUID_TEXT = "0197e2a4-5b1c-7def-8abc-0123456789af";

    @Test
    void aUuidStandsForItself() {
        UUID uuid = UUID.fromString(UUID_TEXT);
        assertEquals(
                new Fingerprint(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()),
                Fingerprint.of(UUID_TEXT));
    }

    /** Other texts that a lenient reader takes for the same UUID are other ids. */
    @Test
    void whatIsNoCanonicalUuidIsHashed() {
        List<String> others = List.of(
                UUID_TEXT.toUpperCase(java.util.Locale.ROOT),
                UUID_TEXT.replace('a', 'A'),
                UUID_TEXT.replace('-', '0'),
                UUID_TEXT.replace("5b1c-7def", "5b1-c7def"),
                UUID_TEXT.replace('f', 'o'),
                UUID_TEXT.replace("8abc", "0abc"),
                UUID_TEXT + '0',
                "00000000-0000-0000-0000-000000000000",
                "",
                "o1");
        Set<Fingerprint> fingerprints = new HashSet<>();
        fingerprints.add(Fingerprint.of(UUID_TEXT));
        for (String other : others) {
            Fingerprint fingerprint = Fingerprint.of(other);
            assertTrue(fingerprint.low() >= 0, "like no UUID: " + other);
            assertTrue(fingerprints.add(fingerprint), other);
        }
    }

    @Test
    void theSameIdIsTheSameInEveryRun() {
        assertEquals(new Fingerprint(0x2352da7280f1deccL, 0x3acf1ba84eb945c9L), Fingerprint.of("o1"));
    }

    @Test
    void aNameBelongsToItsUser() {
        assertNotEquals(Fingerprint.of(new UserKey("ann", "bc")), Fingerprint.of(new UserKey("annb", "c")));
        assertNotEquals(Fingerprint.of(new UserKey("1", "1:x")), Fingerprint.of(new UserKey("11", ":x")));
        assertEquals(Fingerprint.of(new UserKey("ann", "b")), Fingerprint.of(new UserKey("ann", "b")));
    }

    @Test
    void theSetKnowsWhatWasAddedAndNotRemoved() {
        SplittableRandom random = new SplittableRandom(7);
        FingerprintSet set = new FingerprintSet();
        Set<Fingerprint> plain = new HashSet<>();
        for (int step = 0; step < 400_000; step++) {
            // Waves, so that it grows and shrinks; few values, so that they collide and come again.
            int range = 1 + (step / 20_000 % 4) * 3_000;
            Fingerprint value = new Fingerprint(random.nextInt(1, 4), random.nextInt(range));
            if (random.nextInt(20_000 + range) > step % 20_000) {
                assertEquals(plain.add(value), set.add(value));
            } else {
                assertEquals(plain.remove(value), set.remove(value));
            }
            assertEquals(plain.size(), set.size());
            Fingerprint other = new Fingerprint(random.nextInt(1, 4), random.nextInt(range));
            assertEquals(plain.contains(other), set.contains(other));
        }
    }

    /** Two zeros mark a free place inside. */
    @Test
    void zerosAreAFingerprintLikeAnyOther() {
        FingerprintSet set = new FingerprintSet();
        Fingerprint zeros = new Fingerprint(0, 0);
        assertFalse(set.contains(zeros));
        assertTrue(set.add(zeros));
        assertTrue(set.contains(zeros));
        assertFalse(set.add(zeros));
        assertTrue(set.remove(zeros));
        assertFalse(set.contains(zeros));
    }

    @Test
    void anEntryTakesAtMost32Bytes() {
        SplittableRandom random = new SplittableRandom(3);
        FingerprintSet set = new FingerprintSet();
        List<Fingerprint> all = new ArrayList<>();
        long millis = 1_800_000_000_000L;
        for (int i = 0; i < 300_000; i++) {
            millis += random.nextInt(2);
            Fingerprint uuid7 = new Fingerprint(
                    millis << 16 | 0x7000 | random.nextInt(4_096), Long.MIN_VALUE | random.nextLong() >>> 2);
            all.add(uuid7);
            assertTrue(set.add(uuid7));
            assertTrue(set.bytes() <= Math.max(256, 32L * set.size()), set.bytes() + " bytes for " + set.size());
        }
        for (Fingerprint each : all) {
            assertTrue(set.contains(each));
            assertTrue(set.remove(each));
            assertFalse(set.contains(each));
        }
        assertTrue(set.bytes() <= 512, "it shrinks: " + set.bytes());
    }
}

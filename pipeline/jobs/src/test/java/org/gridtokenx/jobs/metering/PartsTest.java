package org.gridtokenx.jobs.metering;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.Test;

/** The parts a meter's state is made of, against plain ones. */
class PartsTest {
    @Test
    void readingTimesAreASortedSet() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TreeSet<Long> expected = new TreeSet<>();
            ReadingTimes times = ReadingTimes.NONE;
            long greatest = random.nextBoolean() ? 50 : 86_400_000;
            for (int i = 0; i < 60; i++) {
                long offset = random.nextLong(1, greatest + 1);
                assertEquals(expected.contains(offset), times.contains(offset));
                Long before = expected.lower(offset);
                assertEquals(before == null ? -1 : before, times.before(offset));
                if (expected.add(offset)) {
                    times = times.with(offset);
                }
                assertEquals(expected.size(), times.count());
                assertEquals(expected.last(), times.last());
                assertEquals(times, ReadingTimes.of(times.packed()));
            }
        }
    }

    @Test
    void coverageIsASetOfMilliseconds() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            BitSet expected = new BitSet();
            Coverage coverage = new Coverage(java.util.List.of());
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(1_000);
                int to = from + random.nextInt(60);
                coverage.add(from, to);
                expected.set(from, to);
                if (random.nextInt(10) == 0) {
                    int forget = random.nextInt(300);
                    coverage.forgetBefore(forget);
                    expected.clear(0, forget);
                }
                int start = random.nextInt(1_000);
                int end = start + random.nextInt(300);
                assertEquals(expected.get(start, end).cardinality(), coverage.within(start, end), "seed " + seed);
            }
            long before = -1;
            for (Coverage.Stretch stretch : coverage.stretches()) {
                assertEquals(true, stretch.fromMillis() > before && stretch.toMillis() > stretch.fromMillis());
                before = stretch.toMillis();
            }
        }
    }

    @Test
    void numbersTakeFewBytes() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            assertEquals(number, writtenAndRead(number));
        }
        for (long number : new long[] {0, -1, 63, -64, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertEquals(number, writtenAndRead(number));
        }
        assertEquals(1, bytes(-64).length);
        assertEquals(10, bytes(Long.MIN_VALUE).length);
        byte[] endless = new byte[11];
        java.util.Arrays.fill(endless, (byte) -1);
        assertThrows(IOException.class, () -> Numbers.read(in(endless)));
    }

    private static long writtenAndRead(long number) throws IOException {
        return Numbers.read(in(bytes(number)));
    }

    private static byte[] bytes(long number) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        Numbers.write(number, new java.io.DataOutputStream(out));
        return out.toByteArray();
    }

    private static java.io.DataInput in(byte[] bytes) {
        return new java.io.DataInputStream(new java.io.ByteArrayInputStream(bytes));
    }

    @Test
    void aWattForAnHourIsAWh() {
        Energy wh = new Energy(1_000_000, 0, -1, -1);
        assertEquals(true, wh.isPlausible(3_600_000, 1));
        assertEquals(false, new Energy(1_000_001, 0, -1, -1).isPlausible(3_600_000, 1));
        assertEquals(false, new Energy(0, 1_000_001, -1, -1).isPlausible(3_600_000, 1));
        assertEquals(true, new Energy(Long.MAX_VALUE, 0, -1, -1).isPlausible(3_600_000, Long.MAX_VALUE));
    }

    @Test
    void partsOfLargeEnergiesAreExact() {
        long limit = MeterReading.REGISTER_LIMIT_MICRO_WH;
        Energy third = new Energy(limit, 7, -1, 8).part(900_000, 2_700_000);
        assertEquals(new Energy(limit / 3, 2, -1, 2), third);
    }

    @Test
    void windowsHaveBounds() {
        assertEquals(Duration.ofHours(6), IntervalTimes.defaultCorrection(Duration.ofMinutes(15)));
        assertEquals(Duration.ofMinutes(12), IntervalTimes.defaultCorrection(Duration.ofSeconds(30)));
        assertEquals(Duration.ofHours(6), IntervalTimes.defaultCorrection(Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> new IntervalTimes(1_000, 0, 97_000));
        IntervalTimes times = new IntervalTimes(10, 3, 20);
        for (long now = 0; now < 200; now++) {
            long oldest = times.oldestOpen(now);
            assertArrayEquals(
                    new boolean[] {true, false},
                    new boolean[] {times.closedAt(oldest) > now, times.closedAt(oldest - 10) > now});
        }
    }
}

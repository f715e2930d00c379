package org.gridtokenx.jobs.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.Test;

/** The operator: meters side by side, whatever watermarks and restarts fall between their readings. */
class IntervalFunctionTest {
    private static final IntervalTimes TIMES = RandomReadings.TIMES;
    private static final Path STATES = Path.of("src/test/resources/metering-states");
    private static final int METERS = 5;

    private static List<TimedReading> log(long seed) {
        return RandomReadings.ofMeters(METERS, 400, seed);
    }

    private static long endOf(List<TimedReading> log) {
        return log.get(log.size() - 1).effectiveMillis() + 2_000_000;
    }

    /** What is said of each meter, in its order: meters among each other may be reported in any. */
    private static TreeMap<String, List<String>> byMeter(MeteringHarness harness) throws IOException {
        TreeMap<String, List<String>> said = new TreeMap<>();
        for (MeterInterval interval : harness.intervals()) {
            said.computeIfAbsent(interval.meterId(), meter -> new ArrayList<>()).add(interval.toString());
        }
        for (DeadLetter letter : harness.letters()) {
            said.computeIfAbsent("refused", meter -> new ArrayList<>())
                    .add(letter.partition() + "/" + letter.offset() + ' ' + letter.reason());
        }
        return said;
    }

    @Test
    void watermarksAndRestartsChangeNothing() throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            List<TimedReading> log = log(seed);
            TreeMap<String, List<String>> plain;
            try (MeteringHarness harness = new MeteringHarness(TIMES)) {
                for (TimedReading timed : log) {
                    harness.process(timed);
                }
                harness.time(endOf(log));
                plain = byMeter(harness);
            }
            assertTrue(plain.size() > METERS, plain.keySet().toString());
            SplittableRandom random = new SplittableRandom(seed);
            try (MeteringHarness harness = new MeteringHarness(TIMES)) {
                long before = RandomReadings.START;
                for (TimedReading timed : log) {
                    if (random.nextInt(3) == 0) {
                        harness.time(random.nextLong(before, timed.effectiveMillis() + 1));
                    }
                    if (random.nextInt(40) == 0) {
                        harness.restore(harness.snapshot());
                    }
                    before = timed.effectiveMillis();
                    harness.process(timed);
                }
                harness.time(endOf(log));
                assertEquals(plain, byMeter(harness), "seed " + seed);
            }
        }
    }

    /** Zones' shares add up to what the newest revisions say. */
    @Test
    void sharesOfZonesAddUp() throws Exception {
        for (long seed = 1; seed <= 10; seed++) {
            List<TimedReading> log = log(seed);
            try (MeteringHarness harness = new MeteringHarness(TIMES)) {
                for (TimedReading timed : log) {
                    harness.process(timed);
                }
                harness.time(endOf(log));
                TreeMap<String, MeterInterval> newest = new TreeMap<>();
                for (MeterInterval interval : harness.intervals()) {
                    if (interval.status() != Status.PROVISIONAL) {
                        newest.put(interval.meterId() + interval.startMillis(), interval);
                    }
                }
                List<ZoneShare> shares =
                        harness.shares().stream().filter(s -> !s.provisional()).toList();
                assertEquals(
                        newest.values().stream()
                                .mapToLong(MeterInterval::importWh)
                                .sum(),
                        shares.stream().mapToLong(ZoneShare::importWh).sum());
                assertEquals(
                        newest.size(),
                        shares.stream().mapToInt(ZoneShare::meters).sum(),
                        "seed " + seed);
                assertEquals(
                        newest.values().stream()
                                .filter(i -> i.readings() == 0 && i.gapMillis() == TIMES.lengthMillis())
                                .count(),
                        shares.stream().mapToInt(ZoneShare::missing).sum(),
                        "seed " + seed);
            }
        }
    }

    @Test
    void aRefusedReadingGoesToTheDeadLettersWhole() throws Exception {
        MeterReading reading =
                MeterReading.interval("m", "u", "z", RandomReadings.START, 1, 2, MeterReading.Terms.UNLIMITED);
        try (MeteringHarness harness = new MeteringHarness(TIMES)) {
            harness.process(new TimedReading(RandomReadings.START, 3, 7, reading));
            harness.process(new TimedReading(RandomReadings.START, 3, 8, reading));
            DeadLetter letter = harness.letters().get(0);
            assertEquals("meter.readings 3 8", letter.topic() + ' ' + letter.partition() + ' ' + letter.offset());
            assertEquals("repeated: the meter has a reading of that time", letter.reason());
            assertEquals(reading, Codecs.READING.fromBytes(letter.value()));
            assertEquals(1, harness.letters().size());
        }
    }

    @Test
    void aMeterHasOneEntryAndOneTimer() throws Exception {
        try (MeteringHarness harness = new MeteringHarness(TIMES)) {
            List<TimedReading> log = RandomReadings.ofMeters(METERS, 2_000, 1);
            for (TimedReading timed : log) {
                harness.process(timed);
                harness.time(timed.effectiveMillis());
                assertTrue(harness.entries() <= METERS, harness.entries() + " entries");
                assertTrue(harness.timers() <= 2 * METERS, harness.timers() + " timers");
            }
            harness.time(endOf(log));
            assertEquals(METERS, harness.entries());
            assertEquals(0, harness.timers());
        }
    }

    /** The first version's state: readings of open intervals, written by its program. */
    @Test
    void itGoesOnFromTheStateOfTheFirstVersion() throws Exception {
        IntervalTimes times = new IntervalTimes(900_000, 60_000, 21_600_000);
        var state = OperatorSnapshotUtil.readStateHandle(STATES.resolve("v0").toString());
        try (MeteringHarness harness = new MeteringHarness(times, state)) {
            MeterReading more = MeterReading.interval(
                    "m1",
                    "user of m1",
                    "zone",
                    RandomReadings.START + 400_000,
                    40_000_000,
                    4_000_000,
                    MeterReading.Terms.UNLIMITED);
            harness.process(new TimedReading(RandomReadings.START + 400_000, 0, 9, more));
            harness.time(RandomReadings.START + 960_000);
            List<String> finals = harness.intervals().stream()
                    .filter(interval -> interval.status() == Status.FINAL)
                    .map(i -> i.meterId()
                            + ' '
                            + i.userId()
                            + ' '
                            + i.importWh()
                            + ' '
                            + i.exportWh()
                            + ' '
                            + i.readings())
                    .sorted()
                    .toList();
            assertEquals(List.of("m1 user of m1 100 10 4", "m2 user of m2 60 6 3"), finals);
        }
    }

    /**
     * A state of this version, in the middle of a log: {@code -Dgridtokenx.write=true} writes it where there is none. It
     * is never changed; when the layout changes it gets a new name here.
     */
    @Test
    void itGoesOnFromTheStateThatThisVersionWrote() throws Exception {
        Path kept = STATES.resolve("v1");
        Path readings = STATES.resolve("v1.txt");
        if (Boolean.getBoolean("gridtokenx.write") && Files.notExists(kept)) {
            List<TimedReading> written = log(7);
            try (MeteringHarness harness = new MeteringHarness(TIMES)) {
                for (TimedReading timed : written.subList(0, 250)) {
                    harness.process(timed);
                }
                OperatorSnapshotUtil.writeStateHandle(harness.snapshot(), kept.toString());
            }
            Files.write(
                    readings,
                    written.stream()
                            .map(timed -> HexFormat.of().formatHex(TimedReading.CODEC.toBytes(timed)))
                            .toList());
        }
        List<TimedReading> log = new ArrayList<>();
        for (String line : Files.readAllLines(readings)) {
            log.add(TimedReading.CODEC.fromBytes(HexFormat.of().parseHex(line)));
        }
        try (MeteringHarness whole = new MeteringHarness(TIMES);
                MeteringHarness restored =
                        new MeteringHarness(TIMES, OperatorSnapshotUtil.readStateHandle(kept.toString()))) {
            for (TimedReading timed : log.subList(0, 250)) {
                whole.process(timed);
            }
            int said = whole.intervals().size();
            for (TimedReading timed : log.subList(250, log.size())) {
                whole.process(timed);
                restored.process(timed);
            }
            whole.time(endOf(log));
            restored.time(endOf(log));
            assertTrue(restored.intervals().size() > 100);
            assertEquals(whole.intervals().subList(said, whole.intervals().size()), restored.intervals());
        }
    }
}

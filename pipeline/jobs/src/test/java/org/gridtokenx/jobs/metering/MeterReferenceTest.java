package org.gridtokenx.jobs.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterReading;
import org.junit.jupiter.api.Test;

/** The meter against {@link NaiveMeter}, on logs of all that meters do. */
class MeterReferenceTest {
    private static final int SEEDS = 120;
    private static final int READINGS = 400;

    @Test
    void itSaysWhatAllReadingsEverSay() throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<TimedReading> log = RandomReadings.ofMeters(1, READINGS, seed);
            long until = log.get(log.size() - 1).effectiveMillis() + 2_000_000;
            List<String> said = said(log, until, new SplittableRandom(seed));
            assertEquals(String.join("\n", NaiveMeter.said(log, until)), String.join("\n", said), "seed " + seed);
            said.forEach(line -> seen.merge(line.replaceAll("[-0-9]+|null", "").strip(), 1, Integer::sum));
        }
        for (Refusal refusal : Refusal.values()) {
            assertTrue(
                    refusal == Refusal.TOO_MANY || seen.containsKey("refused  " + refusal.word()),
                    () -> refusal + " in " + seen);
        }
    }

    /** Lets the meter be woken at any times in between, and be written and read again each time. */
    private static List<String> said(List<TimedReading> log, long until, SplittableRandom random) throws IOException {
        List<String> said = new ArrayList<>();
        ReportOutput out = new ReportOutput() {
            @Override
            public void interval(MeterInterval interval) {
                said.add(line(interval));
            }

            @Override
            public void share(ZoneShare share) {}
        };
        MeterStateCodec codec = new MeterStateCodec();
        byte[] state = codec.toBytes(new MeterState());
        long now = RandomReadings.START - 1_000_000;
        for (TimedReading timed : log) {
            if (random.nextInt(3) == 0) {
                now = random.nextLong(now, timed.effectiveMillis() + 1);
                MeterState read = codec.fromBytes(state);
                new Meter("m0", RandomReadings.TIMES, read, out).advance(now);
                state = codec.toBytes(read);
            }
            now = timed.effectiveMillis();
            MeterState read = codec.fromBytes(state);
            new Meter("m0", RandomReadings.TIMES, read, out)
                    .take(timed.reading(), now)
                    .ifPresent(refusal -> said.add("refused " + timed.offset() + ' ' + refusal.word()));
            state = codec.toBytes(read);
        }
        new Meter("m0", RandomReadings.TIMES, codec.fromBytes(state), out).advance(until);
        return said;
    }

    private static String line(MeterInterval interval) {
        return String.join(
                " ",
                Long.toString(interval.startMillis() - RandomReadings.START),
                interval.status().toString(),
                Integer.toString(interval.revision()),
                interval.importWh() + " " + interval.exportWh(),
                "credited " + interval.creditedExportWh() + ' ' + interval.creditedImportWh(),
                interval.generatedWh() + " " + interval.consumedWh(),
                Integer.toString(interval.readings()),
                interval.quality().toString(),
                Long.toString(interval.gapMillis()));
    }

    /** Whatever is late, repeated or spread: what was taken is published once and credited once, to the last Wh. */
    @Test
    void nothingIsLostOrDoubled() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<TimedReading> log = RandomReadings.ofMeters(1, READINGS, seed);
            long[] taken = new long[1];
            Map<Long, MeterInterval> newest = new TreeMap<>();
            List<MeterInterval> finals = new ArrayList<>();
            MeterState state = new MeterState();
            Meter meter = new Meter("m0", RandomReadings.TIMES, state, new ReportOutput() {
                @Override
                public void interval(MeterInterval interval) {
                    newest.put(interval.startMillis(), interval);
                    if (interval.status() == MeterInterval.Status.FINAL) {
                        finals.add(interval);
                    }
                }

                @Override
                public void share(ZoneShare share) {}
            });
            for (TimedReading timed : log) {
                MeterReading reading = timed.reading();
                if (meter.take(reading, timed.effectiveMillis()).isEmpty()
                        && reading.kind() == MeterReading.Kind.INTERVAL
                        && reading.quality() != MeterReading.Quality.INVALID) {
                    taken[0] += reading.exportMicroWh();
                }
            }
            if (log.stream().anyMatch(timed -> timed.reading().kind() == MeterReading.Kind.REGISTER)) {
                continue;
            }
            meter.advance(log.get(log.size() - 1).effectiveMillis() + 2_000_000);
            long published = newest.values().stream()
                    .filter(interval -> interval.readings() > 0 || interval.gapMillis() < 10_000)
                    .mapToLong(MeterInterval::exportWh)
                    .sum();
            assertEquals(taken[0] / 1_000_000, published, "seed " + seed);
            assertEquals(
                    published,
                    finals.stream().mapToLong(MeterInterval::creditedExportWh).sum(),
                    "seed " + seed);
            for (int i = 1; i < finals.size(); i++) {
                assertTrue(finals.get(i - 1).startMillis() < finals.get(i).startMillis(), "seed " + seed);
            }
        }
    }
}

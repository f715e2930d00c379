package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.gridtokenx.contracts.MeterReading.Terms;

/**
 * What meters send that do all that meters do: late, twice, out of order, after long silences, with clocks that are
 * ahead, counters that roll over or are reset, numbers that are absurd, and sequence numbers or none.
 */
final class RandomReadings {
    static final IntervalTimes TIMES = new IntervalTimes(10_000, 3_000, 45_000);
    static final long START = 1_800_000_000_000L;

    private static final long ROLL_OVER = 100_000L * 1_000_000_000L;

    private final SplittableRandom random;
    private final List<TimedReading> log = new ArrayList<>();
    private long now = START;

    private RandomReadings(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A log of some meters, {@code m0} and so on, in the order of one partition. */
    static List<TimedReading> ofMeters(int meters, int readings, long seed) {
        RandomReadings made = new RandomReadings(seed);
        OneMeter[] all = new OneMeter[meters];
        for (int i = 0; i < meters; i++) {
            all[i] = made.new OneMeter("m" + i);
        }
        while (made.log.size() < readings) {
            made.now += made.random.nextInt(40) == 0 ? made.random.nextLong(40_000) : made.random.nextLong(3_000);
            if (made.random.nextInt(400) == 0) {
                made.now += made.random.nextLong(1_500_000);
            }
            all[made.random.nextInt(meters)].send();
        }
        return made.log;
    }

    private final class OneMeter {
        private final String meterId;
        private final boolean counts = random.nextInt(3) == 0;
        private final boolean mixes = random.nextInt(8) == 0;
        private final boolean numbered = random.nextInt(3) == 0;
        private final boolean knowsBehind = random.nextBoolean();
        private final Terms terms = new Terms(random.nextInt(4) == 0 ? 50_000 : Long.MAX_VALUE, random.nextInt(3) == 0);
        private long imported = random.nextInt(2) == 0 ? 0 : ROLL_OVER - random.nextLong(3_000_000_000L);
        private long exported = random.nextLong(5_000_000_000L);
        private long sequence;
        private long clock = now;
        private MeterReading last;

        OneMeter(String meterId) {
            this.meterId = meterId;
        }

        void send() {
            int turn = random.nextInt(20);
            MeterReading reading = turn == 0 && last != null ? last : next(turn);
            log.add(new TimedReading(now, 0, log.size(), reading));
            last = reading;
        }

        private MeterReading next(int turn) {
            long timestamp;
            if (turn < 3) {
                timestamp = now - random.nextLong(75_000);
            } else if (turn == 3) {
                timestamp = now + random.nextLong(180_000);
            } else {
                clock = Math.max(clock + 1, now - random.nextLong(2_000));
                timestamp = turn == 4 ? clock / 10_000 * 10_000 : clock;
            }
            Kind kind = mixes && random.nextInt(10) == 0 || counts ? Kind.REGISTER : Kind.INTERVAL;
            sequence = random.nextInt(12) == 0 ? Math.max(0, sequence - random.nextInt(3)) : sequence + 1;
            long number = numbered && random.nextInt(10) > 0 ? sequence : NOT_GIVEN;
            int word = random.nextInt(25);
            Quality quality = word == 0 ? Quality.INVALID : word == 1 ? Quality.ESTIMATED : Quality.MEASURED;
            return kind == Kind.REGISTER ? register(timestamp, quality, number) : interval(timestamp, quality, number);
        }

        private MeterReading register(long timestamp, Quality quality, long number) {
            imported = (imported + random.nextLong(80_000_000)) % ROLL_OVER;
            exported += random.nextLong(80_000_000);
            if (random.nextInt(40) == 0) {
                imported = random.nextLong(10_000_000);
            }
            long shown = random.nextInt(15) == 0 ? NOT_GIVEN : exported;
            return reading(
                    timestamp, Kind.REGISTER, new Energy(imported, shown, NOT_GIVEN, NOT_GIVEN), quality, number);
        }

        private MeterReading interval(long timestamp, Quality quality, long number) {
            long most = random.nextInt(30) == 0 ? 1_000_000_000_000L : 3_000_000;
            Energy energy = new Energy(
                    random.nextLong(most),
                    random.nextLong(most),
                    knowsBehind ? random.nextLong(most) : NOT_GIVEN,
                    knowsBehind && random.nextInt(9) > 0 ? random.nextLong(most) : NOT_GIVEN);
            return reading(timestamp, Kind.INTERVAL, energy, quality, number);
        }

        private MeterReading reading(long timestamp, Kind kind, Energy energy, Quality quality, long number) {
            return new MeterReading(
                    meterId,
                    "user of " + meterId,
                    "zone" + meterId.length() % 2,
                    timestamp,
                    kind,
                    energy.importMicroWh(),
                    energy.exportMicroWh(),
                    energy.generatedMicroWh(),
                    energy.consumedMicroWh(),
                    quality,
                    number,
                    terms,
                    random.nextInt(5) == 0
                            ? new TreeMap<>(Map.of("32.7.0", "23" + random.nextInt(10)))
                            : new TreeMap<>());
        }
    }
}

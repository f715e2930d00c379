package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.jobs.metering.NaiveMeter.Counted;

/** What counters say, of all readings that count. */
final class NaiveCounters {
    private static final long SIZE = 100_000L * 1_000_000_000L;

    private NaiveCounters() {}

    static boolean plausible(Energy energy, long millis, MeterReading reading) {
        BigInteger most = BigInteger.valueOf(reading.terms().maxPowerWatts())
                .multiply(BigInteger.valueOf(millis))
                .multiply(BigInteger.valueOf(5))
                .divide(BigInteger.valueOf(18));
        return BigInteger.valueOf(Math.max(energy.importMicroWh(), energy.exportMicroWh()))
                        .compareTo(most)
                <= 0;
    }

    /** Null where the counters only set a base. */
    static Energy difference(MeterReading reading, List<Counted> counted) {
        Counted newest =
                counted.stream().max(Comparator.comparingLong(Counted::to)).orElse(null);
        if (newest == null || newest.reading().kind() != Kind.REGISTER) {
            return null;
        }
        long[] before = shown(counted);
        long[] now = {reading.importMicroWh(), reading.exportMicroWh()};
        long[] difference = new long[2];
        boolean rolled = false;
        for (int i = 0; i < 2; i++) {
            if (before[i] == NOT_GIVEN || now[i] == NOT_GIVEN) {
                continue;
            }
            difference[i] = now[i] - before[i];
            if (difference[i] < 0) {
                if (before[i] < SIZE / 10 * 9 || before[i] >= SIZE || now[i] >= SIZE / 10) {
                    return null;
                }
                difference[i] += SIZE;
                rolled = true;
            }
        }
        Energy energy = new Energy(difference[0], difference[1], NOT_GIVEN, NOT_GIVEN);
        return rolled && !plausible(energy, reading.timestampMillis() - newest.to(), reading) ? null : energy;
    }

    /** What the counters showed last, each, since they were last read at all. */
    private static long[] shown(List<Counted> counted) {
        long[] shown = {NOT_GIVEN, NOT_GIVEN};
        Kind before = null;
        for (Counted one : counted) {
            if (one.reading().kind() == Kind.REGISTER) {
                boolean afresh = before != Kind.REGISTER;
                long imported = one.reading().importMicroWh();
                long exported = one.reading().exportMicroWh();
                shown[0] = imported == NOT_GIVEN && !afresh ? shown[0] : imported;
                shown[1] = exported == NOT_GIVEN && !afresh ? shown[1] : exported;
            }
            before = one.reading().kind();
        }
        return shown;
    }
}

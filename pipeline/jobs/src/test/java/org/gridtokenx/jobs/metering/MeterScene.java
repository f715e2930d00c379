package org.gridtokenx.jobs.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.gridtokenx.contracts.MeterReading.Terms;

/** One meter with quarter hours, a grace of ten minutes and a window of six hours, and what is said of it. */
abstract class MeterScene {
    static final long MINUTE = 60_000;
    static final long QUARTER = 15 * MINUTE;
    static final IntervalTimes TIMES = new IntervalTimes(QUARTER, 10 * MINUTE, 24 * QUARTER);
    static final long START = 1_800_000_000_000L;
    static final Terms TERMS = new Terms(100_000, false);
    static final long WH = 1_000_000;
    static final long KWH = 1_000 * WH;

    final List<MeterInterval> said = new ArrayList<>();
    final List<ZoneShare> shares = new ArrayList<>();
    final Meter meter = new Meter("m", TIMES, new MeterState(), new ReportOutput() {
        @Override
        public void interval(MeterInterval interval) {
            said.add(interval);
        }

        @Override
        public void share(ZoneShare share) {
            shares.add(share);
        }
    });

    String interval(long minute, long importMicroWh, long exportMicroWh) {
        return interval(minute, minute, importMicroWh, exportMicroWh);
    }

    /** A reading of one minute that comes at another. */
    String interval(long arrival, long minute, long importMicroWh, long exportMicroWh) {
        return take(arrival, MeterReading.interval("m", "u", "z", at(minute), importMicroWh, exportMicroWh, TERMS));
    }

    String register(long minute, long importMicroWh, long exportMicroWh) {
        return take(minute, MeterReading.register("m", "u", "z", at(minute), importMicroWh, exportMicroWh, TERMS));
    }

    String take(long arrival, MeterReading reading) {
        return meter.take(reading, at(arrival)).map(Refusal::word).orElse("");
    }

    static MeterReading reading(long minute, Quality quality, long sequence, Terms terms) {
        return new MeterReading(
                "m",
                "u",
                "z",
                at(minute),
                Kind.INTERVAL,
                10 * WH,
                20 * WH,
                30 * WH,
                40 * WH,
                quality,
                sequence,
                terms,
                new TreeMap<>(Map.of("32.7.0", "230." + minute)));
    }

    static long at(long minute) {
        return START + minute * MINUTE;
    }

    void advance(long minute) {
        meter.advance(at(minute));
    }

    /** What was said as "quarter status revision import export credited-import credited-export quality". */
    List<String> lines(Status status) {
        return said.stream()
                .filter(interval -> interval.status() == status)
                .map(i -> (i.startMillis() - START) / QUARTER
                        + " r" + i.revision()
                        + ' ' + i.importWh()
                        + ' ' + i.exportWh()
                        + " credited " + i.creditedImportWh()
                        + ' ' + i.creditedExportWh()
                        + ' ' + i.quality())
                .toList();
    }
}

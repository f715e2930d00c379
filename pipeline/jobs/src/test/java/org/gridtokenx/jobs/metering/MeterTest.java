package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;

/** The rules of the metering, one by one. */
class MeterTest {
    private static final long MINUTE = 60_000;
    private static final long QUARTER = 15 * MINUTE;
    private static final IntervalTimes TIMES = new IntervalTimes(QUARTER, 10 * MINUTE, 24 * QUARTER);
    private static final long START = 1_800_000_000_000L;
    private static final Terms TERMS = new Terms(100_000, false);
    private static final long WH = 1_000_000;
    private static final long KWH = 1_000 * WH;

    private final List<MeterInterval> said = new ArrayList<>();
    private final List<ZoneShare> shares = new ArrayList<>();
    private final Meter meter = new Meter("m", TIMES, new MeterState(), new ReportOutput() {
        @Override
        public void interval(MeterInterval interval) {
            said.add(interval);
        }

        @Override
        public void share(ZoneShare share) {
            shares.add(share);
        }
    });

    private String interval(long minute, long importMicroWh, long exportMicroWh) {
        return interval(minute, minute, importMicroWh, exportMicroWh);
    }

    /** A reading of one minute that comes at another. */
    private String interval(long arrival, long minute, long importMicroWh, long exportMicroWh) {
        return take(arrival, MeterReading.interval("m", "u", "z", at(minute), importMicroWh, exportMicroWh, TERMS));
    }

    private String register(long minute, long importMicroWh, long exportMicroWh) {
        return take(minute, MeterReading.register("m", "u", "z", at(minute), importMicroWh, exportMicroWh, TERMS));
    }

    private String take(long arrival, MeterReading reading) {
        return meter.take(reading, at(arrival)).map(Refusal::word).orElse("");
    }

    private static MeterReading reading(long minute, Quality quality, long sequence, Terms terms) {
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

    private static long at(long minute) {
        return START + minute * MINUTE;
    }

    private void advance(long minute) {
        meter.advance(at(minute));
    }

    /** What was said as "quarter status revision import export credited-import credited-export quality". */
    private List<String> lines(Status status) {
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

    @Test
    void anIntervalIsProvisionalAtItsEndAndFinalAfterTheGrace() {
        interval(5, 60 * WH, 200 * WH);
        interval(14, 15, 40 * WH, 0);
        meter.advance(at(15) - 1);
        assertEquals(List.of(), said);
        assertEquals(at(15), meter.nextDueMillis());
        advance(15);
        assertEquals(List.of("0 r0 100 200 credited 0 0 MEASURED"), lines(Status.PROVISIONAL));
        meter.advance(at(25) - 1);
        assertEquals(1, said.size());
        assertEquals(at(25), meter.nextDueMillis());
        advance(25);
        assertEquals(List.of("0 r1 100 200 credited 100 200 MEASURED"), lines(Status.FINAL));
    }

    @Test
    void whatRoundingLeavesIsCarriedOver() {
        for (int quarter = 1; quarter <= 4; quarter++) {
            interval(quarter * 15, 1_400_000, 300_000);
        }
        advance(100);
        assertEquals(
                List.of(
                        "0 r1 1 0 credited 1 0 MEASURED",
                        "1 r1 1 0 credited 1 0 MEASURED",
                        "2 r1 2 0 credited 2 0 MEASURED",
                        "3 r1 1 1 credited 1 1 MEASURED"),
                lines(Status.FINAL).subList(0, 4));
    }

    @Test
    void aReadingIsSpreadOverTheTimeSinceTheOneBefore() {
        interval(10, 10 * WH, 0);
        interval(20, 10 * WH, 3);
        advance(40);
        assertEquals(List.of("0 r1 15 0 credited 15 0 MEASURED", "1 r1 5 0 credited 5 0 PARTIAL"), lines(Status.FINAL));
        assertEquals(10 * MINUTE, said.get(said.size() - 1).gapMillis());
    }

    @Test
    void aReadingAfterALongSilenceCountsForItsOwnInterval() {
        interval(10, 10 * WH, 0);
        interval(40, 10 * WH, 0);
        advance(55);
        assertEquals(
                List.of(
                        "0 r1 10 0 credited 10 0 PARTIAL",
                        "1 r1 0 0 credited 0 0 MISSING",
                        "2 r1 10 0 credited 10 0 PARTIAL"),
                lines(Status.FINAL));
    }

    @Test
    void countersGiveTheirDifferenceOverTheTimeInBetween() {
        register(0, 5 * KWH, 7 * KWH);
        register(45, 5 * KWH + 31 * WH, 7 * KWH);
        advance(55);
        assertEquals(
                List.of(
                        "-1 r1 0 0 credited 0 0 PARTIAL",
                        "0 r1 0 0 credited 0 0 MISSING",
                        "1 r1 0 0 credited 0 0 MISSING",
                        "2 r1 11 0 credited 31 0 MEASURED"),
                lines(Status.FINAL));
        assertEquals(
                List.of("0 r2 10 0 credited 0 0 MEASURED", "1 r2 10 0 credited 0 0 MEASURED"), lines(Status.CORRECTED));
    }

    @Test
    void countersOfAnEarlierTimeAreSuperseded() {
        register(0, 5 * KWH, 0);
        register(10, 5 * KWH + 3 * WH, 0);
        assertEquals("superseded", take(11, MeterReading.register("m", "u", "z", at(5), 5 * KWH + WH, 0, TERMS)));
        assertEquals("repeated", take(11, MeterReading.register("m", "u", "z", at(10), 6 * KWH, 0, TERMS)));
        assertEquals("repeated", take(11, MeterReading.register("m", "u", "z", at(0), 5 * KWH, 0, TERMS)));
    }

    @Test
    void aCounterInItsLastTenthRollsOver() {
        register(0, 99_999 * KWH, NOT_GIVEN);
        register(15, 2 * KWH, NOT_GIVEN);
        advance(25);
        assertTrue(lines(Status.FINAL).contains("0 r1 3000 0 credited 3000 0 MEASURED"), said.toString());
    }

    @Test
    void aCounterThatIsLowerOtherwiseWasReset() {
        register(0, 50_000 * KWH, 10 * KWH);
        register(10, 2 * KWH, 11 * KWH);
        register(15, 3 * KWH, 12 * KWH);
        advance(25);
        assertTrue(lines(Status.FINAL).contains("0 r1 1000 1000 credited 1000 1000 PARTIAL"), said.toString());
        assertEquals(10 * MINUTE, said.get(said.size() - 1).gapMillis());
    }

    @Test
    void aRollOverOfMoreThanCanBeIsAReset() {
        register(0, 95_000 * KWH, 0);
        assertEquals("", register(15, 3_000 * KWH, 0));
        advance(25);
        assertTrue(lines(Status.FINAL).contains("0 r1 0 0 credited 0 0 PARTIAL"), said.toString());
    }

    @Test
    void morePowerThanTheMeterHasIsRefusedAndTheBaseStays() {
        register(0, 5 * KWH, 0);
        assertEquals("implausible", register(6, 15 * KWH + 1, 0));
        assertEquals("", register(6, 15 * KWH, 0));
        assertEquals("implausible", interval(12, 10 * KWH + 1, 0));
        assertEquals("", interval(12, 10 * KWH, 0));
    }

    @Test
    void aNewKindOfReadingSetsABase() {
        register(0, 5 * KWH, 0);
        interval(10, 10 * WH, 0);
        register(14, 6 * KWH, 0);
        register(15, 6 * KWH + 7 * WH, 0);
        advance(25);
        assertTrue(lines(Status.FINAL).contains("0 r1 17 0 credited 17 0 PARTIAL"), said.toString());
    }

    @Test
    void repeatedReplayedFutureAndTooLateReadingsAreRefused() {
        assertEquals("", take(10, reading(10, Quality.MEASURED, 7, TERMS)));
        assertEquals("repeated", take(10, reading(10, Quality.MEASURED, 8, TERMS)));
        assertEquals("replayed", take(11, reading(11, Quality.MEASURED, 7, TERMS)));
        assertEquals("", take(11, reading(9, Quality.MEASURED, 6, TERMS)), "an older one has a smaller number");
        assertEquals("", take(11, reading(13, Quality.MEASURED, 8, TERMS)));
        assertEquals("ahead of time", interval(11, 14, WH, 0));
        meter.advance(TIMES.closedAt(START));
        assertEquals("too late", interval(25 + 24 * 15, 15, WH, 0));
    }

    @Test
    void aReadingOfAFinalIntervalCorrectsItAndIsCreditedWithTheNext() {
        interval(10, 10 * WH, 0);
        interval(20, 0, 5 * WH);
        interval(26, 12, WH / 2, 7 * WH);
        interval(27, 13, WH / 2, WH);
        advance(40);
        assertEquals("0 r1 10 2 credited 10 2 MEASURED", lines(Status.FINAL).get(0));
        assertEquals(
                List.of("0 r2 10 9 credited 0 0 MEASURED", "0 r3 11 10 credited 0 0 MEASURED"),
                lines(Status.CORRECTED));
        assertEquals("1 r1 0 3 credited 1 11 PARTIAL", lines(Status.FINAL).get(1));
    }

    @Test
    void aCorrectionChangesItsZoneByWhatItAdds() {
        interval(10, 10 * WH, 0);
        advance(40);
        shares.clear();
        interval(41, 20, 3 * WH, 5 * WH);
        ZoneShare share = shares.get(shares.size() - 1);
        assertEquals(new ZoneShare("z", at(15), false, 0, -1, 2, 3, 3, 2), share);
    }

    @Test
    void aGapIsEstimatedWhereTheZoneSaysSoAndNeverCredited() {
        Terms estimating = new Terms(100_000, true);
        take(15, reading(15, Quality.MEASURED, 1, estimating));
        advance(55);
        assertEquals(
                List.of(
                        "0 r1 10 20 credited 10 20 MEASURED",
                        "1 r1 10 20 credited 0 0 ESTIMATED",
                        "2 r1 10 20 credited 0 0 ESTIMATED"),
                lines(Status.FINAL));
        take(56, MeterReading.interval("m", "u", "z", at(30), 4 * WH, 0, estimating));
        advance(70);
        assertEquals(List.of("1 r2 4 0 credited 0 0 MEASURED"), lines(Status.CORRECTED));
        assertEquals("3 r1 10 20 credited 4 0 ESTIMATED", lines(Status.FINAL).get(3));
    }

    @Test
    void anInvalidReadingDoesNotCountAndMarksItsInterval() {
        interval(5, 10 * WH, 0);
        assertEquals("", take(10, reading(10, Quality.INVALID, NOT_GIVEN, TERMS)));
        interval(15, 10 * WH, 0);
        advance(25);
        assertEquals(List.of("0 r1 20 0 credited 20 0 PARTIAL"), lines(Status.FINAL));
    }

    @Test
    void aSubstituteOfTheOperatorCountsAndIsMarked() {
        take(15, reading(15, Quality.ESTIMATED, NOT_GIVEN, TERMS));
        advance(25);
        assertEquals(List.of("0 r1 10 20 credited 10 20 ESTIMATED"), lines(Status.FINAL));
    }

    @Test
    void whatLiesBehindTheMeterIsKnownIfEveryReadingSaysSo() {
        take(10, reading(10, Quality.MEASURED, NOT_GIVEN, TERMS));
        take(24, reading(25, Quality.MEASURED, NOT_GIVEN, TERMS));
        interval(30, WH, 0);
        advance(40);
        MeterInterval first =
                said.stream().filter(i -> i.revision() == 1).findFirst().orElseThrow();
        assertEquals(40, first.generatedWh());
        assertEquals(53, first.consumedWh());
        assertEquals("230.10", first.measurements().get("32.7.0"));
        assertNull(said.get(said.size() - 1).generatedWh());
    }

    @Test
    void aSilentMeterIsReportedForADayAndAgainWhenItIsHeard() {
        interval(10, 10 * WH, 0);
        advance(300 * 15);
        assertEquals(97, lines(Status.FINAL).size());
        assertEquals(Long.MAX_VALUE, meter.nextDueMillis());
        interval(300 * 15 + 5, WH, 0);
        advance(301 * 15 + 10);
        assertEquals(98, lines(Status.FINAL).size());
        assertEquals("300 r1 1 0 credited 1 0 PARTIAL", lines(Status.FINAL).get(97));
    }

    /** What a silence longer than the correction window has left is found in the intervals that are still open. */
    @Test
    void countersLoseNothingInALongSilence() {
        register(10, 5 * KWH, 0);
        register(300 * 15, 6 * KWH, 0);
        advance(301 * 15 + 10);
        long corrected = said.stream()
                .filter(i -> i.startMillis() > at(200 * 15))
                .filter(i -> i.status() == Status.FINAL)
                .mapToLong(MeterInterval::importWh)
                .sum();
        assertEquals(1_000, corrected);
    }

    @Test
    void anIntervalTakesAThousandReadings() {
        for (int i = 1; i <= Meter.MAX_READINGS; i++) {
            MeterReading reading = MeterReading.interval("m", "u", "z", START + i, 0, 0, TERMS);
            assertTrue(meter.take(reading, START + i).isEmpty());
        }
        assertEquals("too many", take(2, MeterReading.interval("m", "u", "z", START + 2_000, 0, 0, TERMS)));
    }

    @Test
    void sumsNeverOverflow() {
        Terms any = Terms.UNLIMITED;
        take(1, MeterReading.register("m", "u", "z", at(1), 0, 0, any));
        long limit = MeterReading.REGISTER_LIMIT_MICRO_WH;
        assertEquals("", take(2, MeterReading.register("m", "u", "z", at(2), limit, 0, any)));
        take(3, MeterReading.register("m", "u", "z", at(3), 0, 0, any));
        assertEquals("implausible", take(4, MeterReading.register("m", "u", "z", at(4), limit, 0, any)));
    }
}

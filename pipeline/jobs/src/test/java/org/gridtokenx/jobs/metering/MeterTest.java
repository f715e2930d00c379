package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Quality;
import org.gridtokenx.contracts.MeterReading.Terms;
import org.junit.jupiter.api.Test;

/** The rules of the metering, one by one. */
class MeterTest extends MeterScene {
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
    void aReadingMayComeALittleLateAndStillFollowsTheOneBefore() {
        interval(15, 10 * WH, 0);
        take(30, MeterReading.interval("m", "u", "z", at(30) + 900, 1_000 * WH, 0, TERMS));
        advance(40);
        assertEquals("1 r1 999 0 credited 999 0 MEASURED", lines(Status.FINAL).get(1));
    }

    /** Even one that comes at the very beginning of its interval may stand for as much as an interval. */
    @Test
    void aReadingThatFollowsNoneIsAsPlausibleAsAnInterval() {
        MeterReading first = MeterReading.interval("m", "u", "z", at(0) + 50, 25 * KWH, 0, TERMS);
        assertEquals("", take(1, first));
        MeterReading more = MeterReading.interval("m", "u", "z", at(40) + 50, 25 * KWH + 1, 0, TERMS);
        assertEquals("implausible", take(41, more));
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
    void anIntervalTakesAThousandReadings() {
        for (int i = 1; i <= Meter.MAX_READINGS; i++) {
            MeterReading reading = MeterReading.interval("m", "u", "z", START + i, 0, 0, TERMS);
            assertTrue(meter.take(reading, START + i).isEmpty());
        }
        assertEquals("too many", take(2, MeterReading.interval("m", "u", "z", START + 2_000, 0, 0, TERMS)));
    }

    /** A million meters of the first kind are half a gigabyte; of the second it takes a bigger disk. */
    @Test
    void theStateStaysSmall() {
        assertTrue(bytesAfterTwoDays(15 * 60) < 700, "every quarter of an hour");
        assertTrue(bytesAfterTwoDays(15) < 4_500, "every 15 seconds");
    }

    private static int bytesAfterTwoDays(int seconds) {
        MeterState state = new MeterState();
        int most = 0;
        Meter meter = new Meter("m", TIMES, state, new ReportOutput() {
            @Override
            public void interval(MeterInterval interval) {}

            @Override
            public void share(ZoneShare share) {}
        });
        for (long now = START; now < START + 2 * 86_400_000; now += 1_000L * seconds) {
            long jitter = now / 1_000 % 97;
            MeterReading reading = MeterReading.interval(
                    "m",
                    "0190c2a8-7b1a-7c3d-9e4f-0123456789ab",
                    "riverside",
                    now + jitter,
                    123_456_789,
                    98_765_432,
                    TERMS);
            assertTrue(meter.take(reading, now + 200).isEmpty());
            most = Math.max(most, new MeterStateCodec().toBytes(state).length);
        }
        return most;
    }
}

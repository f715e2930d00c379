package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.gridtokenx.contracts.MeterInterval;
import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Terms;
import org.junit.jupiter.api.Test;

/** The rules for meters that send what their counters show. */
class MeterCountersTest extends MeterScene {
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
    void sumsNeverOverflow() {
        Terms any = Terms.UNLIMITED;
        take(1, MeterReading.register("m", "u", "z", at(1), 0, 0, any));
        long limit = MeterReading.REGISTER_LIMIT_MICRO_WH;
        assertEquals("", take(2, MeterReading.register("m", "u", "z", at(2), limit, 0, any)));
        take(3, MeterReading.register("m", "u", "z", at(3), 0, 0, any));
        assertEquals("implausible", take(4, MeterReading.register("m", "u", "z", at(4), limit, 0, any)));
    }
}

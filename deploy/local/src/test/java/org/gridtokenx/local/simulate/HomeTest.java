package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeTest {
    private static final long MARKET_START = 1_764_000_000_000L;

    private final Random random = new Random(11);
    private final EnergyCurve consumption = new EnergyCurve(EnergyCurveTest.randomSlots(random), 1, 1);
    private final EnergyCurve production = new EnergyCurve(EnergyCurveTest.randomSlots(random), 5_300, 1_000);
    private final Home home = new Home("home", consumption, production, 5_300, 80_000, 300_000);

    /** Whatever the speed, the epoch and the readings: over a week of data, not one Wh is lost or made. */
    @ParameterizedTest
    @CsvSource({"30, 30000, 15", "1, 900000, 15", "7, 13000, 4", "977, 30000, 7", "604800, 1000, 999", "13, 3600000, 1"
    })
    void aWeekOfReadingsAddsUp(int speed, long epochMillis, int readings) {
        long offset = 36_000_123;
        DataClock clock = new DataClock(MARKET_START, offset, speed);
        long until = MARKET_START + EnergyCurve.WEEK_MILLIS / speed;
        Energy sum = Energy.NOTHING;
        EpochTimes epoch = new EpochTimes(0, MARKET_START, MARKET_START + epochMillis);
        for (; epoch.endMillis() <= until; epoch = epoch.later(1)) {
            sum = sum.plus(home.over(clock, epoch, readings));
        }
        long end = clock.dataMillis(epoch.startMillis());
        assertEquals(production.upToWh(end) - production.upToWh(offset), sum.producedWh());
        assertEquals(consumption.upToWh(end) - consumption.upToWh(offset), sum.consumedWh());
        assertEquals(sum.producedWh() - sum.consumedWh(), sum.exportWh() - sum.importWh());
    }

    @Test
    void atThirtyTimesTheSpeedAnEpochOfThirtySecondsIsASlotOfTheData() {
        int[] slots = new int[EnergyCurve.SLOTS];
        slots[40] = 1_234;
        Home slotHome = new Home("home", new EnergyCurve(slots, 1, 1), EnergyCurve.NOTHING, 0, 80_000, 300_000);
        DataClock clock =
                new DataClock(MARKET_START, TimeOfWeek.parse("mon-10:00").millis(), 30);
        EpochTimes first = new EpochTimes(7, MARKET_START, MARKET_START + 30_000);
        assertEquals(1_234, slotHome.over(clock, first, 15).importWh());
        assertEquals(0, slotHome.over(clock, first.later(1), 15).importWh());
    }

    @Test
    void eachReadingGoesOneWay() {
        assertEquals(new Energy(5, 3, 0, 2), Energy.metered(5, 3));
        assertEquals(new Energy(3, 5, 2, 0), Energy.metered(3, 5));
    }

    @Test
    void theLastReadingOfAnEpochIsAtItsEnd() {
        EpochTimes epoch = new EpochTimes(1, 1_000, 2_000);
        assertEquals(1_000, epoch.part(0, 7));
        assertEquals(1_142, epoch.part(1, 7));
        assertEquals(2_000, epoch.part(7, 7));
    }
}

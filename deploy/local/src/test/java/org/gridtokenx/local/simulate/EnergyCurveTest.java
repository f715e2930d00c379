package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EnergyCurveTest {
    @Test
    void flowsEvenlyWithinASlotAndIsRoundedDown() {
        int[] slots = new int[EnergyCurve.SLOTS];
        slots[1] = 10;
        EnergyCurve curve = new EnergyCurve(slots, 1, 1);
        assertEquals(0, curve.upToWh(EnergyCurve.SLOT_MILLIS));
        assertEquals(0, curve.upToWh(EnergyCurve.SLOT_MILLIS + 89_999));
        assertEquals(1, curve.upToWh(EnergyCurve.SLOT_MILLIS + 90_000));
        assertEquals(9, curve.upToWh(2 * EnergyCurve.SLOT_MILLIS - 1));
        assertEquals(10, curve.upToWh(2 * EnergyCurve.SLOT_MILLIS));
    }

    @Test
    void theWeekRepeats() {
        int[] slots = randomSlots(new Random(3));
        EnergyCurve curve = new EnergyCurve(slots, 1, 1);
        long week = Arrays.stream(slots).sum();
        assertEquals(week, curve.upToWh(EnergyCurve.WEEK_MILLIS));
        assertEquals(100 * week + slots[0], curve.upToWh(100 * EnergyCurve.WEEK_MILLIS + EnergyCurve.SLOT_MILLIS));
    }

    @Test
    void belowNothingCountsAsNothing() {
        int[] slots = new int[EnergyCurve.SLOTS];
        Arrays.fill(slots, -5);
        slots[0] = 7;
        assertEquals(7, new EnergyCurve(slots, 1, 1).upToWh(EnergyCurve.WEEK_MILLIS));
    }

    @Test
    void isScaledBeforeItIsRounded() {
        int[] slots = new int[EnergyCurve.SLOTS];
        slots[0] = 1;
        slots[1] = 1;
        EnergyCurve curve = new EnergyCurve(slots, 3_700, 1_000);
        assertEquals(3, curve.upToWh(EnergyCurve.SLOT_MILLIS));
        assertEquals(7, curve.upToWh(2 * EnergyCurve.SLOT_MILLIS));
    }

    @Test
    void aWeekHasAllItsSlots() {
        assertThrows(IllegalArgumentException.class, () -> new EnergyCurve(new int[96], 1, 1));
    }

    static int[] randomSlots(Random random) {
        return random.ints(EnergyCurve.SLOTS, 0, 3_000).toArray();
    }
}

package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfWeekTest {
    @Test
    void countsFromMonday() {
        assertEquals(0, TimeOfWeek.parse("mon-00:00").millis());
        assertEquals(36_000_000, TimeOfWeek.parse("Mon-10:00").millis());
        assertEquals(
                EnergyCurve.WEEK_MILLIS - 60_000, TimeOfWeek.parse("sun-23:59").millis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mon", "mon-25:00", "day-10:00", "monday-10:00", "10:00", "mon-10"})
    void refusesOtherTexts(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> TimeOfWeek.parse(text))
                .getMessage();
        assertTrue(message.contains("mon-10:00"), message);
    }
}

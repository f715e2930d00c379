package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickIntervalTest {
    @Test
    void isTenMillisecondsToASecond() {
        assertEquals(Duration.ofMillis(10), TickInterval.parse("PT0.01S"));
        assertEquals(Duration.ofSeconds(1), TickInterval.parse("PT1S"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.009S", "PT1.001S", "PT0S", "-PT0.2S", "PT15M", "200", ""})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> TickInterval.parse(text));
    }
}

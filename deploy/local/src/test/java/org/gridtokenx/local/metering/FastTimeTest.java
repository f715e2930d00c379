package org.gridtokenx.local.metering;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FastTimeTest {
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/postgres";

    @Test
    void theLimitGrowsAsTheEpochShrinks() {
        assertEquals(100_000, FastTime.wattsFor(Duration.ofMinutes(15)));
        assertEquals(3_000_000, FastTime.wattsFor(Duration.ofSeconds(30)));
        assertEquals(90_000_000, FastTime.wattsFor(Duration.ofSeconds(1)));
    }

    @Test
    void onlyShortEpochsNeedOne() {
        assertDoesNotThrow(() -> FastTime.fitLimit(NOWHERE, "z", Duration.ofMinutes(15)));
        assertThrows(IOException.class, () -> FastTime.fitLimit(NOWHERE, "z", Duration.ofMinutes(14)));
    }
}

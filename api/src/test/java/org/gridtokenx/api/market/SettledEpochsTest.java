package org.gridtokenx.api.market;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import org.gridtokenx.market.EpochResult;
import org.junit.jupiter.api.Test;

class SettledEpochsTest {
    private final SettledEpochs settled = new SettledEpochs();

    private void remember(String zone, long epoch, boolean isSettled) {
        settled.remember(new ClearedEpoch(
                new EpochResult(zone, epoch, 0, 1, 1, 0, 0, 0, 0, 1, "b", "s", BigInteger.ZERO, 0, 0, ""), isSettled));
    }

    @Test
    void onlyWhatIsSettledIsRememberedAndByZone() {
        remember("a", 1, true);
        remember("a", 2, false);
        remember("b", 3, true);

        assertEquals(List.of(1L), settled.of("a"));
        assertEquals(List.of(3L), settled.of("b"));
        assertEquals(List.of(), settled.of("c"));
    }

    @Test
    void theOldestAreForgotten() {
        for (long epoch = 0; epoch < 1_500; epoch++) {
            remember("a", epoch, true);
        }

        assertEquals(1_000, settled.of("a").size());
        assertEquals(500, settled.of("a").get(0));
    }
}

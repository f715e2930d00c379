package org.gridtokenx.local.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Side;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void tellsWhatTheNeighbourhoodDid() {
        assertEquals(
                List.of(
                        "  homes           2, 1 of them with panels of 5.000 kWp",
                        "  produced        1.200 kWh",
                        "  consumed        0.800 kWh",
                        "  exported        1.000 kWh",
                        "  imported        0.600 kWh",
                        "  offered         1.000 kWh in 1 orders",
                        "  sold            0.600 kWh in 1 trades",
                        "  bid for         0.600 kWh in 1 orders",
                        "  bought          0.600 kWh in 1 trades",
                        "  clearing price  0.140000 to 0.140000 per kWh, in 1 of 1 epochs",
                        "  money           0.084000 paid, 0.083160 received, 0.000840 fees",
                        "  better off      0.131160: buyers 0.096000 against retail at 0.300000, sellers 0.035160"
                                + " against feed-in at 0.080000",
                        "  settled         1 of 1 trades, confirmed with a signature, 2.5 s after the epoch's end on"
                                + " average, 2.5 s at worst",
                        "  refused         2 gate_closed"),
                Summary.lines(new TradingScene().evidence(), Map.of("gate_closed", 2)));
    }

    @Test
    void tellsThatNothingWasTraded() {
        TradingScene scene = new TradingScene();
        scene.epochs.clear();
        scene.sides.forEach(side -> scene.trades.put(side, List.of()));
        scene.settlements.put(Side.BUY, List.of());
        List<String> lines = Summary.lines(scene.evidence(), Map.of());
        assertEquals("  clearing price  no epoch traded", lines.get(9));
        assertEquals("  settled         0 of 0 trades, confirmed with a signature", lines.get(12));
        assertEquals("  refused         none", lines.get(13));
    }
}

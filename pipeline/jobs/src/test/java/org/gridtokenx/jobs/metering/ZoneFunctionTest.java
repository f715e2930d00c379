package org.gridtokenx.jobs.metering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.gridtokenx.contracts.ZoneEnergy;
import org.junit.jupiter.api.Test;

class ZoneFunctionTest {
    private static final IntervalTimes TIMES = new IntervalTimes(10_000, 3_000, 50_000);
    private static final long START = 1_800_000_000_000L;

    private static KeyedOneInputStreamOperatorTestHarness<String, ZoneShare, ZoneEnergy> harness() throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new KeyedProcessOperator<>(new ZoneFunction(TIMES)), ZoneShare::zone, Types.STRING);
    }

    private static ZoneShare share(boolean provisional, int meters, int missing, long imported, long generated) {
        return new ZoneShare("z", START, provisional, meters, missing, imported, 5, generated, imported);
    }

    private static List<String> said(KeyedOneInputStreamOperatorTestHarness<String, ZoneShare, ZoneEnergy> harness) {
        return harness.extractOutputValues().stream()
                .map(e -> e.status() + " r" + e.revision() + ' ' + e.meters() + '-' + e.missing() + " import "
                        + e.importWh() + " export " + e.exportWh() + " self " + e.selfSufficiencyPpm())
                .toList();
    }

    @Test
    void aZoneIsProvisionalThenFinalThenCorrected() throws Exception {
        try (var harness = harness()) {
            harness.open();
            harness.processElement(share(true, 1, 0, 30, 10), 0);
            harness.processElement(share(true, 1, 1, 0, 0), 0);
            harness.processWatermark(START + 9_998);
            assertEquals(List.of(), said(harness));
            harness.processWatermark(START + 9_999);
            assertEquals(List.of("PROVISIONAL r0 2-1 import 30 export 10 self 333333"), said(harness));
            harness.processElement(share(false, 1, 0, 40, 10), 0);
            harness.processElement(share(false, 1, 1, 0, 0), 0);
            harness.processWatermark(START + 12_998);
            assertEquals(1, said(harness).size());
            harness.processWatermark(START + 12_999);
            assertEquals(
                    "FINAL r1 2-1 import 40 export 10 self 250000",
                    said(harness).get(1));
            harness.processElement(share(false, 0, -1, 10, 40), 0);
            harness.processElement(share(false, 0, 0, 10, 0), 0);
            harness.processWatermark(START + 20_000);
            harness.processWatermark(START + 30_000);
            assertEquals(
                    List.of("CORRECTED r2 2-0 import 60 export 20 self 833333"),
                    said(harness).subList(2, said(harness).size()));
            harness.processWatermark(START + 63_000);
            assertEquals(0, harness.numKeyedStateEntries());
            assertEquals(3, said(harness).size());
        }
    }

    /** A correction that comes before the zone is final is part of the final figures. */
    @Test
    void figuresSurviveARestart() throws Exception {
        var harness = harness();
        harness.open();
        harness.processElement(share(false, 1, 0, 30, 10), 0);
        harness.processElement(share(false, 0, 0, -10, 10), 0);
        var state = harness.snapshot(1, 1);
        harness.close();
        try (var restored = harness()) {
            restored.setup();
            restored.initializeState(state);
            restored.open();
            restored.processWatermark(START + 12_999);
            assertEquals(List.of("FINAL r1 1-0 import 20 export 10 self 1000000"), said(restored));
        }
    }

    @Test
    void selfSufficiencyIsAShareOfTheConsumption() {
        assertEquals(null, ZoneEnergy.selfSufficiencyPpm(5, 0));
        assertEquals(0L, ZoneEnergy.selfSufficiencyPpm(0, 7));
        assertEquals(1_000_000L, ZoneEnergy.selfSufficiencyPpm(8, 7));
        assertEquals(428_571L, ZoneEnergy.selfSufficiencyPpm(3, 7));
        assertEquals(500_000L, ZoneEnergy.selfSufficiencyPpm(Long.MAX_VALUE / 4, Long.MAX_VALUE / 2));
    }
}

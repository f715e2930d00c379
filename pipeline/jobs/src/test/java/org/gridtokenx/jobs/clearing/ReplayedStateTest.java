package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wherever watermarks fall, and wherever the operator stops, goes on or goes back: the log alone decides. */
class ReplayedStateTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void watermarksAndRestartsChangeNothing(boolean rocksDb) throws Exception {
        int rounds = rocksDb ? 6 : 40;
        for (long seed = 1; seed <= rounds; seed++) {
            List<TimedCommand> log =
                    seed % 2 == 0 ? RandomCommands.of("z", seed, 300) : RandomMarket.of("z", seed, 400);
            SplittableRandom random = new SplittableRandom(seed * 31);
            CacheSize.Limits limits = limits(random);
            int restartAt = random.nextInt(log.size());
            List<ZoneEvent> events = new ArrayList<>();
            ClearingHarness harness = new ClearingHarness(rocksDb, limits).open();
            for (int i = 0; i < log.size(); i++) {
                if (i == restartAt) {
                    OperatorSubtaskState snapshot = harness.snapshot();
                    events.addAll(harness.events());
                    harness.close();
                    harness = new ClearingHarness(rocksDb, limits).restore(snapshot);
                }
                harness.process(log.get(i));
                letTimePass(harness, log, i, random);
            }
            events.addAll(harness.events());
            harness.close();
            assertEquals(ClearingHarness.expected(log), events, "seed " + seed);
        }
    }

    private static CacheSize.Limits limits(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> ClearingHarness.NOTHING_KEPT;
            case 1 -> new CacheSize.Limits(random.nextInt(40), random.nextInt(20), random.nextInt(40));
            default -> ClearingHarness.AMPLE;
        };
    }

    /** A watermark between two commands, as it may come. */
    private static void letTimePass(ClearingHarness harness, List<TimedCommand> log, int i, SplittableRandom random)
            throws Exception {
        if (random.nextInt(4) == 0 && i + 1 < log.size()) {
            long from = log.get(i).effectiveMillis();
            long to = log.get(i + 1).effectiveMillis();
            harness.watermark(to > from ? random.nextLong(from, to) : from - 1);
        }
    }

    /** The operator that wrote them goes on meanwhile, and what it changes must not reach into a checkpoint. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCheckpointBetweenAnyTwoCommandsGoesOnFromThere(boolean rocksDb) throws Exception {
        List<TimedCommand> log = RandomMarket.of("z", 5, rocksDb ? 120 : 240);
        List<ZoneEvent> expected = ClearingHarness.expected(log);
        int step = rocksDb ? 7 : 1;
        try (ClearingHarness writer = new ClearingHarness(rocksDb).open()) {
            for (int i = 0; i < log.size(); i++) {
                writer.process(log.get(i));
                if (i % step == 0) {
                    List<ZoneEvent> events = new ArrayList<>(writer.events());
                    OperatorSubtaskState snapshot = writer.snapshot();
                    try (ClearingHarness reader = new ClearingHarness(rocksDb)) {
                        reader.restore(snapshot);
                        reader.process(log.subList(i + 1, Math.min(i + 40, log.size())));
                        events.addAll(reader.events());
                    }
                    assertEquals(expected.subList(0, events.size()), events, "after command " + i);
                }
            }
            assertEquals(expected, writer.events());
        }
    }

    /** What comes again has the numbers it had, so that whoever listens drops it. */
    @Test
    void replayFromAnOlderCheckpointGivesTheSameNumbers() throws Exception {
        List<TimedCommand> log = RandomMarket.ofZones(4, 17, 200);
        int older = log.size() / 4;
        int crash = log.size() / 2;
        try (ClearingHarness first = new ClearingHarness(true).open();
                ClearingHarness second = new ClearingHarness(true)) {
            first.process(log.subList(0, older));
            OperatorSubtaskState snapshot = first.snapshot();
            int sent = first.events().size();
            first.process(log.subList(older, crash));
            List<ZoneEvent> sentSince =
                    first.events().subList(sent, first.events().size());
            second.restore(snapshot);
            second.process(log.subList(older, log.size()));
            assertEquals(sentSince, second.events().subList(0, sentSince.size()));
        }
    }

    /** With room for a handful of entries only, zones come and go all the time. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, 60, 500})
    void littleRoomChangesNothing(long room) throws Exception {
        List<TimedCommand> log = RandomMarket.ofZones(5, 23, 200);
        CacheSize.Limits limits = new CacheSize.Limits(room, (int) room / 2, room / 3);
        try (ClearingHarness harness = new ClearingHarness(true, limits).open()) {
            harness.process(log);
            for (int zone = 0; zone < 5; zone++) {
                String id = "zone" + zone;
                assertEquals(ClearingHarness.of(id, ClearingHarness.expected(log)), harness.eventsOf(id));
            }
        }
    }
}

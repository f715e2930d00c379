package org.gridtokenx.jobs.clearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Savepoints of the clearing: taken at one parallelism and restored at others, and those that earlier versions of the
 * program have written.
 *
 * <p>A folder under {@code savepoints} holds the log that led to a savepoint, the savepoint, and the log that follows.
 * It is never changed. When the layout of the state changes, {@link #NEWEST} gets a new name and
 * {@code mvn -pl pipeline/jobs -am test -Dtest=SavepointTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgridtokenx.write=true} writes its folder.
 */
class SavepointTest {
    /** The folder that this version of the program has written. */
    private static final String NEWEST = "v1";

    private static final Path KEPT = Path.of("src/test/resources/savepoints");
    private static final int ZONES = 2;

    @TempDir
    private static Path directory;

    private static ClearingCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new ClearingCluster(directory);
        Path newest = KEPT.resolve(NEWEST);
        if (Boolean.getBoolean("gridtokenx.write") && Files.notExists(newest)) {
            write(newest);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    static Stream<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(KEPT)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aLogGoesOnFromWhatAnEarlierVersionWrote(String version) throws Exception {
        Path folder = KEPT.resolve(version);
        List<TimedCommand> before = read(folder.resolve("before.txt"));
        List<TimedCommand> after = read(folder.resolve("after.txt"));
        List<ZoneEvent> events =
                cluster.run(after, 2, folder.resolve("savepoint").toUri().toString());
        assertTrue(events.size() > after.size(), events.size() + " events");
        assertSameAsInOneGo(before, after, events);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void itHoldsEntriesOfAllKinds(String version) throws Exception {
        assertEquals(List.of(), missingAfter(read(KEPT.resolve(version).resolve("before.txt"))));
    }

    /** The kinds of entries that a zone does not have after a log. */
    private static List<String> missingAfter(List<TimedCommand> log) {
        List<String> missing = new ArrayList<>();
        for (String id : log.stream().map(TimedCommand::zone).distinct().toList()) {
            HeapZoneState state = new HeapZoneState();
            Zone zone = new Zone(id, state, event -> {});
            log.stream()
                    .filter(timed -> timed.zone().equals(id))
                    .forEach(timed -> zone.apply(timed.command(), timed.effectiveMillis()));
            long open = state.clock().openEpoch();
            List<Order> orders = state.allOrders();
            Map.of(
                            "a later order", orders.stream().anyMatch(order -> order.firstEpoch() > open),
                            "a carried order", orders.stream().anyMatch(order -> order.firstEpoch() < open),
                            "a client order",
                                    orders.stream()
                                            .anyMatch(o -> !o.clientOrderId().isEmpty()),
                            "a standing order", !state.standingOrders().isEmpty(),
                            "one it made",
                                    orders.stream()
                                            .anyMatch(o -> !o.standingOrderId().isEmpty()),
                            "a deadline", !state.deadlines().isEmpty(),
                            "next rules", state.clock().nextRules() != null)
                    .forEach((kind, there) -> {
                        if (!there) {
                            missing.add(id + " has not " + kind);
                        }
                    });
        }
        return missing;
    }

    /** Zones move between subtasks, and each goes on as if nothing had happened. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anotherParallelismChangesNothing(int parallelism) throws Exception {
        List<TimedCommand> log = RandomMarket.ofZones(24, 41, 120);
        List<TimedCommand> before = log.subList(0, log.size() / 2);
        List<TimedCommand> after = log.subList(log.size() / 2, log.size());
        List<ZoneEvent> events = new ArrayList<>();
        String savepoint = cluster.stop(before, 2, directory.resolve("savepoints"), events);
        assertEquals(ClearingHarness.expected(before).size(), events.size());
        assertSameAsInOneGo(before, after, cluster.run(after, parallelism, savepoint));
    }

    /** Each zone says of the second part what it would have said without a stop between the two. */
    private static void assertSameAsInOneGo(
            List<TimedCommand> before, List<TimedCommand> after, List<ZoneEvent> events) {
        List<TimedCommand> all = Stream.concat(before.stream(), after.stream()).toList();
        List<ZoneEvent> inOneGo = ClearingHarness.expected(all);
        List<ZoneEvent> first = ClearingHarness.expected(before);
        assertEquals(inOneGo.size() - first.size(), events.size());
        for (String zone : all.stream().map(TimedCommand::zone).distinct().toList()) {
            List<ZoneEvent> expected = ClearingHarness.of(zone, inOneGo);
            int said = ClearingHarness.of(zone, first).size();
            assertEquals(expected.subList(said, expected.size()), ClearingHarness.of(zone, events), zone);
        }
    }

    private static void write(Path folder) throws Exception {
        long seed = LongStream.range(0, 100_000)
                .filter(s -> missingAfter(halves(s).get(0)).isEmpty())
                .findFirst()
                .orElseThrow();
        List<TimedCommand> before = halves(seed).get(0);
        Path written =
                Path.of(java.net.URI.create(cluster.stop(before, 2, directory.resolve("written"), new ArrayList<>())));
        Files.createDirectories(folder.resolve("savepoint"));
        try (Stream<Path> files = Files.list(written)) {
            assertEquals(List.of(written.resolve("_metadata")), files.toList(), "all of it lies in one file");
        }
        Files.copy(written.resolve("_metadata"), folder.resolve("savepoint").resolve("_metadata"));
        write(folder.resolve("before.txt"), before);
        write(folder.resolve("after.txt"), halves(seed).get(1));
    }

    private static List<List<TimedCommand>> halves(long seed) {
        List<TimedCommand> log = RandomMarket.ofZones(ZONES, seed, 300);
        return List.of(log.subList(0, log.size() / 2), log.subList(log.size() / 2, log.size()));
    }

    private static void write(Path file, List<TimedCommand> log) throws IOException {
        Files.write(
                file,
                log.stream()
                        .map(timed -> timed.zone()
                                + ' '
                                + timed.effectiveMillis()
                                + ' '
                                + HexFormat.of().formatHex(Codecs.COMMAND.toBytes(timed.command())))
                        .toList());
    }

    /** Lines of zone, effective time and the command's bytes on the topic in hexadecimal digits. */
    private static List<TimedCommand> read(Path file) throws IOException {
        List<TimedCommand> log = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            log.add(new TimedCommand(
                    words[0],
                    Long.parseLong(words[1]),
                    Codecs.COMMAND.fromBytes(HexFormat.of().parseHex(words[2]))));
        }
        return log;
    }
}

package org.gridtokenx.ingest.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.ingest.FakeLog;
import org.gridtokenx.ingest.FakeRegistry;
import org.gridtokenx.ingest.SteppingClock;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.intake.MeterLimit;
import org.gridtokenx.ingest.intake.Outcome.Status;
import org.gridtokenx.ingest.intake.Way;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageIntakeTest {
    private static final int LIMIT = 20;

    private final SteppingClock clock = new SteppingClock();
    private final FakeRegistry registry = new FakeRegistry();
    private final FakeLog log = new FakeLog();
    private final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    private final Counters counters = new Counters();
    private final Directory directory = new Directory(registry, clock);
    private final MessageIntake intake = new MessageIntake(
            directory,
            new Intake(directory, new MeterLimit(LIMIT, clock), log, counters, clock),
            letter -> {
                letters.add(letter);
                return CompletableFuture.completedFuture(null);
            },
            counters,
            clock);

    @BeforeEach
    void register() {
        registry.add(FakeRegistry.meter("1", null, false));
    }

    private void take(String topic, String payload) {
        intake.take(new Message(topic, payload.getBytes(StandardCharsets.UTF_8), () -> {}))
                .join();
    }

    private static String reading(long millisBeforeNoon) {
        return "{\"timestamp\":" + (SteppingClock.NOON.toEpochMilli() - millisBeforeNoon) + ",\"import_kwh\":1}";
    }

    @Test
    void theTopicSaysWhichMeterItIs() {
        take("gridtokenx/m-1/readings", reading(2_000));
        take("gridtokenx/s-1/readings", "[" + reading(1_000) + "," + reading(0) + "]");
        take(
                "gridtokenx/s-1/dlms",
                "{\"device_id\":\"m-1\",\"payload\":{\"kwh\":1,\"timestamp\":\"2026-06-01T11:00:00Z\"}}");
        assertEquals(4, log.readings.size(), letters::toString);
        assertTrue(log.readings.stream().allMatch(reading -> reading.meterId().equals("m-1")));
        assertEquals(3, counters.readings(Way.MQTT_JSON, Status.ACCEPTED));
        assertEquals(1, counters.readings(Way.MQTT_OBIS, Status.ACCEPTED));
    }

    @Test
    void whatTheBrokerGivesAgainIsADuplicateAndNoReplay() {
        String push = "{\"device_id\":\"m-1\",\"payload\":{\"kwh\":1,\"timestamp\":\"2026-06-01T11:00:00Z\"}}";
        take("gridtokenx/m-1/dlms", push);
        take("gridtokenx/m-1/dlms", push);
        assertEquals(1, log.readings.size());
        assertEquals(1, counters.readings(Way.MQTT_OBIS, Status.DUPLICATE));
        assertEquals(List.of(), letters);
    }

    @Test
    void whatIsRefusedIsPutAsideOnceWithItsReasons() {
        take("gridtokenx/m-1/readings", "[" + reading(0) + ",{\"timestamp\":0},{},{},{}]");
        take("gridtokenx/m-2/readings", reading(0));
        take("gridtokenx/m-1/readings", "no JSON");
        take("elsewhere", "");
        assertEquals(1, log.readings.size());
        assertEquals(4, letters.size());
        String reasons = letters.get(0).reason();
        assertTrue(reasons.startsWith("reading 1: invalid_reading: "), reasons);
        assertTrue(reasons.endsWith("; and 1 more readings"), reasons);
        assertEquals("gridtokenx/m-1/readings", new String(letters.get(0).key(), StandardCharsets.UTF_8));
        assertTrue(letters.get(1).reason().startsWith("unknown_meter: "));
        assertTrue(letters.get(2).reason().startsWith("invalid_request: "));
        assertTrue(letters.get(3).reason().startsWith("invalid_request: "));
        assertEquals(4, letters.stream().map(DeadLetter::offset).distinct().count());
    }

    @Test
    void aFloodIsNotPutAside() {
        for (int i = 0; i < LIMIT + 10; i++) {
            take("gridtokenx/m-1/readings", reading(1_000L * i));
        }
        assertEquals(LIMIT, log.readings.size());
        assertEquals(10, counters.refusals(Way.MQTT_JSON, RefusalCode.RATE_LIMITED));
        assertEquals(List.of(), letters);
    }

    @Test
    void withoutKafkaOrTheRegistryAMessageIsToBeGivenAgain() {
        registry.failure = RefusalCode.UNAVAILABLE;
        assertUnavailable();
        registry.failure = null;
        clock.step(Duration.ofSeconds(2));
        log.up = false;
        assertUnavailable();
        log.up = true;
        take("gridtokenx/m-1/readings", reading(0));
        assertEquals(1, log.readings.size());
        assertEquals(List.of(), letters);
    }

    private void assertUnavailable() {
        CompletionException failure =
                assertThrows(CompletionException.class, () -> take("gridtokenx/m-1/readings", reading(0)));
        assertEquals(
                RefusalCode.UNAVAILABLE,
                assertInstanceOf(Refusal.class, failure.getCause()).code());
    }
}

package org.gridtokenx.ingest.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.gridtokenx.ingest.FakeLog;
import org.gridtokenx.ingest.FakeRegistry;
import org.gridtokenx.ingest.Signer;
import org.gridtokenx.ingest.SteppingClock;
import org.gridtokenx.ingest.readings.JsonReadings;
import org.gridtokenx.ingest.readings.ObisPush;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Operator;
import org.gridtokenx.ingest.registry.Sender;
import org.gridtokenx.ingest.signatures.VerifyingKey;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Operator OPERATOR = new Operator("o", null);
    private static final Signer SIGNER = new Signer();

    private final SteppingClock clock = new SteppingClock();
    private final FakeRegistry registry = new FakeRegistry();
    private final FakeLog log = new FakeLog();
    private final Counters counters = new Counters();
    private final Intake intake =
            new Intake(new Directory(registry, clock), new MeterLimit(1_000, clock), log, counters, clock);
    private final Meter meter = FakeRegistry.meter("1", null, false);

    private static String reading(String meterId, long millisBeforeNoon, String more) {
        return "{" + (meterId.isEmpty() ? "" : "\"meter_id\":\"" + meterId + "\",") + "\"timestamp\":"
                + (SteppingClock.NOON.toEpochMilli() - millisBeforeNoon) + ",\"import_kwh\":1" + more + "}";
    }

    private List<String> take(Sender sender, String... readings) {
        byte[] body = ("[" + String.join(",", readings) + "]").getBytes(StandardCharsets.UTF_8);
        return words(intake.take(sender, Way.JSON, JsonReadings.parse(body)).join());
    }

    private String push(Sender sender, String fields) {
        byte[] body = ("{\"device_id\":\"m-1\",\"payload\":{" + fields + "}}").getBytes(StandardCharsets.UTF_8);
        return words(intake.take(sender, Way.OBIS, List.of(ObisPush.parse(body)))
                        .join())
                .get(0);
    }

    private static List<String> words(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.refusal() == null
                        ? outcome.status().word()
                        : outcome.refusal().code().word())
                .toList();
    }

    @Test
    void eachReadingHasItsOutcome() {
        assertEquals(
                List.of("accepted", "duplicate", "invalid_reading", "accepted", "accepted"),
                take(
                        meter,
                        reading("", 3_000, ""),
                        reading("", 3_000, ""),
                        "{\"timestamp\":0}",
                        reading("m-1", 2_000, ""),
                        reading("s-1", 4_000, "")));
        assertEquals(3, log.readings.size());
        assertEquals(List.of("duplicate", "accepted"), take(meter, reading("", 3_000, ""), reading("", 5_000, "")));
        assertEquals(4, counters.readings(Way.JSON, Outcome.Status.ACCEPTED));
        assertEquals(1, counters.refusals(Way.JSON, RefusalCode.INVALID_READING));
        assertTrue(counters.text().contains("gridtokenx_ingest_readings_total{way=\"json\",result=\"duplicate\"} 2\n"));
    }

    @Test
    void whatIsNotDurableIsNoDuplicateWhenItIsSentAgain() {
        log.up = false;
        assertThrows(CompletionException.class, () -> take(meter, reading("", 0, "")));
        log.up = true;

        assertEquals(List.of("accepted"), take(meter, reading("", 0, "")));
    }

    @Test
    void aMetersKeyIsGoodForThatMeterOnly() {
        registry.add(FakeRegistry.meter("2", null, false));

        assertEquals(List.of("unknown_meter"), take(meter, reading("m-2", 0, "")));
        assertTrue(log.readings.isEmpty());
    }

    @Test
    void anOperatorSendsForManyMetersOfItsZone() {
        registry.add(meter);
        registry.add(FakeRegistry.revoked(FakeRegistry.meter("2", null, false)));
        String[] readings = {
            reading("m-1", 0, ""),
            reading("s-1", 1_000, ""),
            reading("nobody", 0, ""),
            reading("m-2", 0, ""),
            reading("", 0, ""),
            reading("m-1", 2_000, ",\"zone\":\"elsewhere\"")
        };

        assertEquals(
                List.of("accepted", "accepted", "unknown_meter", "meter_revoked", "invalid_reading", "wrong_zone"),
                take(OPERATOR, readings));
        assertEquals(List.of("unknown_meter"), take(new Operator("p", "elsewhere"), reading("m-1", 9_000, "")));
    }

    @Test
    void timesHaveBounds() {
        assertEquals(
                List.of("accepted", "timestamp_ahead", "accepted", "timestamp_too_old"),
                take(
                        meter,
                        reading("", -Duration.ofMinutes(2).toMillis(), ""),
                        reading("", -Duration.ofMinutes(2).toMillis() - 1, ""),
                        reading("", Duration.ofDays(7).toMillis(), ""),
                        reading("", Duration.ofDays(7).toMillis() + 1, "")));
    }

    @Test
    void aPushMustBeNewerThanTheLast() {
        assertEquals("accepted", push(meter, "\"kwh\":1,\"timestamp\":\"2026-06-01T12:00:00Z\""));
        assertEquals("replayed", push(meter, "\"kwh\":1,\"timestamp\":\"2026-06-01T12:00:00Z\""));
        assertEquals("replayed", push(meter, "\"kwh\":1,\"timestamp\":\"2026-06-01T11:59:59Z\""));
        assertEquals("accepted", push(meter, "\"kwh\":1,\"timestamp\":\"2026-06-01T12:00:01Z\""));
    }

    @Test
    void aSignatureOfARegisteredKeyMustBeRight() {
        Meter signing = FakeRegistry.meter("1", VerifyingKey.of(SIGNER.publicKey()), false);
        String at = ",\"timestamp\":\"2026-06-01T12:00:00Z\",\"signature\":\"";

        for (String kwh : List.of("3", "0.25", "-0.5", "0.000012", "1.2e-05", "3.0")) {
            String signature = SIGNER.sign("m-1:" + kwh + ":1780315200000");
            String number = kwh.equals("3") ? "3.000" : kwh;
            assertEquals("bad_signature", push(signing, "\"kwh\":" + number + "1" + at + signature + "\""));
            clock.step(Duration.ofDays(1));
            Intake fresh = new Intake(new Directory(registry, clock), new MeterLimit(9, clock), log, counters, clock);
            byte[] body = ("{\"device_id\":\"m-1\",\"payload\":{\"kwh\":" + number + at + signature + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    List.of("accepted"),
                    words(fresh.take(signing, Way.OBIS, List.of(ObisPush.parse(body)))
                            .join()),
                    kwh);
        }
        for (String none : List.of("x", "", "1".repeat(88), "1".repeat(4_000), "0OIl", SIGNER.sign("else"))) {
            String word = push(signing, "\"kwh\":3" + at + none + "\"");
            assertEquals(none.isEmpty() ? "accepted" : "bad_signature", word, none);
        }
    }

    @Test
    void aZoneMayDemandSignatures() {
        Meter signing = FakeRegistry.meter("1", VerifyingKey.of(SIGNER.publicKey()), true);
        Meter keyless = FakeRegistry.meter("2", null, true);
        long noon = SteppingClock.NOON.toEpochMilli();
        String signature = SIGNER.sign("m-1:interval:1000:0:" + noon);

        assertEquals(List.of("signature_missing"), take(signing, reading("", 0, "")));
        assertEquals(List.of("accepted"), take(signing, reading("", 0, ",\"signature\":\"" + signature + "\"")));
        assertEquals(
                List.of("signature_missing"), take(keyless, reading("", 0, ",\"signature\":\"" + signature + "\"")));
    }

    @Test
    void aRotatedPublicKeyEndsTheOldOne() {
        Meter rotated = FakeRegistry.meter("1", VerifyingKey.of(new Signer().publicKey()), false);
        String signature = SIGNER.sign("m-1:interval:1000:0:" + SteppingClock.NOON.toEpochMilli());

        assertEquals(List.of("bad_signature"), take(rotated, reading("", 0, ",\"signature\":\"" + signature + "\"")));
    }

    @Test
    void aFloodOfOneMeterIsRefusedAndTheOthersGoOn() {
        String[] flood =
                IntStream.range(0, 1_500).mapToObj(i -> reading("m-1", i, "")).toArray(String[]::new);
        registry.add(meter);
        registry.add(FakeRegistry.meter("2", null, false));

        List<String> outcomes = take(OPERATOR, flood);

        assertEquals(1_000, outcomes.stream().filter("accepted"::equals).count());
        assertEquals("rate_limited", outcomes.get(1_499));
        assertEquals(List.of("accepted", "rate_limited"), take(OPERATOR, reading("m-2", 0, ""), reading("m-1", 1, "")));
        clock.step(Duration.ofMinutes(1));
        assertEquals(List.of("accepted"), take(OPERATOR, reading("m-1", 2_000, "")));
    }

    @Test
    void anOperatorWhoTriesManyNamesIsLimited() {
        String[] unknown =
                IntStream.range(0, 1_001).mapToObj(i -> reading("u" + i, 0, "")).toArray(String[]::new);

        assertThrows(org.gridtokenx.ingest.readings.Refusal.class, () -> take(OPERATOR, unknown));
    }
}

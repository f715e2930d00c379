package org.gridtokenx.ingest.intake;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.ingest.readings.ParsedReading;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.readings.Signed;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;

/** What a reading of a known meter must fulfil. */
final class Admission {
    /** A meter's clock is never quite right. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private static final Duration BEHIND = Duration.ofDays(7);

    private final Clock clock;

    Admission(Clock clock) {
        this.clock = clock;
    }

    /** @throws Refusal if the meter may not say this */
    void require(Meter meter, ParsedReading reading) {
        if (meter.isRevoked()) {
            throw Directory.revoked();
        }
        if (!reading.zone().isEmpty() && !reading.zone().equals(meter.zone())) {
            throw new Refusal(
                    RefusalCode.WRONG_ZONE, "the meter does not belong to the zone " + Refusal.quote(reading.zone()));
        }
        requireTime(reading.timestampMillis());
        requireSignature(meter, reading);
    }

    private void requireTime(long timestampMillis) {
        long now = clock.millis();
        if (timestampMillis - now > AHEAD.toMillis()) {
            throw new Refusal(
                    RefusalCode.TIMESTAMP_AHEAD,
                    "the timestamp " + time(timestampMillis) + " is more than " + AHEAD.toMinutes()
                            + " minutes ahead of the time here, " + time(now) + ": set the meter's clock");
        }
        if (now - timestampMillis > BEHIND.toMillis()) {
            throw new Refusal(
                    RefusalCode.TIMESTAMP_TOO_OLD,
                    "the timestamp " + time(timestampMillis) + " is older than " + BEHIND.toDays()
                            + " days: readings are taken for that long");
        }
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** A signature of a meter without a key says nothing, neither good nor bad; unless the zone wants one. */
    private static void requireSignature(Meter meter, ParsedReading reading) {
        Signed signed = reading.signed();
        boolean canBeChecked = signed != null && meter.publicKey() != null;
        if (canBeChecked && !isSigned(meter, reading)) {
            throw new Refusal(RefusalCode.BAD_SIGNATURE, "the signature is not that of the meter's registered key");
        }
        if (!canBeChecked && meter.rules().signaturesRequired()) {
            throw new Refusal(
                    RefusalCode.SIGNATURE_MISSING,
                    signed == null
                            ? "the zone " + meter.zone() + " takes signed readings only"
                            : "the zone " + meter.zone() + " takes signed readings only, and no public key of the"
                                    + " meter is registered: PUT /api/v1/meters/{id}/public-key");
        }
    }

    private static boolean isSigned(Meter meter, ParsedReading reading) {
        String name = reading.meterId().isEmpty() ? meter.meterId() : reading.meterId();
        for (String text : reading.signed().texts()) {
            byte[] message = (name + ':' + text).getBytes(StandardCharsets.UTF_8);
            if (meter.publicKey().verifies(message, reading.signed().signature())) {
                return true;
            }
        }
        return false;
    }

    /** The record of a reading that is admitted. */
    static MeterReading record(Meter meter, ParsedReading reading) {
        return new MeterReading(
                meter.meterId(),
                meter.userId(),
                meter.zone(),
                reading.timestampMillis(),
                reading.kind(),
                reading.importMicroWh(),
                reading.exportMicroWh(),
                reading.generatedMicroWh(),
                reading.consumedMicroWh(),
                reading.quality(),
                reading.sequence(),
                meter.rules().terms(),
                reading.measurements());
    }
}

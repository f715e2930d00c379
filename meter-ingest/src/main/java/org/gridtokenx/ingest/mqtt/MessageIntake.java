package org.gridtokenx.ingest.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.gridtokenx.contracts.DeadLetter;
import org.gridtokenx.ingest.intake.Counters;
import org.gridtokenx.ingest.intake.Intake;
import org.gridtokenx.ingest.intake.Outcome;
import org.gridtokenx.ingest.log.RefusalLog;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one message: its readings go into the log, and if any of them is refused, the whole message is put
 * aside with the reasons, because a meter that publishes hears no answer. Which meter it is the topic says; that only
 * this meter publishes there is the broker's to see to.
 */
final class MessageIntake {
    /** In the place of a Kafka topic: {@code mqtt/0/N} is a message and no record. */
    static final String PLACE = "mqtt";

    private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);
    private static final int NUMBERS_A_MILLI = 1_000;
    private static final int REASONS = 3;

    private final Directory directory;
    private final Intake intake;
    private final RefusalLog refused;
    private final Counters counters;
    private final AtomicLong number;

    MessageIntake(Directory directory, Intake intake, RefusalLog refused, Counters counters, Clock clock) {
        this.directory = directory;
        this.intake = intake;
        this.refused = refused;
        this.counters = counters;
        // No number comes twice, also after a restart.
        number = new AtomicLong(clock.millis() * NUMBERS_A_MILLI);
    }

    /**
     * Takes a message.
     *
     * @return completes when the log has all of it, its refusal included; or with a {@link Refusal} UNAVAILABLE or BUSY,
     *     and then the same message is to be given again
     */
    CompletableFuture<Void> take(Message message) {
        try {
            MeterTopic topic = MeterTopic.parse(message.topic())
                    .orElseThrow(() -> Refusal.request("no meter publishes to " + Refusal.quote(message.topic())));
            return intake.take(
                            meter(topic.meter()),
                            topic.format().way(),
                            topic.format().parse(message.payload()))
                    .thenCompose(outcomes -> putAside(message, outcomes));
        } catch (Refusal e) {
            return isForNow(e) ? CompletableFuture.failedFuture(e) : refuse(message, e);
        } catch (RuntimeException e) {
            // A fault of ours in one message must not hold up all that come after it.
            LOG.error("a message to {} failed", message.topic(), e);
            return refuse(message, new Refusal(RefusalCode.INTERNAL, "something went wrong here: " + e));
        }
    }

    static boolean isForNow(Refusal refusal) {
        return refusal.code() == RefusalCode.UNAVAILABLE || refusal.code() == RefusalCode.BUSY;
    }

    private Meter meter(String name) {
        Meter meter = directory.meters(List.of(name)).get(name);
        if (meter == null) {
            throw new Refusal(RefusalCode.UNKNOWN_METER, "there is no meter " + Refusal.quote(name));
        }
        return meter;
    }

    private CompletableFuture<Void> refuse(Message message, Refusal refusal) {
        counters.refused(refusal.code());
        return putAside(message, refusal.code().word() + ": " + refusal.getMessage());
    }

    private CompletableFuture<Void> putAside(Message message, List<Outcome> outcomes) {
        StringBuilder reasons = new StringBuilder();
        int refusals = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            Refusal refusal = outcomes.get(i).refusal();
            // A flood is counted; keeping each of its messages would make it a flood of letters.
            if (refusal == null || refusal.code() == RefusalCode.RATE_LIMITED) {
                continue;
            }
            if (refusals++ < REASONS) {
                reasons.append(reasons.isEmpty() ? "" : "; ")
                        .append(outcomes.size() == 1 ? "" : "reading " + i + ": ")
                        .append(refusal.code().word())
                        .append(": ")
                        .append(refusal.getMessage());
            }
        }
        if (refusals == 0) {
            return CompletableFuture.completedFuture(null);
        }
        String more = refusals > REASONS ? "; and " + (refusals - REASONS) + " more readings" : "";
        return putAside(message, reasons + more);
    }

    private CompletableFuture<Void> putAside(Message message, String reason) {
        byte[] topic = message.topic().getBytes(StandardCharsets.UTF_8);
        return refused.putAside(DeadLetter.of(PLACE, 0, number.getAndIncrement(), reason, message.payload(), topic));
    }
}

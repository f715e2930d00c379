package org.gridtokenx.ingest.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.ingest.log.ReadingLog;
import org.gridtokenx.ingest.readings.Parsed;
import org.gridtokenx.ingest.readings.ParsedReading;
import org.gridtokenx.ingest.readings.Refusal;
import org.gridtokenx.ingest.readings.RefusalCode;
import org.gridtokenx.ingest.registry.Directory;
import org.gridtokenx.ingest.registry.Meter;
import org.gridtokenx.ingest.registry.Operator;
import org.gridtokenx.ingest.registry.Sender;

/**
 * The way of every reading, whatever it came as: whose it is, whether it may be said, whether it was said before; then
 * into the log. Each reading has an outcome of its own.
 */
public final class Intake {
    private final Directory directory;
    private final MeterLimit limit;
    private final RecentReadings recent;
    private final ReadingLog log;
    private final Counters counters;
    private final Admission admission;

    public Intake(Directory directory, MeterLimit limit, ReadingLog log, Counters counters, Clock clock) {
        this.directory = directory;
        this.limit = limit;
        this.log = log;
        this.counters = counters;
        recent = new RecentReadings();
        admission = new Admission(clock);
    }

    /**
     * Takes what a sender says.
     *
     * @param parsed in the order of the body
     * @return the outcomes in the same order, once what is accepted is durable; or a {@link Refusal} UNAVAILABLE when
     *     that is not known: then the sender sends all of it again
     */
    public CompletableFuture<List<Outcome>> take(Sender sender, Way way, List<Parsed> parsed) {
        Map<String, Meter> meters = sender instanceof Operator operator ? meters(operator, parsed) : Map.of();
        Outcome[] outcomes = new Outcome[parsed.size()];
        List<MeterReading> accepted = new ArrayList<>(parsed.size());
        SeenInBody seen = new SeenInBody(recent);
        for (int i = 0; i < outcomes.length; i++) {
            Parsed entry = parsed.get(i);
            if (entry.refusal() != null) {
                outcomes[i] = Outcome.refused(entry.refusal());
                continue;
            }
            try {
                ParsedReading reading = entry.reading();
                Meter meter = meter(sender, reading, meters);
                outcomes[i] = admit(meter, way, reading, seen);
                if (outcomes[i] == Outcome.ACCEPTED) {
                    accepted.add(Admission.record(meter, reading));
                }
            } catch (Refusal e) {
                outcomes[i] = Outcome.refused(e);
            }
        }
        List<Outcome> list = Arrays.asList(outcomes);
        if (accepted.isEmpty()) {
            counters.count(way, list);
            return CompletableFuture.completedFuture(list);
        }
        return log.append(accepted).thenApply(durable -> {
            accepted.forEach(this::remember);
            counters.count(way, list);
            return list;
        });
    }

    /** Remembers a reading that the log has. */
    public void remember(MeterReading reading) {
        recent.add(reading.meterId(), reading.timestampMillis());
    }

    private Map<String, Meter> meters(Operator operator, List<Parsed> parsed) {
        Set<String> names = new LinkedHashSet<>();
        for (Parsed entry : parsed) {
            if (entry.reading() != null && !entry.reading().meterId().isEmpty()) {
                names.add(entry.reading().meterId());
            }
        }
        Map<String, Meter> meters = directory.meters(names);
        int unknown = names.size() - meters.size();
        if (unknown > 0) {
            // Looking up what does not exist costs as much as a reading.
            limit.count("operator " + operator.operatorId(), unknown);
        }
        return meters;
    }

    private static Meter meter(Sender sender, ParsedReading reading, Map<String, Meter> meters) {
        String name = reading.meterId();
        if (sender instanceof Meter own) {
            if (!name.isEmpty() && !own.isCalled(name)) {
                throw unknown("this is the key of another meter than " + Refusal.quote(name));
            }
            return own;
        }
        if (name.isEmpty()) {
            throw Refusal.reading("meter_id is missing: an operator's key does not say which meter it is");
        }
        Meter meter = meters.get(name);
        if (meter == null || !((Operator) sender).reads(meter)) {
            throw unknown("there is no meter " + Refusal.quote(name) + " that this key may send for");
        }
        return meter;
    }

    private static Refusal unknown(String message) {
        return new Refusal(RefusalCode.UNKNOWN_METER, message);
    }

    private Outcome admit(Meter meter, Way way, ParsedReading reading, SeenInBody seen) {
        limit.count(meter.meterId(), 1);
        admission.require(meter, reading);
        String meterId = meter.meterId();
        long time = reading.timestampMillis();
        if (way.inOrder()) {
            if (time <= seen.newest(meterId)) {
                throw new Refusal(
                        RefusalCode.REPLAYED, "the timestamp is not newer than that of a reading taken before");
            }
        } else if (seen.contains(meterId, time)) {
            return Outcome.DUPLICATE;
        }
        seen.add(meterId, time);
        return Outcome.ACCEPTED;
    }
}

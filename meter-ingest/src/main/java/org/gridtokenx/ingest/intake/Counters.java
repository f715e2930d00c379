package org.gridtokenx.ingest.intake;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.gridtokenx.ingest.intake.Outcome.Status;
import org.gridtokenx.ingest.readings.RefusalCode;

/** What was taken and what was not since the start, for {@code GET /metrics}. */
public final class Counters {
    private final Map<Way, Map<Status, LongAdder>> readings = new EnumMap<>(Way.class);
    private final Map<Way, Map<RefusalCode, LongAdder>> refusals = new EnumMap<>(Way.class);
    private final Map<RefusalCode, LongAdder> calls = adders(RefusalCode.class);

    public Counters() {
        for (Way way : Way.values()) {
            readings.put(way, adders(Status.class));
            refusals.put(way, adders(RefusalCode.class));
        }
    }

    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> keys) {
        Map<K, LongAdder> adders = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            adders.put(key, new LongAdder());
        }
        return adders;
    }

    void count(Way way, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            readings.get(way).get(outcome.status()).increment();
            if (outcome.refusal() != null) {
                refusals.get(way).get(outcome.refusal().code()).increment();
            }
        }
    }

    /** A call that was refused as a whole. */
    public void refused(RefusalCode code) {
        calls.get(code).increment();
    }

    /** How many readings ended so. */
    public long readings(Way way, Status status) {
        return readings.get(way).get(status).sum();
    }

    /** How many readings were refused for a reason. */
    public long refusals(Way way, RefusalCode code) {
        return refusals.get(way).get(code).sum();
    }

    /** The text form of Prometheus. */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append("# HELP gridtokenx_ingest_readings_total Readings by what became of them.\n")
                .append("# TYPE gridtokenx_ingest_readings_total counter\n");
        readings.forEach((way, ends) -> ends.forEach((status, count) ->
                line(out, "readings", "way=\"" + way.word() + "\",result=\"" + status.word() + '"', count)));
        out.append("# HELP gridtokenx_ingest_refusals_total Refused readings by reason.\n")
                .append("# TYPE gridtokenx_ingest_refusals_total counter\n");
        refusals.forEach((way, codes) -> codes.forEach((code, count) ->
                line(out, "refusals", "way=\"" + way.word() + "\",reason=\"" + code.word() + '"', count)));
        out.append("# HELP gridtokenx_ingest_refused_calls_total Calls refused as a whole by reason.\n")
                .append("# TYPE gridtokenx_ingest_refused_calls_total counter\n");
        calls.forEach((code, count) -> line(out, "refused_calls", "reason=\"" + code.word() + '"', count));
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String labels, LongAdder count) {
        out.append("gridtokenx_ingest_")
                .append(name)
                .append("_total{")
                .append(labels)
                .append("} ")
                .append(count.sum())
                .append('\n');
    }
}

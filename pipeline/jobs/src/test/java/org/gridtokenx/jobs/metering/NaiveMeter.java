package org.gridtokenx.jobs.metering;

import static org.gridtokenx.contracts.MeterReading.NOT_GIVEN;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.MeterReading.Kind;
import org.gridtokenx.contracts.MeterReading.Quality;

/**
 * The rules of the metering written down a second time, without a thought for state or speed: every reading that counts
 * is kept, with what it gave each interval, and every question looks through all of them.
 */
final class NaiveMeter {
    record Counted(MeterReading reading, long from, boolean covers, boolean reset, long heard) {
        long to() {
            return reading.timestampMillis();
        }
    }

    private static final class Part {
        final long start;
        final Energy energy;
        final boolean substitute;
        boolean settled;

        Part(long start, Energy energy, boolean substitute) {
            this.start = start;
            this.energy = energy;
            this.substitute = substitute;
        }
    }

    private final IntervalTimes times = RandomReadings.TIMES;
    private final long length = times.lengthMillis();
    private final List<String> said = new ArrayList<>();
    private final List<Counted> counted = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Long> invalid = new ArrayList<>();
    private final Map<Long, long[]> published = new HashMap<>();
    private final Map<Long, Integer> revisions = new HashMap<>();
    private final Map<Long, long[]> estimates = new HashMap<>();
    private long[] measured;
    private long owedImport;
    private long owedExport;
    private long nextProvisional = Long.MIN_VALUE;
    private long nextFinal = Long.MIN_VALUE;
    private boolean estimateGaps;

    /** What is said of one meter's readings, up to a time. */
    static List<String> said(List<TimedReading> log, long until) {
        NaiveMeter meter = new NaiveMeter();
        for (TimedReading timed : log) {
            meter.report(timed.effectiveMillis());
            String refusal = meter.take(timed.reading(), timed.effectiveMillis());
            if (refusal != null) {
                meter.said.add("refused " + timed.offset() + ' ' + refusal);
            }
        }
        meter.report(until);
        return meter.said;
    }

    private long start(long time) {
        return Math.floorDiv(time - 1, length) * length;
    }

    private long lastReported() {
        long heard = counted.stream().mapToLong(Counted::heard).max().orElse(Long.MIN_VALUE / 2);
        return Math.floorDiv(heard, length) * length + 96 * length;
    }

    private void report(long now) {
        if (counted.isEmpty()) {
            return;
        }
        while (true) {
            long end = nextProvisional <= lastReported() ? nextProvisional + length : Long.MAX_VALUE;
            long last = nextFinal <= lastReported() ? nextFinal + length + times.graceMillis() : Long.MAX_VALUE;
            if (Math.min(end, last) > now) {
                return;
            }
            if (end <= last) {
                provisional(nextProvisional);
                nextProvisional += length;
            } else {
                settleFinally(nextFinal);
                nextFinal += length;
            }
        }
    }

    private void provisional(long start) {
        long[] wh = isMissing(start) && estimateGaps && measured != null
                ? measured
                : new long[] {settledWith(start, Energy::importMicroWh), settledWith(start, Energy::exportMicroWh)};
        say(start, "PROVISIONAL", 0, wh, 0, 0, isMissing(start) && estimateGaps && measured != null);
    }

    private void settleFinally(long start) {
        settle(start);
        boolean estimate = isMissing(start) && estimateGaps && measured != null;
        if (estimate) {
            estimates.put(start, measured);
        }
        revisions.put(start, 1);
        long[] wh = estimate ? measured : published.get(start);
        if (quality(start, estimate).equals("MEASURED")) {
            measured = wh.clone();
        }
        say(start, "FINAL", 1, wh, owedExport, owedImport, estimate);
        owedExport = 0;
        owedImport = 0;
    }

    /** Wh that the interval's unsettled parts add, were they settled now. */
    private long settledWith(long start, ToLongFunction<Energy> which) {
        BigInteger before = sum(parts.stream().filter(part -> part.settled).toList(), which);
        BigInteger more = sum(
                parts.stream()
                        .filter(part -> !part.settled && part.start == start)
                        .toList(),
                which);
        BigInteger wh = BigInteger.valueOf(1_000_000);
        return before.add(more).divide(wh).subtract(before.divide(wh)).longValueExact();
    }

    private static BigInteger sum(List<Part> parts, ToLongFunction<Energy> which) {
        return parts.stream()
                .map(part -> BigInteger.valueOf(which.applyAsLong(part.energy)))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void settle(long start) {
        long imported = settledWith(start, Energy::importMicroWh);
        long exported = settledWith(start, Energy::exportMicroWh);
        owedImport += imported;
        owedExport += exported;
        parts.stream().filter(part -> part.start == start).forEach(part -> part.settled = true);
        long[] before = published.getOrDefault(start, new long[2]);
        published.put(start, new long[] {before[0] + imported, before[1] + exported});
    }

    private void say(long start, String status, int revision, long[] wh, long export, long imported, boolean estimate) {
        String behind = behind(start, Energy::generatedMicroWh) + " " + behind(start, Energy::consumedMicroWh);
        long readings = counted.stream().filter(c -> start(c.to()) == start).count();
        said.add(String.join(
                " ",
                Long.toString(start - RandomReadings.START),
                status,
                Integer.toString(revision),
                wh[0] + " " + wh[1],
                "credited " + export + ' ' + imported,
                behind,
                Long.toString(readings),
                quality(start, estimate),
                Long.toString(length - covered(start))));
    }

    private String behind(long start, ToLongFunction<Energy> which) {
        List<Part> its = parts.stream().filter(part -> part.start == start).toList();
        boolean known = !its.isEmpty() && its.stream().allMatch(part -> which.applyAsLong(part.energy) != NOT_GIVEN);
        return known ? sum(its, which).divide(BigInteger.valueOf(1_000_000)).toString() : "null";
    }

    private long covered(long start) {
        long covered = 0;
        long reached = start;
        for (Counted one : counted.stream()
                .filter(Counted::covers)
                .sorted(Comparator.comparingLong(Counted::from))
                .toList()) {
            long to = Math.min(one.to(), start + length);
            covered += Math.max(0, to - Math.max(reached, one.from()));
            reached = Math.max(reached, to);
        }
        return covered;
    }

    private boolean isMissing(long start) {
        return covered(start) == 0 && counted.stream().noneMatch(c -> start(c.to()) == start);
    }

    private String quality(long start, boolean estimate) {
        if (isMissing(start)) {
            return estimate ? "ESTIMATED" : "MISSING";
        }
        if (covered(start) < length
                || invalid.contains(start)
                || counted.stream().anyMatch(c -> c.reset() && start(c.to()) == start)) {
            return "PARTIAL";
        }
        return parts.stream().anyMatch(part -> part.start == start && part.substitute) ? "ESTIMATED" : "MEASURED";
    }

    private String take(MeterReading reading, long now) {
        long to = reading.timestampMillis();
        long start = start(to);
        if (to > now + 120_000) {
            return "ahead of time";
        }
        if (start + length + times.graceMillis() + times.correctionMillis() <= now) {
            return "too late";
        }
        if (reading.quality() == Quality.INVALID) {
            if (reading.kind() == Kind.INTERVAL && !counted.isEmpty() && start >= nextFinal) {
                invalid.add(start);
            }
            return null;
        }
        if (counted.stream().anyMatch(c -> c.to() == to)) {
            return "repeated";
        }
        Counted newest =
                counted.stream().max(Comparator.comparingLong(Counted::to)).orElse(null);
        if (newest == null || to > newest.to()) {
            long last = lastSequence();
            if (reading.sequence() != NOT_GIVEN && reading.sequence() <= last) {
                return "replayed";
            }
        } else if (reading.kind() == Kind.REGISTER || newest.reading().kind() == Kind.REGISTER) {
            return "superseded";
        }
        if (counted.stream().filter(c -> start(c.to()) == start).count() >= 1_000) {
            return "too many";
        }
        boolean register = reading.kind() == Kind.REGISTER;
        Energy energy = register
                ? NaiveCounters.difference(reading, counted)
                : new Energy(
                        reading.importMicroWh(),
                        reading.exportMicroWh(),
                        reading.generatedMicroWh(),
                        reading.consumedMicroWh());
        boolean covers = energy != null;
        boolean reset =
                register && !covers && newest != null && newest.reading().kind() == Kind.REGISTER;
        long from = !covers ? to - 1 : register ? newest.to() : fromOf(to);
        boolean alone = !register && from == start && counted.stream().noneMatch(c -> c.to() == start);
        if (covers && !NaiveCounters.plausible(energy, alone ? length : to - from, reading)) {
            return "implausible";
        }
        long oldest = start(to);
        while (oldest - length + length + times.graceMillis() + times.correctionMillis() > now) {
            oldest -= length;
        }
        accept(reading, energy, Math.max(from, oldest), covers, reset, now);
        return null;
    }

    private long lastSequence() {
        long last = -1;
        long newest = Long.MIN_VALUE;
        for (Counted one : counted) {
            if (one.to() > newest) {
                newest = one.to();
                last = one.reading().sequence() == NOT_GIVEN
                        ? last
                        : one.reading().sequence();
            }
        }
        return last;
    }

    private long fromOf(long to) {
        return counted.stream()
                .mapToLong(Counted::to)
                .filter(time -> time < to && time >= to - length * 3 / 2)
                .max()
                .orElse(start(to));
    }

    private void accept(MeterReading reading, Energy energy, long from, boolean covers, boolean reset, long now) {
        long to = reading.timestampMillis();
        boolean silent = nextFinal > lastReported() || counted.isEmpty();
        estimateGaps = reading.terms().estimateGaps();
        counted.add(new Counted(reading, from, covers, reset, Math.max(now, to)));
        if (silent) {
            long running = Math.floorDiv(now, length) * length;
            nextFinal = Math.max(nextFinal, Math.min(start(from + 1), running));
            nextProvisional = Math.max(nextProvisional, Math.max(nextFinal, running));
        }
        Energy rest = energy;
        for (long start = start(from + 1); start < to; start += length) {
            if (covers) {
                boolean last = start + length >= to;
                long time = Math.min(start + length, to) - Math.max(start, from);
                Energy part = last ? rest : share(energy, time, to - from);
                rest = rest.minus(part);
                parts.add(new Part(start, part, reading.quality() == Quality.ESTIMATED));
            }
            if (start < nextFinal) {
                estimates.remove(start);
                settle(start);
                revisions.merge(start, 2, (known, two) -> known + 1);
                say(start, "CORRECTED", revisions.get(start), published.get(start), 0, 0, false);
            }
        }
        if (silent) {
            report(now);
        }
    }

    private static Energy share(Energy energy, long time, long total) {
        return new Energy(
                share(energy.importMicroWh(), time, total),
                share(energy.exportMicroWh(), time, total),
                share(energy.generatedMicroWh(), time, total),
                share(energy.consumedMicroWh(), time, total));
    }

    private static long share(long amount, long time, long total) {
        return amount == NOT_GIVEN
                ? NOT_GIVEN
                : BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(time))
                        .divide(BigInteger.valueOf(total))
                        .longValueExact();
    }
}

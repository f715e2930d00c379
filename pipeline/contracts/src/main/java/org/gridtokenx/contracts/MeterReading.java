package org.gridtokenx.contracts;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridtokenx.market.Identifier;

/**
 * What a meter says at one time. Energy is in millionths of a Wh, so that whatever decimals a meter sends are kept.
 *
 * @param userId whose meter it is; resolved by meter-ingest from the registry, like the zone and the terms, so that what
 *     becomes of a reading follows from the log alone
 * @param zone where the meter's owner trades
 * @param timestampMillis end of what was measured, by the meter's clock; one reading per meter and timestamp
 * @param importMicroWh energy drawn from the grid (OBIS 1.8.0), not negative; {@link #NOT_GIVEN} where a meter that
 *     sends its counters has none for it
 * @param exportMicroWh energy fed into the grid (OBIS 2.8.0), alike
 * @param generatedMicroWh energy generated behind the meter in the time of an {@link Kind#INTERVAL} reading, or {@link
 *     #NOT_GIVEN}
 * @param consumedMicroWh energy consumed behind the meter, alike
 * @param quality the meter's or its operator's own word
 * @param sequence the meter's own number, which rises from reading to reading, or {@link #NOT_GIVEN}
 * @param measurements what else it measured, as decimals by their OBIS codes: voltage {@code 32.7.0}, current
 *     {@code 31.7.0}, frequency {@code 14.7.0}, power factor {@code 13.7.0}, reactive energy {@code 3.8.0} and
 *     {@code 4.8.0}, …
 */
public record MeterReading(
        String meterId,
        String userId,
        String zone,
        long timestampMillis,
        Kind kind,
        long importMicroWh,
        long exportMicroWh,
        long generatedMicroWh,
        long consumedMicroWh,
        Quality quality,
        long sequence,
        Terms terms,
        SortedMap<String, String> measurements)
        implements MeterMessage {
    public static final long NOT_GIVEN = -1;

    /** Millionths of a Wh in a Wh. */
    public static final long MICROS_PER_WH = 1_000_000;

    /** No household's or neighbourhood's meter measures more between two readings (1 MWh). */
    public static final long LIMIT_WH = 1_000_000;

    /** No counter shows more (1 TWh). */
    public static final long REGISTER_LIMIT_MICRO_WH = 1_000_000_000_000_000_000L;

    public static final int MAX_MEASUREMENTS = 16;
    private static final int MAX_CODE_LENGTH = 24;
    private static final int MAX_DECIMAL_LENGTH = 40;

    /** What the energies of a reading are. */
    public enum Kind {
        /** What was measured since the meter's reading before. */
        INTERVAL,
        /** What the meter's counters show. */
        REGISTER
    }

    /** What a meter or its operator says of a reading. */
    public enum Quality {
        MEASURED,
        /** A substitute, for which the operator answers: it counts like what was measured. */
        ESTIMATED,
        /** It does not count; its interval is marked. */
        INVALID
    }

    /**
     * By which rules a reading is judged.
     *
     * @param maxPowerWatts more than this, on the average of the time that a reading covers, is not plausible
     * @param estimateGaps whether the zone wants intervals without a reading estimated
     */
    public record Terms(long maxPowerWatts, boolean estimateGaps) {
        /** No power is implausible, and nothing is estimated: how readings were judged before they had terms. */
        public static final Terms UNLIMITED = new Terms(Long.MAX_VALUE, false);

        public Terms {
            if (maxPowerWatts <= 0) {
                throw new IllegalArgumentException("a plausible power is more than nothing: " + maxPowerWatts + " W");
            }
        }
    }

    public MeterReading {
        Identifier.require(meterId, "meterId");
        Identifier.require(userId, "userId");
        Identifier.require(zone, "zone");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(quality, "quality");
        Objects.requireNonNull(terms, "terms");
        boolean register = kind == Kind.REGISTER;
        long limit = register ? REGISTER_LIMIT_MICRO_WH : LIMIT_WH * MICROS_PER_WH;
        requireWithin(importMicroWh, limit, register, "imported energy");
        requireWithin(exportMicroWh, limit, register, "exported energy");
        requireWithin(generatedMicroWh, LIMIT_WH * MICROS_PER_WH, true, "generated energy");
        requireWithin(consumedMicroWh, LIMIT_WH * MICROS_PER_WH, true, "consumed energy");
        if (register && (generatedMicroWh != NOT_GIVEN || consumedMicroWh != NOT_GIVEN)) {
            throw new IllegalArgumentException("counters say nothing of what lies behind the meter");
        }
        if (importMicroWh == NOT_GIVEN && exportMicroWh == NOT_GIVEN) {
            throw new IllegalArgumentException("a reading gives at least one of a meter's counters");
        }
        if (sequence < NOT_GIVEN) {
            throw new IllegalArgumentException("a sequence number is not below 0: " + sequence);
        }
        if (measurements.size() > MAX_MEASUREMENTS) {
            throw new IllegalArgumentException(
                    measurements.size() + " measurements in a reading, at most " + MAX_MEASUREMENTS + " are kept");
        }
        measurements.forEach(MeterReading::requireMeasurement);
        measurements = measurements.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(measurements));
    }

    private static void requireWithin(long microWh, long limit, boolean mayBeMissing, String what) {
        if (microWh > limit || microWh < 0 && !(mayBeMissing && microWh == NOT_GIVEN)) {
            throw new IllegalArgumentException(
                    what + " lies within 0 and " + limit / MICROS_PER_WH + " Wh: " + microWh + " millionths of a Wh");
        }
    }

    private static void requireMeasurement(String code, String decimal) {
        if (code.isEmpty() || code.length() > MAX_CODE_LENGTH || !code.chars().allMatch(MeterReading::isOfCode)) {
            throw new IllegalArgumentException("'" + code + "' is no OBIS code such as 32.7.0");
        }
        if (decimal.isEmpty()
                || decimal.length() > MAX_DECIMAL_LENGTH
                || !decimal.chars().allMatch(MeterReading::isOfDecimal)) {
            throw new IllegalArgumentException("the measurement " + code + " is no decimal of at most "
                    + MAX_DECIMAL_LENGTH + " characters such as 230.1");
        }
    }

    private static boolean isOfCode(int c) {
        return isDigit(c) || c == '.' || c == ':' || c == '-' || c == '*';
    }

    private static boolean isOfDecimal(int c) {
        return isDigit(c) || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** A measured reading of the energy since the one before, and of nothing else. */
    public static MeterReading interval(
            String meterId,
            String userId,
            String zone,
            long timestampMillis,
            long importMicroWh,
            long exportMicroWh,
            Terms terms) {
        return new MeterReading(
                meterId,
                userId,
                zone,
                timestampMillis,
                Kind.INTERVAL,
                importMicroWh,
                exportMicroWh,
                NOT_GIVEN,
                NOT_GIVEN,
                Quality.MEASURED,
                NOT_GIVEN,
                terms,
                Collections.emptySortedMap());
    }

    /** A measured reading of a meter's counters, and of nothing else. */
    public static MeterReading register(
            String meterId,
            String userId,
            String zone,
            long timestampMillis,
            long importMicroWh,
            long exportMicroWh,
            Terms terms) {
        return new MeterReading(
                meterId,
                userId,
                zone,
                timestampMillis,
                Kind.REGISTER,
                importMicroWh,
                exportMicroWh,
                NOT_GIVEN,
                NOT_GIVEN,
                Quality.MEASURED,
                NOT_GIVEN,
                terms,
                Collections.emptySortedMap());
    }
}

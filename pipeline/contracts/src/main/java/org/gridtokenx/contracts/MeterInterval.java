package org.gridtokenx.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a meter measured in one interval, which has the length and the place of a market epoch.
 *
 * <p>Whole Wh: what a rounding leaves is carried over to the meter's next interval, so that the newest revisions of all
 * intervals add up to the floor of all that was measured, estimates aside. Version 1 knew final intervals only.
 *
 * @param revision 0 when it is provisional, 1 when it is final, then the number of the correction more
 * @param creditedExportWh what the market is told of this interval as credit: with a final one also what corrections of
 *     earlier intervals have added; 0 when it is provisional or a correction
 * @param creditedImportWh what the market is told of this interval as drawn energy, alike
 * @param generatedWh what was generated behind the meter; null where not every reading says so
 * @param consumedWh what was consumed behind the meter, alike
 * @param readings how many readings end in it
 * @param gapMillis how much of the interval no reading covers
 * @param measurements of its last reading; none in a correction whose reading has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeterInterval(
        int version,
        String meterId,
        String userId,
        String zone,
        long startMillis,
        long endMillis,
        Status status,
        int revision,
        long importWh,
        long exportWh,
        long creditedExportWh,
        long creditedImportWh,
        Long generatedWh,
        Long consumedWh,
        int readings,
        Quality quality,
        long gapMillis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> measurements) {
    public static final int VERSION = 2;

    /** How settled an interval is. */
    public enum Status {
        /** Its end has come; readings may still follow. */
        PROVISIONAL,
        /** Its grace is over: it is credited. */
        FINAL,
        /** A reading came after that. What it adds is credited with a later interval. */
        CORRECTED
    }

    /** How much of an interval was measured. */
    public enum Quality {
        MEASURED,
        /** Estimated, by this market or by the meter's operator. */
        ESTIMATED,
        /** A part of it has no valid reading. */
        PARTIAL,
        MISSING
    }

    public MeterInterval {
        Objects.requireNonNull(meterId, "meterId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(quality, "quality");
        if (endMillis <= startMillis || importWh < 0 || exportWh < 0 || readings < 0) {
            throw new IllegalArgumentException("an interval ends after its start and measures nothing below zero");
        }
        if (creditedExportWh < 0 || creditedImportWh < 0) {
            throw new IllegalArgumentException("nothing below zero is credited");
        }
        if (gapMillis < 0 || gapMillis > endMillis - startMillis) {
            throw new IllegalArgumentException("a gap of " + gapMillis + " ms in an interval");
        }
        int least = status.ordinal();
        if (revision < least || status != Status.CORRECTED && revision > least) {
            throw new IllegalArgumentException("revision " + revision + " of an interval that is " + status);
        }
        measurements = measurements == null || measurements.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(measurements));
    }

    @JsonCreator
    static MeterInterval read(
            @JsonProperty("version") int version,
            @JsonProperty("meterId") String meterId,
            @JsonProperty("userId") String userId,
            @JsonProperty("zone") String zone,
            @JsonProperty("startMillis") long startMillis,
            @JsonProperty("endMillis") long endMillis,
            @JsonProperty("status") Status status,
            @JsonProperty("revision") Integer revision,
            @JsonProperty("importWh") long importWh,
            @JsonProperty("exportWh") long exportWh,
            @JsonProperty("creditedExportWh") Long creditedExportWh,
            @JsonProperty("creditedImportWh") Long creditedImportWh,
            @JsonProperty("generatedWh") Long generatedWh,
            @JsonProperty("consumedWh") Long consumedWh,
            @JsonProperty("readings") int readings,
            @JsonProperty("quality") Quality quality,
            @JsonProperty("gapMillis") Long gapMillis,
            @JsonProperty("measurements") Map<String, String> measurements) {
        boolean first = version == 1;
        return new MeterInterval(
                version,
                meterId,
                userId,
                zone,
                startMillis,
                endMillis,
                first ? Status.FINAL : status,
                first ? 1 : Objects.requireNonNull(revision, "revision"),
                importWh,
                exportWh,
                first ? exportWh : Objects.requireNonNull(creditedExportWh, "creditedExportWh"),
                first ? importWh : Objects.requireNonNull(creditedImportWh, "creditedImportWh"),
                generatedWh,
                consumedWh,
                readings,
                first ? Quality.MEASURED : quality,
                first ? 0 : Objects.requireNonNull(gapMillis, "gapMillis"),
                measurements == null ? Collections.emptySortedMap() : new TreeMap<>(measurements));
    }
}

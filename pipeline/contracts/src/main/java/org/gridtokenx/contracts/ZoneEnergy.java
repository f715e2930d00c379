package org.gridtokenx.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.gridtokenx.contracts.MeterInterval.Status;

/**
 * What all meters of a zone measured in one interval. A greater revision replaces a smaller one of the same interval.
 *
 * @param revision 0 when it is provisional, 1 when it is final, then one more with every correction
 * @param meters how many meters it adds up, those without a reading included
 * @param missing how many of them have no reading in it
 * @param generatedWh what the zone's homes produced: generated energy where a meter knows it, else its export
 * @param consumedWh what they consumed: consumed energy where a meter knows it, else its import
 * @param selfSufficiencyPpm share of the consumption that the zone's own production covered at the time, in millionths;
 *     null where nothing was consumed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ZoneEnergy(
        int version,
        String zone,
        long startMillis,
        long endMillis,
        Status status,
        int revision,
        int meters,
        int missing,
        long importWh,
        long exportWh,
        long generatedWh,
        long consumedWh,
        Long selfSufficiencyPpm) {
    public static final int VERSION = 1;

    private static final long WHOLE_PPM = 1_000_000;

    public ZoneEnergy {
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(status, "status");
        if (endMillis <= startMillis || revision < status.ordinal() || meters < 0 || missing < 0 || missing > meters) {
            throw new IllegalArgumentException("an interval of " + missing + " missing meters of " + meters
                    + ", revision " + revision + " and " + status);
        }
        if (importWh < 0 || exportWh < 0 || generatedWh < 0 || consumedWh < 0) {
            throw new IllegalArgumentException("a zone measures nothing below zero");
        }
    }

    /** Millionths of a consumption that a production covers, rounded down; null where nothing was consumed. */
    public static Long selfSufficiencyPpm(long generatedWh, long consumedWh) {
        if (consumedWh == 0) {
            return null;
        }
        if (generatedWh >= consumedWh) {
            return WHOLE_PPM;
        }
        // A zone of millions of meters stays far below 2^43 Wh in an interval; beyond, a division first is exact
        // enough.
        return generatedWh <= Long.MAX_VALUE / WHOLE_PPM
                ? generatedWh * WHOLE_PPM / consumedWh
                : generatedWh / (consumedWh / WHOLE_PPM);
    }
}

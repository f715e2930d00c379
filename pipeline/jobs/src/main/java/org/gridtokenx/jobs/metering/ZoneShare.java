package org.gridtokenx.jobs.metering;

/**
 * What a report of one meter's interval adds to its zone's figures of that interval. A correction adds the difference,
 * which may be below zero.
 *
 * @param provisional whether it counts for the provisional figures, or for the final ones
 * @param missing 1 where the meter has no reading in the interval, -1 where it has one now
 */
public record ZoneShare(
        String zone,
        long startMillis,
        boolean provisional,
        int meters,
        int missing,
        long importWh,
        long exportWh,
        long generatedWh,
        long consumedWh) {
    ZoneShare plus(ZoneShare more) {
        return new ZoneShare(
                zone,
                startMillis,
                provisional,
                meters + more.meters,
                missing + more.missing,
                importWh + more.importWh,
                exportWh + more.exportWh,
                generatedWh + more.generatedWh,
                consumedWh + more.consumedWh);
    }

    /** What this is more than what was reported before. */
    ZoneShare minus(ZoneShare before) {
        return new ZoneShare(
                zone,
                startMillis,
                provisional,
                meters - before.meters,
                missing - before.missing,
                importWh - before.importWh,
                exportWh - before.exportWh,
                generatedWh - before.generatedWh,
                consumedWh - before.consumedWh);
    }
}

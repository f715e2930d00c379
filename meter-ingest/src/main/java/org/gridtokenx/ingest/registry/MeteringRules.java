package org.gridtokenx.ingest.registry;

import org.gridtokenx.contracts.MeterReading.Terms;

/**
 * What a zone demands of its meters.
 *
 * @param signaturesRequired whether a reading without a signature is refused
 * @param terms by which the metering job judges a reading; they go with it into the log
 */
public record MeteringRules(boolean signaturesRequired, Terms terms) {
    /** Of a zone that has set none. */
    public static final MeteringRules DEFAULT = new MeteringRules(false, false, 100_000);

    public MeteringRules(boolean signaturesRequired, boolean estimateGaps, long maxPowerWatts) {
        this(signaturesRequired, new Terms(maxPowerWatts, estimateGaps));
    }

    /** With another limit, such as a meter's own. */
    public MeteringRules withMaxPowerWatts(long watts) {
        return new MeteringRules(signaturesRequired, terms.estimateGaps(), watts);
    }
}

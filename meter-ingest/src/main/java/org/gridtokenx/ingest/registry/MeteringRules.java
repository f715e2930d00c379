package org.gridtokenx.ingest.registry;

/**
 * What a zone demands of its meters.
 *
 * @param signaturesRequired whether a reading without a signature is refused
 * @param estimateGaps whether time that nobody measured is estimated
 * @param maxPowerWatts what a meter can draw or feed in at most; more is no measurement
 */
public record MeteringRules(boolean signaturesRequired, boolean estimateGaps, long maxPowerWatts) {
    /** Of a zone that has set none. */
    public static final MeteringRules DEFAULT = new MeteringRules(false, false, 100_000);

    /** With another limit, such as a meter's own. */
    public MeteringRules withMaxPowerWatts(long watts) {
        return new MeteringRules(signaturesRequired, estimateGaps, watts);
    }
}

package org.gridtokenx.ingest.registry;

/**
 * Who reads many meters and sends for them.
 *
 * @param zone the only one whose meters it sends for; null for all
 */
public record Operator(String operatorId, String zone) implements Sender {
    /** Whether it may send for a meter. */
    public boolean reads(Meter meter) {
        return zone == null || zone.equals(meter.zone());
    }
}

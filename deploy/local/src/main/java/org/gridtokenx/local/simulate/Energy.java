package org.gridtokenx.local.simulate;

/**
 * What happened in a home over some time, in Wh.
 *
 * @param producedWh by its panels
 * @param consumedWh by whoever lives there
 * @param importWh what the meter counted from the grid
 * @param exportWh what the meter counted to the grid
 */
record Energy(long producedWh, long consumedWh, long importWh, long exportWh) {
    static final Energy NOTHING = new Energy(0, 0, 0, 0);

    Energy {
        if (producedWh < 0 || consumedWh < 0 || importWh < 0 || exportWh < 0) {
            throw new IllegalArgumentException("energy is counted from nothing up");
        }
        if (exportWh - importWh != producedWh - consumedWh) {
            throw new IllegalArgumentException("energy from nowhere");
        }
    }

    /** As a meter counts what it sees of production and consumption: only their difference, one way or the other. */
    static Energy metered(long producedWh, long consumedWh) {
        long net = producedWh - consumedWh;
        return new Energy(producedWh, consumedWh, Math.max(0, -net), Math.max(0, net));
    }

    Energy plus(Energy other) {
        return new Energy(
                producedWh + other.producedWh,
                consumedWh + other.consumedWh,
                importWh + other.importWh,
                exportWh + other.exportWh);
    }
}

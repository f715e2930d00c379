package org.gridtokenx.ingest;

/**
 * What a meter says of itself.
 *
 * @param timestampMillis end of the measured time
 * @param importWh drawn from the grid since the reading before
 * @param exportWh fed into the grid since the reading before
 */
record Reading(long timestampMillis, long importWh, long exportWh) {}

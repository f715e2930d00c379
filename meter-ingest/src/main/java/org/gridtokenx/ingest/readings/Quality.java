package org.gridtokenx.ingest.readings;

/** X. */
public enum Quality {
    MEASURED,
    ESTIMATED,
    INVALID
}

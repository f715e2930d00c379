package org.gridtokenx.ingest.readings;

/** X. */
public enum ReadingKind {
    INTERVAL,
    REGISTER
}

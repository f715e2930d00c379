package org.gridtokenx.ingest.readings;

/**
 * One place of a body: a reading, or why it is none.
 *
 * @param reading null if it is refused
 * @param refusal null if it is a reading
 */
public record Parsed(ParsedReading reading, Refusal refusal) {
    public Parsed {
        if ((reading == null) == (refusal == null)) {
            throw new IllegalArgumentException("either a reading or a refusal");
        }
    }

    static Parsed of(ParsedReading reading) {
        return new Parsed(reading, null);
    }

    static Parsed refused(Refusal refusal) {
        return new Parsed(null, refusal);
    }

    /** The same, said of a meter by another name; empty for the meter whose key it is. */
    public Parsed of(String meterId) {
        return reading == null ? this : of(reading.of(meterId));
    }
}

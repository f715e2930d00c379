package org.gridtokenx.ingest.readings;

import java.util.Locale;

/** Why something is refused: the word for programs, and the HTTP status where it is the answer to a whole call. */
public enum RefusalCode {
    /** The body as a whole cannot be read. */
    INVALID_REQUEST(400),
    /** One reading of the body makes no sense. */
    INVALID_READING(400),
    /** The zone that is named is not the meter's. */
    WRONG_ZONE(400),
    TIMESTAMP_AHEAD(400),
    TIMESTAMP_TOO_OLD(400),
    UNAUTHORIZED(401),
    /** No such meter, or not one that this key may send for: whoever asks does not learn which. */
    UNKNOWN_METER(403),
    METER_REVOKED(403),
    BAD_SIGNATURE(403),
    SIGNATURE_MISSING(403),
    NOT_FOUND(404),
    /** Not newer than what was taken from the meter before. */
    REPLAYED(409),
    TOO_LARGE(413),
    UNSUPPORTED_ENCODING(415),
    RATE_LIMITED(429),
    INTERNAL(500),
    /** A part that is needed does not answer: try again. */
    UNAVAILABLE(503),
    /** Too much at once: try again. */
    BUSY(503);

    private final int status;
    private final String word;

    RefusalCode(int status) {
        this.status = status;
        word = name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String word() {
        return word;
    }
}

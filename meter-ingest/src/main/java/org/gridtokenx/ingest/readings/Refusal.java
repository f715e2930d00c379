package org.gridtokenx.ingest.readings;

/**
 * Why a call or one reading of it is not taken: a code and one line that says what to do. Without a stack trace: it is
 * an answer and no fault.
 */
public final class Refusal extends RuntimeException {
    private static final int LONGEST_QUOTE = 40;

    private final RefusalCode code;

    public Refusal(RefusalCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** One reading makes no sense. */
    public static Refusal reading(String message) {
        return new Refusal(RefusalCode.INVALID_READING, message);
    }

    /** The body as a whole cannot be read. */
    public static Refusal request(String message) {
        return new Refusal(RefusalCode.INVALID_REQUEST, message);
    }

    /** A part that is needed does not answer. */
    public static Refusal unavailable(String message) {
        return new Refusal(RefusalCode.UNAVAILABLE, message);
    }

    /** What a sender wrote, short enough and clean enough for a message. */
    public static String quote(String text) {
        String part = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
        StringBuilder clean = new StringBuilder(part.length() + 2).append('\'');
        part.codePoints().forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || isSurrogate(c) ? '?' : c));
        return clean.append('\'').toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    public RefusalCode code() {
        return code;
    }
}

package org.gridtokenx.api.http;

/**
 * What a text from outside may be, whether it comes in a body, a query or a path. What is refused here is what the
 * market's identifiers, Postgres or a file would refuse further on, where it could only be answered as a fault.
 */
public final class PlainText {
    /** The longest text, in UTF-16 units, as the market counts its identifiers. */
    public static final int MAX_LENGTH = 255;

    private PlainText() {}

    /**
     * The text, if it is one.
     *
     * @param name of the field, parameter or part of the path
     * @throws ApiException 400 if it is blank, too long, holds a control character or is no valid Unicode
     */
    public static String require(String name, String text, int maxLength) {
        if (text.isBlank() || text.length() > maxLength) {
            throw ApiException.invalid(name + " must have 1 to " + maxLength + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ApiException.invalid(name + " must not hold control characters");
        }
        // Only a surrogate that is not one of a pair is still a surrogate among the code points.
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw ApiException.invalid(name + " is no valid Unicode text");
        }
        return text;
    }

    /** As {@link #require(String, String, int)}, with the longest length there is. */
    public static String require(String name, String text) {
        return require(name, text, MAX_LENGTH);
    }
}

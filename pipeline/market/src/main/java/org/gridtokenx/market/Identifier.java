package org.gridtokenx.market;

/**
 * What may name a user, an order, a meter or a deposit: anything one can print, of a length that any form of a record
 * can carry, also when a message quotes it. Line breaks and zero bytes would break files, tables and keys further on.
 */
public final class Identifier {
    private static final int MAX_LENGTH = 255;

    private Identifier() {}

    /** @throws IllegalArgumentException if the value is no identifier, or nothing */
    public static void require(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        requireIfAny(value, name);
    }

    /** As {@link #require}, where an empty value says that there is none. */
    public static void requireIfAny(String value, String name) {
        if (!value.equals(value.strip())) {
            throw new IllegalArgumentException(name + " begins or ends with a blank");
        }
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(name + " is longer than " + MAX_LENGTH + " characters");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(name + " holds a control character");
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException(name + " is no valid Unicode text");
            }
        }
    }
}

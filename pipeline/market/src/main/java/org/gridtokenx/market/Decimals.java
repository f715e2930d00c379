package org.gridtokenx.market;

/**
 * Exact decimal strings for scaled integers: {@code "1.500"} kWh is 1500 Wh, {@code "0.145000"} is 145000 micro-units.
 *
 * <p>More decimals than the unit carries is an error, never a rounding; so is an exponent, a sign alone or a blank.
 */
public final class Decimals {
    /** Decimals of a kWh that a Wh carries. */
    public static final int ENERGY_SCALE = 3;

    /** Decimals of the currency that a micro-unit carries. */
    public static final int MONEY_SCALE = 6;

    private Decimals() {}

    /**
     * Wh of a decimal string in kWh.
     *
     * @throws NumberFormatException if the text is no decimal, has more than three decimals or does not fit 64 bits
     */
    public static long parseEnergyWh(String kWh) {
        return parse(kWh, ENERGY_SCALE);
    }

    /**
     * Micro-units of a decimal string in the currency (a price is per kWh).
     *
     * @throws NumberFormatException if the text is no decimal, has more than six decimals or does not fit 64 bits
     */
    public static long parseMicros(String currency) {
        return parse(currency, MONEY_SCALE);
    }

    /** Wh as kWh with exactly three decimals. */
    public static String formatEnergy(long wh) {
        return format(wh, ENERGY_SCALE);
    }

    /** Micro-units as currency with exactly six decimals. */
    public static String formatMicros(long micros) {
        return format(micros, MONEY_SCALE);
    }

    static long parse(String text, int scale) {
        int length = text.length();
        int at = 0;
        boolean negative = length > 0 && text.charAt(0) == '-';
        if (negative || (length > 0 && text.charAt(0) == '+')) {
            at = 1;
        }
        // Collected as a negative number, because the smallest long has no positive counterpart.
        long value = 0;
        int digits = 0;
        int decimals = -1;
        try {
            for (; at < length; at++) {
                char c = text.charAt(at);
                if (c == '.' && decimals < 0) {
                    decimals = 0;
                } else if (c >= '0' && c <= '9') {
                    value = Math.subtractExact(Math.multiplyExact(value, 10), c - '0');
                    digits++;
                    if (decimals >= 0 && ++decimals > scale) {
                        throw new NumberFormatException(
                                "'" + text + "' has more than " + scale + " decimals, which the unit does not carry");
                    }
                } else {
                    throw new NumberFormatException("'" + text + "' is not a decimal number");
                }
            }
            if (digits == 0 || decimals == 0) {
                throw new NumberFormatException("'" + text + "' is not a decimal number");
            }
            for (int i = Math.max(decimals, 0); i < scale; i++) {
                value = Math.multiplyExact(value, 10);
            }
            return negative ? value : Math.negateExact(value);
        } catch (ArithmeticException e) {
            throw new NumberFormatException("'" + text + "' is too large");
        }
    }

    static String format(long value, int scale) {
        String digits = Long.toString(value);
        boolean negative = value < 0;
        if (negative) {
            digits = digits.substring(1);
        }
        StringBuilder out = new StringBuilder(scale + 4);
        if (negative) {
            out.append('-');
        }
        int whole = digits.length() - scale;
        if (whole <= 0) {
            out.append("0.").append("0".repeat(-whole)).append(digits);
        } else {
            out.append(digits, 0, whole).append('.').append(digits, whole, digits.length());
        }
        return out.toString();
    }
}

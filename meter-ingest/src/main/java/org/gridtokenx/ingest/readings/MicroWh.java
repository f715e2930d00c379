package org.gridtokenx.ingest.readings;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Micro-Wh (millionths of a Wh) of a number as meters and their simulators write it: {@code 0.012}, {@code 12},
 * {@code 1.2e-02}, {@code 0.30000000000000004}. What is finer than a micro-Wh is rounded half to even: the tail of a
 * binary fraction is noise and no energy. It is the one place where measured energy is rounded on its way in.
 */
final class MicroWh {
    private static final int MAX_LENGTH = 64;
    /** So many digits fit a long whatever they are. */
    private static final int PLAIN_DIGITS = 18;

    private static final long[] POWERS = new long[PLAIN_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private MicroWh() {}

    /**
     * Not negative, and at most {@code most}.
     *
     * @param name begins the message
     * @throws Refusal if it is no such number
     */
    static long parse(String text, EnergyUnit unit, String name, long most) {
        long plain = plain(text, unit.microDecimals());
        long value = plain >= 0 ? plain : exact(text, unit, name);
        if (value > most) {
            throw tooMuch(name, most);
        }
        return value;
    }

    /** As {@link #parse}, signed. */
    static long parseSigned(String text, EnergyUnit unit, String name, long most) {
        boolean negative = text.startsWith("-");
        long size = parse(negative ? text.substring(1) : text, unit, name, most);
        return negative ? -size : size;
    }

    /** The usual case without objects: digits, at most one point, nothing finer than a micro-Wh; -1 for any other. */
    private static long plain(String text, int scale) {
        int length = text.length();
        if (length == 0 || length > PLAIN_DIGITS) {
            return -1;
        }
        long digits = 0;
        int decimals = -1;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                decimals = decimals < 0 ? -1 : decimals + 1;
            } else if (c == '.' && decimals < 0 && i > 0) {
                decimals = 0;
            } else {
                return -1;
            }
        }
        int missing = scale - Math.max(decimals, 0);
        if (missing < 0 || decimals == 0 || digits > Long.MAX_VALUE / POWERS[missing]) {
            return -1;
        }
        return digits * POWERS[missing];
    }

    private static long exact(String text, EnergyUnit unit, String name) {
        BigDecimal number = number(text, name);
        if (number.signum() < 0) {
            throw Refusal.reading(name + " must not be below 0");
        }
        // The power of ten of the first digit: decides without writing out what an exponent may make of a few letters.
        long magnitude = (long) number.precision() - number.scale() + unit.microDecimals();
        if (number.signum() == 0 || magnitude < 0) {
            return 0;
        }
        if (magnitude > PLAIN_DIGITS + 1) {
            return Long.MAX_VALUE;
        }
        BigDecimal rounded = number.scaleByPowerOfTen(unit.microDecimals()).setScale(0, RoundingMode.HALF_EVEN);
        return rounded.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? Long.MAX_VALUE : rounded.longValueExact();
    }

    /** A number of any size and sign. */
    static BigDecimal number(String text, String name) {
        if (text.length() > MAX_LENGTH) {
            throw Refusal.reading(name + " is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refusal.reading(name + " must be a number such as 0.012, not " + Refusal.quote(text));
        }
    }

    /** Wh as the shortest plain decimal: {@code 0.25}, {@code 12}. */
    static String inWh(long microWh) {
        return BigDecimal.valueOf(microWh, EnergyUnit.WH.microDecimals())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Refusal tooMuch(String name, long most) {
        return Refusal.reading(name + " must not be above " + inWh(most) + " Wh");
    }
}

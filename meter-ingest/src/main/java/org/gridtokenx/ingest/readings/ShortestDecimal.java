package org.gridtokenx.ingest.readings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The shortest decimal that reads back as the same binary fraction, as senders' languages print it: meters sign the
 * text of a number, and what comes in JSON may be written otherwise. ({@code Double.toString} does not always find the
 * shortest before Java 19.)
 */
final class ShortestDecimal {
    private static final int ALWAYS_EXACT_DIGITS = 15;
    private static final int MOST_DIGITS = 17;
    /** Python writes an exponent below and from here on. */
    private static final int PYTHON_SMALL = -4;

    private static final int PYTHON_LARGE = 16;
    /** JavaScript does. */
    private static final int JAVASCRIPT_SMALL = -6;

    private static final int JAVASCRIPT_LARGE = 21;

    private ShortestDecimal() {}

    /**
     * The texts that may have been signed: {@code 0.25}; {@code 3} and {@code 3.0}; {@code 0.000012} and {@code
     * 1.2e-05}.
     */
    static List<String> texts(BigDecimal number) {
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        Set<String> texts = new LinkedHashSet<>();
        texts.add(shortest.toPlainString());
        if (shortest.signum() != 0 && (exponent < PYTHON_SMALL || exponent >= PYTHON_LARGE)) {
            texts.add(scientific(shortest, exponent, "%s%02d"));
        } else if (shortest.scale() <= 0) {
            texts.add(shortest.toPlainString() + ".0");
        }
        if (shortest.signum() != 0 && (exponent < JAVASCRIPT_SMALL || exponent >= JAVASCRIPT_LARGE)) {
            texts.add(scientific(shortest, exponent, "%s%d"));
        }
        return List.copyOf(texts);
    }

    private static String scientific(BigDecimal number, int exponent, String form) {
        String digits = number.unscaledValue().abs().toString();
        String sign = number.signum() < 0 ? "-" : "";
        String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
        String power = String.format(Locale.ROOT, form, exponent < 0 ? "-" : "+", Math.abs(exponent));
        return sign + digits.charAt(0) + rest + "e" + power;
    }

    /** Without zeros at its end, except those before the point. */
    static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        int exponent = stripped.precision() - stripped.scale() - 1;
        // Two decimals of 15 digits are never the same binary fraction, unless it is too small to have that many.
        if (stripped.precision() <= ALWAYS_EXACT_DIGITS && Math.abs(exponent) < 290) {
            return stripped;
        }
        double target = number.doubleValue();
        if (target == 0 || Double.isInfinite(target)) {
            return target == 0 ? BigDecimal.ZERO : stripped;
        }
        BigDecimal exact = new BigDecimal(target);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            // At a power of two the next number below is nearer than the one above: the nearest decimal may be none.
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean low = below.doubleValue() == target;
            boolean high = above.doubleValue() == target;
            if (low || high) {
                boolean lowIsNearer = exact.subtract(below)
                                .abs()
                                .compareTo(above.subtract(exact).abs())
                        <= 0;
                return (low && (!high || lowIsNearer) ? below : above).stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }
}

package org.gridtokenx.ingest;

import java.math.BigDecimal;
import org.gridtokenx.contracts.MeterReading;

/**
 * Exact Wh of a number in kWh, written as meters and their simulators write it: {@code 0.012}, {@code 12}, also
 * {@code 1.2e-02}. What is no whole number of Wh is an error, never a rounding.
 */
final class KilowattHours {
    private static final int MAX_LENGTH = 40;
    private static final int DECIMALS = 3;
    private static final BigDecimal MOST = BigDecimal.valueOf(MeterReading.LIMIT_WH, DECIMALS);

    private KilowattHours() {}

    /**
     * Wh, not negative and at most {@link MeterReading#LIMIT_WH}.
     *
     * @throws Refusal 400; {@code name} begins the message
     */
    static long parseWh(String text, String name) {
        if (text.length() > MAX_LENGTH) {
            throw Refusal.invalid(name + " is too long");
        }
        BigDecimal kWh;
        try {
            kWh = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(name + " must be a number of kWh such as 0.012, not '" + text + "'");
        }
        if (kWh.signum() < 0) {
            throw Refusal.invalid(name + " must not be below 0");
        }
        if (kWh.compareTo(MOST) > 0) {
            throw Refusal.invalid(name + " must not be above " + MOST.toPlainString()
                    + ": no meter measures more between two readings");
        }
        try {
            return kWh.scaleByPowerOfTen(DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalid(name + " must be a whole number of Wh, that is at most 3 decimals of a kWh: " + text);
        }
    }
}

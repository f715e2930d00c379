package org.gridtokenx.ingest.readings;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridtokenx.contracts.MeterReading;

/** What a reading tells beside energy (volts, amperes, hertz …), by OBIS code; the first {@link #MOST}. */
final class Measurements {
    static final int MOST = MeterReading.MAX_MEASUREMENTS;
    private static final int LONGEST = 32;

    private TreeMap<String, String> values;

    /** Keeps a number; what is none (a text of a status object) or comes when it is full is left out. */
    void keep(ObisCode code, String text) {
        boolean full = values != null && values.size() >= MOST;
        if (!code.isElectricity() || full || text.length() > LONGEST) {
            return;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.precision() - number.scale()) < LONGEST && number.scale() < LONGEST) {
                put(code.word(), number.toPlainString());
            }
        } catch (NumberFormatException e) {
            // Some registers hold texts; they are no measurement.
            return;
        }
    }

    private void put(String word, String number) {
        if (values == null) {
            values = new TreeMap<>();
        }
        values.put(word, number);
    }

    SortedMap<String, String> values() {
        return values == null ? new TreeMap<>() : values;
    }
}

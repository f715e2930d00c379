package org.gridtokenx.ingest.readings;

import java.util.Locale;

/** The units in which meters state energy. */
enum EnergyUnit {
    WH("Wh", 6),
    KWH("kWh", 9),
    MWH("MWh", 12);

    private final String word;
    private final int microDecimals;

    EnergyUnit(String word, int microDecimals) {
        this.word = word;
        this.microDecimals = microDecimals;
    }

    /** How many decimals of this unit a micro-Wh is. */
    int microDecimals() {
        return microDecimals;
    }

    String word() {
        return word;
    }

    /** Reads the word, in any case: {@code mWh} would be a thousandth of a Wh, but no meter writes that. */
    static EnergyUnit of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "wh" -> WH;
            case "kwh" -> KWH;
            case "mwh" -> MWH;
            default -> throw Refusal.reading("unit must be Wh, kWh or MWh, not " + Refusal.quote(word));
        };
    }
}

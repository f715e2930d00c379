package org.gridtokenx.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "1.500, 1500",
        "1.5, 1500",
        "1, 1000",
        "+1, 1000",
        "-1.001, -1001",
        "0.001, 1",
        "-0.0, 0",
        ".5, 500",
        "000.250, 250",
        "9223372036854775.807, 9223372036854775807",
        "-9223372036854775.808, -9223372036854775808",
    })
    void energyIsReadInKilowattHours(String text, long wh) {
        assertEquals(wh, Decimals.parseEnergyWh(text));
    }

    @ParameterizedTest
    @CsvSource({"0.145000, 145000", "0.000001, 1", "9223372036854.775807, 9223372036854775807", "-0.5, -500000"})
    void moneyIsReadInTheCurrency(String text, long micros) {
        assertEquals(micros, Decimals.parseMicros(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "1.",
                "1..2",
                "1.2.3",
                " 1",
                "1 ",
                "1,5",
                "1e3",
                "0x1",
                "--1",
                "+-1",
                "NaN",
                "Infinity",
                "1_000",
                "١",
                "null"
            })
    void whatIsNoDecimalIsRefused(String text) {
        NumberFormatException e = assertThrows(NumberFormatException.class, () -> Decimals.parseEnergyWh(text));
        assertTrue(e.getMessage().contains("is not a decimal number"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0000", "0.0001", "1.5000"})
    void moreDecimalsThanTheUnitCarriesAreNeverRounded(String text) {
        NumberFormatException e = assertThrows(NumberFormatException.class, () -> Decimals.parseEnergyWh(text));
        assertTrue(e.getMessage().contains("more than 3 decimals"), e.getMessage());
        assertTrue(assertThrows(NumberFormatException.class, () -> Decimals.parseMicros("0.0000001"))
                .getMessage()
                .contains("more than 6 decimals"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9223372036854775.808",
                "-9223372036854775.809",
                "9223372036854776",
                "92233720368547758070",
                "999999999999999999999999999"
            })
    void whatDoesNotFit64BitsIsRefused(String text) {
        NumberFormatException e = assertThrows(NumberFormatException.class, () -> Decimals.parseEnergyWh(text));
        assertTrue(e.getMessage().contains("is too large"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000",
        "1, 0.001",
        "-1, -0.001",
        "999, 0.999",
        "1000, 1.000",
        "-12345, -12.345",
        "9223372036854775807, 9223372036854775.807",
        "-9223372036854775808, -9223372036854775.808",
    })
    void energyIsWrittenWithThreeDecimals(long wh, String text) {
        assertEquals(text, Decimals.formatEnergy(wh));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.000000", "145000, 0.145000", "-1, -0.000001", "1234567890, 1234.567890"})
    void moneyIsWrittenWithSixDecimals(long micros, String text) {
        assertEquals(text, Decimals.formatMicros(micros));
    }

    @Test
    void whatIsWrittenReadsAsTheSame() {
        for (int i = 0; i < 20_000; i++) {
            long seed = Seeds.first() + i;
            SplittableRandom random = new SplittableRandom(seed);
            long value = random.nextLong() >> random.nextInt(0, 64);
            String text = Decimals.formatMicros(value);
            assertEquals(BigDecimal.valueOf(value, 6).toPlainString(), text, () -> Seeds.say(seed));
            assertEquals(value, Decimals.parseMicros(text), () -> Seeds.say(seed));
            assertEquals(value, Decimals.parseEnergyWh(Decimals.formatEnergy(value)), () -> Seeds.say(seed));
        }
    }
}

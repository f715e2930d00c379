package org.gridtokenx.ingest.readings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what Python 3.12 and Node 20 print. */
class ShortestDecimalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | 3 3.0",
                "3.000 | 3 3.0",
                "0.25 | 0.25",
                "-0.250 | -0.25",
                "0 | 0 0.0",
                "-0.0 | 0 0.0",
                "100 | 100 100.0",
                "1.2e-05 | 0.000012 1.2e-05",
                "0.000012 | 0.000012 1.2e-05",
                "-0.00001 | -0.00001 -1e-05",
                "0.0001 | 0.0001",
                "1.2e-7 | 0.00000012 1.2e-07 1.2e-7",
                "1e-7 | 0.0000001 1e-07 1e-7",
                "1e16 | 10000000000000000 1e+16",
                "123456789012345680 | 123456789012345680 1.2345678901234568e+17",
                "1e21 | 1000000000000000000000 1e+21",
                "0.1234567890123456789 | 0.12345678901234568",
                "0.30000000000000004 | 0.30000000000000004",
                "0.3000000000000000444 | 0.30000000000000004",
                "5.684341886080801486968994140625e-14 | 0.00000000000005684341886080802 5.684341886080802e-14",
                "9007199254740993 | 9007199254740992 9007199254740992.0",
                "2.2250738585072014e-308 | "
            })
    void printsWhatSendersPrint(String number, String texts) {
        List<String> printed = ShortestDecimal.texts(new BigDecimal(number));

        if (texts == null) {
            assertTrue(printed.contains("2.2250738585072014e-308"), printed.toString());
        } else {
            assertEquals(List.of(texts.split(" ")), printed);
        }
    }

    @Test
    void anyNumberReadsBackAndNothingShorterDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            double number = random.nextBoolean()
                    ? Double.longBitsToDouble(random.nextLong() & 0x7fefffffffffffffL)
                    : Math.scalb(1.0, random.nextInt(600) - 300);
            BigDecimal shortest = ShortestDecimal.shortest(new BigDecimal(number));

            assertEquals(number, shortest.doubleValue());
            assertTrue(
                    shortest.precision()
                            <= new BigDecimal(Double.toString(number))
                                    .stripTrailingZeros()
                                    .precision(),
                    () -> "shorter than " + shortest + " is " + number);
        }
    }

    @Test
    void anAbsurdExponentCostsNothing() {
        assertEquals(List.of("0", "0.0"), ShortestDecimal.texts(new BigDecimal("1e-999999999")));
    }
}

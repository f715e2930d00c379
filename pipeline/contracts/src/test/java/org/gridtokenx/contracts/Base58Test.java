package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base58Test {
    /** From the draft of base58 (draft-msporny-base58), section 5, and RFC 8032, 7.1, test 1. */
    @ParameterizedTest
    @CsvSource({
        "48656c6c6f20576f726c6421, 2NEpo7TZRRrLZSi2U",
        "0000287fb4cd, 11233QC4",
        "'', ''",
        "00, 1",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z"
    })
    void knownTexts(String hexadecimal, String text) {
        byte[] bytes = HexFormat.of().parseHex(hexadecimal);

        assertEquals(text, Base58.encode(bytes));
        assertArrayEquals(bytes, Base58.decode(text).orElseThrow());
    }

    @Test
    void anyBytesComeBack() {
        Random random = new Random(58);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(65)];
            random.nextBytes(bytes);
            for (int zero = random.nextInt(4) - 1; zero >= 0 && zero < bytes.length; zero--) {
                bytes[zero] = 0;
            }
            assertArrayEquals(bytes, Base58.decode(Base58.encode(bytes)).orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "O", "I", "l", " ", "1\u00e9", "+", "\u0000"})
    void otherLettersAreNone(String text) {
        assertTrue(Base58.decode(text).isEmpty());
        assertTrue(Base58.decode("1".repeat(129)).isEmpty());
    }

    @Test
    void aPublicKeyIsAPointOfTheCurve() {
        assertTrue(MeterPublicKey.isWellFormed("FVen3X669xLzsi6N2V91DoiyzHzg1uAgqiT8jZ9nS96Z"));
        assertFalse(MeterPublicKey.isWellFormed("FhMzz1GLqTq96nTHYzwLuaxfmKgz8kUQbKNoF95mbZ5b"), "no point");
        assertFalse(MeterPublicKey.isWellFormed("11233QC4"), "too short");
        assertFalse(MeterPublicKey.isWellFormed(""));
    }

    @Test
    void anOperatorsKeyIsToldFromAMeters() {
        String key = OperatorKey.generate();

        assertTrue(OperatorKey.isWellFormed(key));
        assertFalse(MeterKey.isWellFormed(key));
        assertFalse(OperatorKey.isWellFormed(MeterKey.generate()));
    }
}

package org.gridtokenx.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterKeyTest {
    private static final String KEY = "gtxm_0123456789ABCDEFGHIJKLMNOPQRSTUV";

    /** Computed by sha256sum: tables hold such hashes, so the form never changes. */
    @Test
    void theHashIsTheSha256OfTheKeysBytes() {
        assertEquals("2fef3b4bae366a93ba005dc3ceec030c4621bd1db58683bc9d0ac756da35f324", MeterKey.hash(KEY));
    }

    @Test
    void aNewKeyIsWellFormedAndNeverTheSame() {
        String key = MeterKey.generate();

        assertTrue(MeterKey.isWellFormed(key), key);
        assertTrue(key.matches("gtxm_[0-9A-Za-z]{32}"), key);
        assertNotEquals(key, MeterKey.generate());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gtxm_",
                "gtxm_0123456789ABCDEFGHIJKLMNOPQRSTU",
                "gtxm_0123456789ABCDEFGHIJKLMNOPQRSTUVW",
                "GTXM_0123456789ABCDEFGHIJKLMNOPQRSTUV",
                "gtxm_0123456789ABCDEFGHIJKLMNOPQRSTU-",
                "gtxm_0123456789ABCDEFGHIJKLMNOPQRSTUä"
            })
    void otherTextsAreNoKeys(String text) {
        assertTrue(MeterKey.isWellFormed(KEY));
        assertFalse(MeterKey.isWellFormed(text));
    }
}

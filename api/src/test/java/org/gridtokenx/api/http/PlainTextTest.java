package org.gridtokenx.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gridtokenx.market.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {
    static String[] refused() {
        return new String[] {"", " ", "a\0b", "a\nb", "a\u007fb", "a\u0085b", "a\ud800", "\udc00\ud800", "x".repeat(256)
        };
    }

    static String[] taken() {
        return new String[] {"a b", "é", "\ud83c\udf1e", "x".repeat(255)};
    }

    /** The market is the measure: what it would refuse never gets that far, and nothing else is refused. */
    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoIdentifierOfTheMarketIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Command.CancelOrder("zone", text, "user"));
        ApiException e = assertThrows(ApiException.class, () -> PlainText.require("name", text));

        assertEquals(400, e.status());
        assertEquals(0, e.getMessage().indexOf("name "));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatIsOneIsTaken(String text) {
        assertEquals(text, new Command.CancelOrder("zone", text, "user").orderId());
        assertEquals(text, PlainText.require("name", text));
    }

    @Test
    void aFieldMayHaveASmallerBound() {
        assertEquals("abc", PlainText.require("name", "abc", 3));
        assertEquals(
                "name must have 1 to 3 characters",
                assertThrows(ApiException.class, () -> PlainText.require("name", "abcd", 3))
                        .getMessage());
    }
}

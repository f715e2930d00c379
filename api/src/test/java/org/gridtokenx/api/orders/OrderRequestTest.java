package org.gridtokenx.api.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRequestTest {
    private static final User ANNA = new User("u1", "anna", UserRole.CONSUMER, "zone");
    private static final String BUY = "{\"side\":\"buy\",\"energy_amount\":\"1.5\",\"price_per_kwh\":\"0.20\"}";

    private static Command.PlaceOrder parse(String json) {
        return OrderRequest.parse(json.getBytes(StandardCharsets.UTF_8), ANNA, "o1");
    }

    @Test
    void whatIsLeftOutMeansTheActiveEpoch() {
        assertEquals(
                new Command.PlaceOrder(
                        "zone",
                        "o1",
                        "",
                        "u1",
                        Side.BUY,
                        1_500,
                        200_000,
                        Command.PlaceOrder.ACTIVE_EPOCH,
                        TimeInForce.EPOCH,
                        0),
                parse(BUY));
    }

    @Test
    void everyFieldIsTaken() {
        String json = "{\"side\":\"sell\",\"energy_amount\":\"0.001\",\"price_per_kwh\":\"0.000001\",\"epoch\":7,"
                + "\"time_in_force\":\"until\",\"until\":\"1970-01-01T01:00:01.5+01:00\",\"client_order_id\":\"c1\"}";

        assertEquals(
                new Command.PlaceOrder("zone", "o1", "c1", "u1", Side.SELL, 1, 1, 7, TimeInForce.UNTIL, 1_500),
                parse(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"1.5\" | \"1.2345\" | energy_amount: '1.2345' has more than 3 decimals, which the unit does not carry",
                "\"1.5\" | 1.5 | energy_amount must be a decimal text such as \"1.500\" (kWh)",
                "\"1.5\" | null | energy_amount is missing",
                "\"0.20\" | \"0.1234567\" | price_per_kwh: '0.1234567' has more than 6 decimals, which the unit does not carry",
                "\"0.20\" | \"1e3\" | price_per_kwh: '1e3' is not a decimal number",
                "\"0.20\" | \"99999999999999999999\" | price_per_kwh: '99999999999999999999' is too large",
                "\"buy\" | \"hold\" | side must be one of buy, sell",
                "\"buy\" | 1 | side must be a text",
                "\"buy\" | \" \" | side must have 1 to 255 characters",
                "\"side\" | \"sides\" | unknown field sides; known are side, energy_amount, price_per_kwh, epoch,"
                        + " time_in_force, until, client_order_id",
                "} | ,\"epoch\":\"3\"} | epoch must be a whole number",
                "} | ,\"epoch\":1.5} | epoch must be a whole number",
                "} | ,\"epoch\":99999999999999999999} | epoch must be a whole number",
                "} | ,\"epoch\":-3} | epoch must be the number of an epoch, as GET /market gives it",
                "} | ,\"until\":\"tomorrow\"} | until must be a time such as 2026-06-01T12:15:00Z",
                "} | ,\"until\":\"+12026-06-01T12:15:00Z\"} | until must be a time such as 2026-06-01T12:15:00Z",
                "} | ,\"time_in_force\":\"day\"} | time_in_force must be one of epoch, until",
                "} | ,\"time_in_force\":\"until\"} | until is missing: time_in_force \"until\" needs a time",
                "} | ,\"time_in_force\":\"epoch\",\"until\":\"2026-06-01T12:15:00Z\"} | until does not go with"
                        + " time_in_force \"epoch\"",
            })
    void badInputNamesItsField(String replace, String by, String message) {
        ApiException e = assertThrows(ApiException.class, () -> parse(BUY.replace(replace, by)));

        assertEquals(400, e.status());
        assertEquals(message, e.getMessage());
    }

    @Test
    void aClientOrderIdHasABound() {
        String longest = "x".repeat(64);
        assertEquals(
                longest,
                parse(BUY.replace("}", ",\"client_order_id\":\"" + longest + "\"}"))
                        .clientOrderId());
        assertThrows(ApiException.class, () -> parse(BUY.replace("}", ",\"client_order_id\":\"" + longest + "y\"}")));
    }
}

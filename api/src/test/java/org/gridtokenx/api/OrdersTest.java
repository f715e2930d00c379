package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.api.auth.CallLimits;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.market.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final String BUY = "{\"side\":\"buy\",\"energy_amount\":\"1.5\",\"price_per_kwh\":\"0.20\"}";

    private ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void anAcceptedOrderIsListedAndStandsInTheBook() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        long epoch = api.market.nowMillis / 900_000;

        ApiFixture.Answer placed = api.post("/api/v1/orders", BUY, token);

        assertEquals(201, placed.status());
        assertEquals("active", placed.at("/order/status").asText());
        assertEquals("1.500", placed.at("/order/energy_amount").asText());
        assertEquals("0.000", placed.at("/order/filled_amount").asText());
        assertEquals("0.200000", placed.at("/order/price_per_kwh").asText());
        assertEquals(epoch, placed.at("/order/epoch").asLong());
        assertTrue(placed.at("/order/client_order_id").isNull());
        String id = placed.at("/order/order_id").asText();
        assertEquals(placed.body(), api.get("/api/v1/orders/" + id, token).body());
        assertEquals(
                id, api.get("/api/v1/orders", token).at("/orders/0/order_id").asText());
        assertEquals(
                "0.200000", api.get("/api/v1/book", null).at("/bids/0/price").asText());
        assertEquals(
                "0.300000",
                api.get("/api/v1/me", token).at("/balances/cash_reserved").asText());
    }

    @Test
    void aRefusalHasItsReason() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);

        ApiFixture.Answer sell = api.post("/api/v1/orders", BUY.replace("buy", "sell"), token);
        ApiFixture.Answer poor = api.post("/api/v1/orders", BUY.replace("0.20", "200"), token);

        assertEquals(422, sell.status());
        assertEquals("role_not_allowed", sell.code());
        assertEquals("a consumer may not sell", sell.message());
        assertEquals("insufficient_cash", poor.code());
        ApiFixture.Answer rejected = api.get("/api/v1/orders?status=rejected", token);
        assertEquals(2, rejected.at("/orders").size());
        assertEquals("insufficient_cash", rejected.at("/orders/0/reason_code").asText());
    }

    @Test
    void theSameClientOrderIdReturnsTheFirstOrder() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        String order = BUY.replace("}", ",\"client_order_id\":\"mine-1\"}");

        ApiFixture.Answer first = api.post("/api/v1/orders", order, token);
        ApiFixture.Answer second = api.post("/api/v1/orders", order.replace("1.5", "2"), token);
        String other = api.member("bert", UserRole.CONSUMER);
        ApiFixture.Answer others = api.post("/api/v1/orders", order, other);

        assertEquals(201, first.status());
        assertEquals("mine-1", first.at("/order/client_order_id").asText());
        assertEquals(200, second.status());
        assertTrue(second.at("/repeat").asBoolean());
        assertEquals(first.at("/order"), second.at("/order"));
        assertEquals(1, api.get("/api/v1/orders", token).at("/orders").size());
        assertEquals(201, others.status());
    }

    @Test
    void aRepeatOfACancelledOrderSaysThatItIsCancelled() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        String order = BUY.replace("}", ",\"client_order_id\":\"mine-1\"}");
        String id =
                api.post("/api/v1/orders", order, token).at("/order/order_id").asText();
        api.delete("/api/v1/orders/" + id, token);

        ApiFixture.Answer repeat = api.post("/api/v1/orders", order, token);

        assertEquals(200, repeat.status());
        assertEquals("cancelled", repeat.at("/order/status").asText());
        assertEquals("0.000", repeat.at("/order/filled_amount").asText());
    }

    @Test
    void cancelsOnlyWhatIsOnesOwnAndStillOpen() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String bert = api.member("bert", UserRole.CONSUMER);
        String id = api.post("/api/v1/orders", BUY, anna).at("/order/order_id").asText();

        assertEquals(404, api.delete("/api/v1/orders/" + id, bert).status());
        ApiFixture.Answer cancelled = api.delete("/api/v1/orders/" + id, anna);
        ApiFixture.Answer again = api.delete("/api/v1/orders/" + id, anna);

        assertEquals(200, cancelled.status());
        assertEquals("cancelled", cancelled.at("/order/status").asText());
        assertEquals(422, again.status());
        assertEquals("unknown_order", again.code());
        assertEquals(404, api.delete("/api/v1/orders/none", anna).status());
        assertEquals(404, api.get("/api/v1/orders/" + id, bert).status());
        assertEquals(
                "5.000000", api.get("/api/v1/me", anna).at("/balances/cash").asText());
    }

    @Test
    void anOrderThatTheMarketDoesNotAnswerInTimeIsPending() throws Exception {
        api.close();
        api = new ApiFixture(new CallLimits(6_000, 60_000, 600), Duration.ofMillis(50));
        String token = api.member("anna", UserRole.CONSUMER);
        api.market.clearing = false;

        ApiFixture.Answer placed = api.post("/api/v1/orders", BUY, token);

        assertEquals(202, placed.status());
        assertEquals("pending", placed.at("/order/status").asText());
        String id = placed.at("/order/order_id").asText();
        assertEquals(
                "pending",
                api.get("/api/v1/orders/" + id, token).at("/order/status").asText());
        assertEquals(
                id,
                api.get("/api/v1/orders?status=pending", token)
                        .at("/orders/0/order_id")
                        .asText());
        ApiFixture.Answer cancel = api.delete("/api/v1/orders/" + id, token);
        assertEquals(202, cancel.status());

        api.market.catchUp();

        assertEquals(
                "cancelled",
                api.get("/api/v1/orders/" + id, token).at("/order/status").asText());
        assertEquals(
                0, api.get("/api/v1/orders?status=pending", token).at("/orders").size());
    }

    @Test
    void pendingOrdersAreOnTheirPagesToo() throws Exception {
        api.close();
        api = new ApiFixture(new CallLimits(6_000, 60_000, 600), Duration.ofMillis(50));
        String token = api.member("anna", UserRole.CONSUMER);
        long later = api.market.nowMillis / 900_000 + 3;
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String order = i == 3 ? BUY.replace("}", ",\"epoch\":" + later + "}") : BUY;
            placed.add(
                    0,
                    api.post("/api/v1/orders", order, token)
                            .at("/order/order_id")
                            .asText());
            // From the second on they are not answered.
            api.market.clearing = false;
        }

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            ApiFixture.Answer page = api.get("/api/v1/orders?limit=2" + next, token);
            listed.addAll(page.at("/orders").findValuesAsText("order_id"));
            next = page.at("/next").isNull()
                    ? ""
                    : "&before=" + page.at("/next").asText();
        } while (!next.isEmpty());

        assertEquals(placed, listed);
        assertEquals(
                List.of(placed.get(1)),
                api.get("/api/v1/orders?status=pending&epoch=" + later, token)
                        .at("/orders")
                        .findValuesAsText("order_id"));
    }

    @Test
    void aLogThatIsDownIsSaidAtOnce() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        api.market.up = false;

        ApiFixture.Answer placed = api.post("/api/v1/orders", BUY, token);
        ApiFixture.Answer named =
                api.post("/api/v1/orders", BUY.replace("}", ",\"client_order_id\":\"mine-1\"}"), token);
        ApiFixture.Answer cancelled = api.delete("/api/v1/orders/o1", token);
        api.market.up = true;

        assertEquals(503, placed.status());
        assertEquals("unavailable", placed.code());
        assertTrue(placed.message().startsWith("Kafka does not answer: the order may or may not have been taken"));
        assertFalse(placed.message().contains("with the same client_order_id"));
        assertTrue(named.message().endsWith("send it again with the same client_order_id to be sure"));
        assertEquals(503, cancelled.status());
        assertTrue(cancelled.message().contains("the cancel may or may not have been taken"));
        assertEquals(0, api.get("/api/v1/orders", token).at("/orders").size());
    }

    @Test
    void ordersAreTakenWhileTheDatabaseIsDown() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        api.market.database = false;

        ApiFixture.Answer placed = api.post("/api/v1/orders", BUY, token);
        ApiFixture.Answer listed = api.get("/api/v1/orders", token);

        assertEquals(201, placed.status());
        assertEquals(503, listed.status());
        assertTrue(listed.message().contains("Postgres"));
        String id = placed.at("/order/order_id").asText();
        assertEquals(200, api.get("/api/v1/orders/" + id, token).status());
        assertEquals(200, api.delete("/api/v1/orders/" + id, token).status());
    }

    @Test
    void badInputIsRefusedBeforeTheLog() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        int before = api.market.commands.size();

        ApiFixture.Answer answer = api.post("/api/v1/orders", BUY.replace("1.5", "1.2345"), token);

        assertEquals(400, answer.status());
        assertEquals("invalid_request", answer.code());
        assertTrue(answer.message().startsWith("energy_amount: "));
        assertEquals(before, api.market.commands.size());
    }

    @Test
    void anOrderCanStandUntilATime() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        long epoch = api.market.nowMillis / 900_000;
        String order = BUY.replace("}", ",\"until\":\"2027-01-15T10:00:00+01:00\",\"epoch\":" + (epoch + 1) + "}");

        ApiFixture.Answer placed = api.post("/api/v1/orders", order, token);

        assertEquals(201, placed.status());
        assertEquals("until", placed.at("/order/time_in_force").asText());
        assertEquals(epoch + 1, placed.at("/order/epoch").asLong());
        assertEquals(
                1_800_003_600_000L / 900_000 - 1, placed.at("/order/last_epoch").asLong());
        Command.PlaceOrder sent = (Command.PlaceOrder) api.market.commands.get(api.market.commands.size() - 1);
        assertEquals(1_800_003_600_000L, sent.untilMillis());
    }

    @Test
    void listingsGoOnWhereTheyStopped() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        for (int i = 0; i < 5; i++) {
            api.market.nowMillis += 1_000;
            api.post("/api/v1/orders", BUY.replace("0.20", "0.0" + (i + 1)), token);
        }

        ApiFixture.Answer first = api.get("/api/v1/orders?limit=3", token);
        String next = first.at("/next").asText();
        ApiFixture.Answer second = api.get("/api/v1/orders?limit=3&before=" + next, token);

        assertEquals(3, first.at("/orders").size());
        assertEquals("0.050000", first.at("/orders/0/price_per_kwh").asText());
        assertEquals(2, second.at("/orders").size());
        assertEquals("0.010000", second.at("/orders/1/price_per_kwh").asText());
        assertTrue(second.at("/next").isNull());
        assertNotEquals(first.at("/orders/2"), second.at("/orders/0"));
        assertEquals(
                "limit must be 1 to 500",
                api.get("/api/v1/orders?limit=501", token).message());
        assertEquals(
                "unknown parameter limits; known are status, epoch, limit, before",
                api.get("/api/v1/orders?limits=1", token).message());
        assertEquals(
                "before must be the next of a listing",
                api.get("/api/v1/settlements?before=x", token).message());
    }
}

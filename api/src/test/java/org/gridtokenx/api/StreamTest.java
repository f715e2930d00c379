package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Trade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
    private static final String BUY = "{\"side\":\"buy\",\"energy_amount\":\"1.5\",\"price_per_kwh\":\"0.20\"}";

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    /** A client that keeps what it hears. */
    private final class Client implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        Client(String token) {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(api.stream(token), this)
                    .join();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                try {
                    heard.add(ApiJson.MAPPER.readTree(part.toString()));
                } catch (JsonProcessingException e) {
                    closed.completeExceptionally(e);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code);
            return null;
        }

        /** The next message that is no tick. */
        JsonNode next() throws InterruptedException {
            while (true) {
                JsonNode message = heard.poll(30, TimeUnit.SECONDS);
                assertNotNull(message, "no message within 30 s");
                if (!message.get("type").asText().equals("tick")) {
                    return message;
                }
            }
        }

        /** Messages up to the first of a type. */
        List<JsonNode> until(String type) throws InterruptedException {
            List<JsonNode> messages = new ArrayList<>();
            do {
                messages.add(next());
            } while (!messages.get(messages.size() - 1).get("type").asText().equals(type));
            return messages;
        }

        int closeCode() throws Exception {
            return closed.get(30, TimeUnit.SECONDS);
        }
    }

    private static List<String> types(List<JsonNode> messages) {
        return messages.stream().map(message -> message.get("type").asText()).toList();
    }

    @Test
    void everybodyHearsOfTheBookAndOnlyTheOwnerOfTheRest() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        Client anna = new Client(token);
        Client anybody = new Client(null);
        JsonNode hello = anybody.next();
        assertEquals("hello", hello.get("type").asText());
        assertEquals("neighbourhood", hello.get("zone").asText());
        assertTrue(hello.get("server_time").asText().endsWith("Z"));
        assertEquals("hello", anna.next().get("type").asText());

        String id = api.post("/api/v1/orders", BUY, token).at("/order/order_id").asText();
        List<JsonNode> mine = anna.until("balance");
        api.delete("/api/v1/orders/" + id, token);
        List<JsonNode> others = anybody.until("order_cancelled");

        assertEquals(List.of("order_accepted", "order", "balance"), types(mine));
        assertEquals(id, mine.get(1).at("/order/order_id").asText());
        assertEquals("0.300000", mine.get(2).at("/balances/cash_reserved").asText());
        assertEquals(List.of("order_accepted", "order_cancelled"), types(others));
        JsonNode accepted = others.get(0);
        assertEquals("buy", accepted.get("side").asText());
        assertEquals("1.500", accepted.get("energy_amount").asText());
        assertEquals("0.200000", accepted.get("price_per_kwh").asText());
        assertEquals(
                hello.get("sequence").asLong() + 1, accepted.get("sequence").asLong());
        assertEquals(accepted.get("sequence"), others.get(1).get("previous"));
        assertFalse(accepted.toString().contains("anna"));
    }

    @Test
    void theEndOfAnEpochIsHeard() throws Exception {
        String token = api.member("anna", UserRole.CONSUMER);
        Client anna = new Client(token);
        assertEquals("hello", anna.next().get("type").asText());
        long epoch = api.market.nowMillis / 900_000;
        api.post("/api/v1/orders", BUY, token);
        anna.until("balance");

        api.market.endEpoch();

        List<JsonNode> messages = anna.until("epoch_cleared");
        assertEquals("expired", messages.get(0).at("/order/status").asText());
        JsonNode cleared = messages.get(messages.size() - 1);
        assertEquals(epoch, cleared.get("epoch").asLong());
        assertTrue(cleared.get("clearing_price").isNull());
        assertEquals("1.500", cleared.get("unserved_buy").asText());
        assertEquals(epoch + 1, cleared.at("/next/number").asLong());
        assertEquals(cleared.get("end_time"), cleared.at("/next/start_time"));
    }

    @Test
    void bothSidesHearOfASettlement() throws Exception {
        Client anna = new Client(api.member("anna", UserRole.CONSUMER));
        Client anybody = new Client(null);
        assertEquals("hello", anna.next().get("type").asText());
        assertEquals("hello", anybody.next().get("type").asText());
        Trade trade = new Trade("neighbourhood", 3, 0, "b", "s", api.userId("anna"), "p", 1_000, 1, 1, 0);
        LedgerInstruction settle = new LedgerInstruction.Settle(1, "settle/1", "neighbourhood", 3, 0, List.of(trade));

        api.market.receipt(new SettlementReceipt(1, settle, SettlementReceipt.Status.CONFIRMED, "5sig", 12, "", 1L));

        JsonNode message = anna.next();
        assertEquals("settlement", message.get("type").asText());
        assertEquals("confirmed", message.get("status").asText());
        assertEquals("5sig", message.get("signature").asText());
        assertEquals(trade.tradeId().toString(), message.get("trade_id").asText());
        api.post("/api/v1/orders", BUY, api.member("bert", UserRole.CONSUMER));
        assertEquals("order_accepted", anybody.next().get("type").asText());
    }

    @Test
    void timePassesForWhoeverListens() throws Exception {
        Client anybody = new Client(null);
        JsonNode first = anybody.heard.poll(30, TimeUnit.SECONDS);
        JsonNode second = anybody.heard.poll(30, TimeUnit.SECONDS);

        assertNotNull(first);
        assertNotNull(second);
        assertEquals("hello", first.get("type").asText());
        assertEquals("tick", second.get("type").asText());
    }

    @Test
    void aBadTokenIsTurnedAwayAndALogoutEndsTheStream() throws Exception {
        assertEquals(4_401, new Client("nonsense").closeCode());

        String token = api.member("anna", UserRole.CONSUMER);
        Client anna = new Client(token);
        assertEquals("hello", anna.next().get("type").asText());
        api.post("/api/v1/auth/logout", "", token);

        assertEquals(4_401, anna.closeCode());
        assertEquals(4_401, new Client(token).closeCode());
    }
}

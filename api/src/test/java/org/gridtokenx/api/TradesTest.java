package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.fixture.InMemoryMarket;
import org.gridtokenx.api.market.MarketHistory;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Trade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TradesTest {
    private static final String BUY = "{\"side\":\"buy\",\"energy_amount\":\"1.5\",\"price_per_kwh\":\"0.20\"}";

    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    /** Anna buys 1.5 kWh of Paula; the number of the epoch. */
    private long trade(String anna, String paula) throws Exception {
        api.market.append(new Command.CreditEnergy(
                InMemoryMarket.ZONE, api.userId("paula"), "m1", api.market.nowMillis - 900_000, 2_000, 0));
        api.post("/api/v1/orders", BUY, anna);
        api.post("/api/v1/orders", BUY.replace("buy", "sell").replace("0.20", "0.10"), paula);
        long epoch = api.market.nowMillis / 900_000;
        api.market.endEpoch();
        return epoch;
    }

    @Test
    void tradesAreShownToBothSidesWithoutNames() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String paula = api.member("paula", UserRole.PROSUMER);
        long epoch = trade(anna, paula);

        ApiFixture.Answer bought = api.get("/api/v1/matches?mine=true", anna);
        assertEquals("buy", bought.at("/matches/0/side").asText());
        assertEquals("0.150000", bought.at("/matches/0/price").asText());
        assertEquals("0.225000", bought.at("/matches/0/amount").asText());
        assertEquals("0.002250", bought.at("/matches/0/fee").asText());
        assertTrue(bought.at("/next").isNull());
        assertEquals(
                "sell",
                api.get("/api/v1/matches?mine=true", paula)
                        .at("/matches/0/side")
                        .asText());
        ApiFixture.Answer all = api.get("/api/v1/matches", null);
        assertTrue(all.at("/matches/0/side").isMissingNode());
        for (String name : List.of("anna", "paula")) {
            assertEquals(-1, all.raw().body().indexOf(api.userId(name)));
        }
        assertEquals(
                "pending",
                api.get("/api/v1/settlements", anna).at("/settlements/0/status").asText());
        assertEquals(
                "filled", api.get("/api/v1/orders", anna).at("/orders/0/status").asText());
        assertEquals("1.500", api.get("/api/v1/me", anna).at("/balances/bought").asText());
        ApiFixture.Answer epochs = api.get("/api/v1/epochs", null);
        assertEquals(epoch, epochs.at("/epochs/0/epoch").asLong());
        assertEquals("1.500", epochs.at("/epochs/0/total_volume").asText());
        assertEquals("cleared", epochs.at("/epochs/0/status").asText());
        assertEquals(
                "0.150000",
                api.get("/api/v1/market", null)
                        .at("/last_clearing/clearing_price")
                        .asText());
        assertEquals(
                epochs.at("/epochs/0"), api.get("/api/v1/epochs/" + epoch, null).body());
        assertEquals(401, api.get("/api/v1/matches?mine=true", null).status());
    }

    @Test
    void anEpochSaysWhoSetThePriceWhatWasGainedAndHowDemandAndSupplyStood() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String carl = api.member("carl", UserRole.CONSUMER);
        String paula = api.member("paula", UserRole.PROSUMER);
        api.post("/api/v1/orders", BUY.replace("0.20", "0.10"), carl);
        long epoch = trade(anna, paula);

        ApiFixture.Answer cleared = api.get("/api/v1/epochs/" + epoch, null);
        ApiFixture.Answer matches = api.get("/api/v1/matches", null);
        assertEquals(cleared.at("/end_time"), cleared.at("/closed_at"));
        assertEquals(matches.at("/matches/0/buy_order_id"), cleared.at("/marginal_bid"));
        assertEquals(matches.at("/matches/0/sell_order_id"), cleared.at("/marginal_ask"));
        assertEquals("0.150000", cleared.at("/welfare").asText());
        ApiFixture.Answer curves = api.get("/api/v1/epochs/" + epoch + "/curves", null);
        assertEquals(epoch, curves.at("/epoch").asLong());
        assertEquals(cleared.at("/clearing_price"), curves.at("/clearing_price"));
        assertEquals(List.of("0.200000", "0.100000"), curves.at("/bids").findValuesAsText("price"));
        assertEquals(List.of("1.500", "3.000"), curves.at("/bids").findValuesAsText("total"));
        assertEquals(List.of("1.500"), curves.at("/asks").findValuesAsText("energy"));

        api.market.endEpoch();
        ApiFixture.Answer empty = api.get("/api/v1/epochs/" + (epoch + 1), null);
        assertTrue(empty.at("/marginal_bid").isNull());
        assertEquals("0.000000", empty.at("/welfare").asText());
        assertEquals(
                0,
                api.get("/api/v1/epochs/" + (epoch + 1) + "/curves", null)
                        .at("/bids")
                        .size());
        assertEquals(404, api.get("/api/v1/epochs/1/curves", null).status());
        assertEquals(400, api.get("/api/v1/epochs/one/curves", null).status());
    }

    @Test
    void anEpochThatIsClosedEarlyMakesTheNextOneTheActiveOne() throws Exception {
        api.market.append(new Command.CloseEpoch(InMemoryMarket.ZONE, 2_000_000));

        ApiFixture.Answer market = api.get("/api/v1/market", null);
        assertEquals(2_000_001, market.at("/epoch/number").asLong());
        assertEquals(2_000_001, api.get("/api/v1/book", null).at("/epoch").asLong());
        ApiFixture.Answer closed = api.get("/api/v1/epochs/2000000", null);
        assertEquals(market.at("/server_time"), closed.at("/closed_at"));
        assertEquals(market.at("/epoch/start_time"), closed.at("/end_time"));
    }

    @Test
    void anEpochIsSettledWhenNoneOfItsTradesIsPending() throws Exception {
        api.market.endEpoch();
        String anna = api.member("anna", UserRole.CONSUMER);
        String paula = api.member("paula", UserRole.PROSUMER);
        long epoch = trade(anna, paula);
        List<Trade> trades = api.market.matches(new MarketHistory.MatchFilter(
                InMemoryMarket.ZONE, OptionalLong.of(epoch), Optional.empty(), Optional.empty(), 10));

        ApiFixture.Answer before = api.get("/api/v1/epochs", null);
        api.market.receipt(new SettlementReceipt(
                1,
                new LedgerInstruction.Settle(1, "settle/1", InMemoryMarket.ZONE, epoch, 0, trades),
                SettlementReceipt.Status.CONFIRMED,
                "5sig",
                12,
                "",
                1L));

        assertEquals(1, trades.size());
        assertEquals("cleared", before.at("/epochs/0/status").asText());
        assertEquals("settled", before.at("/epochs/1/status").asText(), "it had no trade");
        assertEquals(
                "settled",
                api.get("/api/v1/epochs", null).at("/epochs/0/status").asText());
        assertEquals(
                "settled",
                api.get("/api/v1/epochs/" + epoch, null).at("/status").asText());
        assertEquals(
                "confirmed",
                api.get("/api/v1/settlements", anna).at("/settlements/0/status").asText());
    }
}

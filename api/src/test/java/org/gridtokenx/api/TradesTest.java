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

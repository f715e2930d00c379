package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.util.List;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.market.ZoneOpening;
import org.gridtokenx.api.metering.Meters;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MarketTest {
    private final ApiFixture api = new ApiFixture();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theMarketIsPublic() throws Exception {
        ApiFixture.Answer market = api.get("/api/v1/market", null);

        assertEquals(200, market.status());
        assertEquals("neighbourhood", market.at("/zone").asText());
        assertEquals("2027-01-15T08:00:00.000Z", market.at("/server_time").asText());
        assertEquals("EUR", market.at("/rules/currency").asText());
        assertFalse(market.at("/rules/paused").asBoolean(true));
        assertEquals(900, market.at("/rules/epoch_seconds").asInt());
        assertEquals("uniform", market.at("/rules/pricing").asText());
        assertEquals("0.000001", market.at("/rules/price_step").asText());
        assertEquals("0.001", market.at("/rules/min_energy").asText());
        assertEquals(2_000_000, market.at("/epoch/number").asLong());
        assertEquals("2027-01-15T08:15:00.000Z", market.at("/epoch/end_time").asText());
        assertTrue(market.at("/last_clearing").isNull());
    }

    @Test
    void theMarketIsShownWhileTheDatabaseIsDown() throws Exception {
        api.market.endEpoch();
        api.market.database = false;

        assertEquals(200, api.get("/api/v1/market", null).status());
        assertEquals(503, api.get("/api/v1/epochs", null).status());
        assertEquals(503, api.get("/api/v1/book", null).status());
    }

    @Test
    void theBookIsSortedBestFirst() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        for (String price : List.of("0.10", "0.30", "0.20")) {
            api.post(
                    "/api/v1/orders",
                    "{\"side\":\"buy\",\"energy_amount\":\"1\",\"price_per_kwh\":\"" + price + "\"}",
                    anna);
        }

        ApiFixture.Answer book = api.get("/api/v1/book", null);

        assertEquals(2_000_000, book.at("/epoch").asLong());
        assertEquals(
                List.of("0.300000", "0.200000", "0.100000"), book.at("/bids").findValuesAsText("price"));
        assertEquals("1.000", book.at("/bids/0/energy").asText());
        assertEquals(0, book.at("/asks").size());
    }

    @Test
    void whatIsNotThereIsSaidInJson() throws Exception {
        ApiFixture.Answer epoch = api.get("/api/v1/epochs/1", null);
        ApiFixture.Answer path = api.get("/api/v1/nothing", null);
        ApiFixture.Answer post = api.post("/api/v1/nothing", "{}", null);

        assertEquals(404, epoch.status());
        assertEquals("not_found", epoch.code());
        assertEquals(404, path.status());
        assertEquals("not_found", path.code());
        assertEquals(404, post.status());
        assertEquals("not_found", post.code());
        assertEquals(400, api.get("/api/v1/epochs/one", null).status());
    }

    @Test
    void aZoneIsOpenedOnceAndItsRulesStayAsAnAdminSetThem() {
        assertEquals(
                1,
                api.market.commands.stream()
                        .filter(Command.OpenZone.class::isInstance)
                        .count());
        ZoneOpening opening = new ZoneOpening(api.market, api.market, api.server.board());

        api.market.append(new Command.SetRules(
                "neighbourhood", ZoneRules.defaults().withFee(7).withCurrency("EUR")));
        opening.ensure("neighbourhood", 900_000);
        opening.ensure("neighbourhood", 30_000);

        assertEquals(
                1,
                api.market.commands.stream()
                        .filter(Command.OpenZone.class::isInstance)
                        .count());
        assertEquals(7, api.market.rules("neighbourhood").orElseThrow().feeBasisPoints());
    }

    @Test
    void aMetersKeyIsShownOnceAndOnlyItsHashKept() throws Exception {
        String paula = api.member("paula", UserRole.PROSUMER);
        ApiFixture.Answer added = api.post("/api/v1/meters", "{\"serial\":\"1EMH0012345678\"}", paula);

        assertEquals(201, added.status());
        String key = added.at("/api_key").asText();
        assertTrue(key.matches("gtxm_[0-9A-Za-z]{32}"), key);
        assertEquals(64, api.meters.apiKeyHashes.get(0).length());
        ApiFixture.Answer listed = api.get("/api/v1/meters", paula);
        assertEquals(added.at("/meter"), listed.at("/meters/0"));
        assertEquals(-1, listed.raw().body().indexOf(key));
        assertEquals(
                409,
                api.post("/api/v1/meters", "{\"serial\":\"1EMH0012345678\"}", paula)
                        .status());
        assertEquals(
                400, api.post("/api/v1/meters", "{\"serial\":\"a b\"}", paula).status());
        assertEquals(401, api.post("/api/v1/meters", "{\"serial\":\"x\"}", null).status());
    }

    @Test
    void intervalsAreShown() throws Exception {
        String paula = api.member("paula", UserRole.PROSUMER);
        api.meters.intervals.add(new Meters.Interval(
                "m1", 900_000, 1_800_000, "corrected", 2, 250, 1_000, 1_500L, null, 60, "partial", 15_000));
        api.meters.intervals.add(
                new Meters.Interval("m1", 0, 900_000, "final", 1, 0, 0, null, null, 60, "measured", 0));

        ApiFixture.Answer intervals = api.get("/api/v1/intervals?limit=1", paula);

        assertEquals("0.250", intervals.at("/intervals/0/import").asText());
        assertEquals("1.000", intervals.at("/intervals/0/export").asText());
        assertEquals(
                "1970-01-01T00:15:00.000Z",
                intervals.at("/intervals/0/start_time").asText());
        assertEquals("corrected", intervals.at("/intervals/0/status").asText());
        assertEquals(2, intervals.at("/intervals/0/revision").asInt());
        assertEquals("1.500", intervals.at("/intervals/0/generated").asText());
        assertTrue(intervals.at("/intervals/0/consumed").isNull());
        assertEquals("partial", intervals.at("/intervals/0/quality").asText());
        assertEquals(15_000, intervals.at("/intervals/0/gap_millis").asLong());
        assertEquals("900000.m1", intervals.at("/next").asText());
        assertEquals(200, api.get("/api/v1/intervals?before=900000.m1", paula).status());
    }

    @Test
    void healthSaysWhichPartIsDown() throws Exception {
        assertEquals("ok", api.get("/health", null).at("/status").asText());
        api.market.database = false;
        ApiFixture.Answer degraded = api.get("/api/v1/health", null);
        api.market.up = false;
        ApiFixture.Answer down = api.get("/health", null);

        assertEquals(200, degraded.status());
        assertEquals("degraded", degraded.at("/status").asText());
        assertEquals("down", degraded.at("/parts/postgres").asText());
        assertEquals("up", degraded.at("/parts/redis").asText());
        assertEquals(503, down.status());
        assertEquals("down", down.at("/parts/kafka").asText());
        api.market.up = true;
        api.market.heard = false;
        ApiFixture.Answer deaf = api.get("/health", null);
        assertEquals(503, deaf.status());
        assertEquals("down", deaf.at("/status").asText());
        assertEquals("down", deaf.at("/parts/events").asText());
        assertEquals("up", deaf.at("/parts/kafka").asText());
    }

    @Test
    void everyAnswerIsGuardedAgainstMisuseInABrowser() throws Exception {
        HttpHeaders headers = api.get("/", null).raw().headers();

        assertTrue(headers.firstValue("Content-Security-Policy").orElse("").startsWith("default-src 'self'"));
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                "no-store",
                api.get("/api/v1/market", null)
                        .raw()
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""));
    }
}

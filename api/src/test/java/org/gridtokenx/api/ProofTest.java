package org.gridtokenx.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.gridtokenx.api.auth.UserRole;
import org.gridtokenx.api.fixture.InMemoryMarket;
import org.gridtokenx.api.fixture.Node;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Trade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs as the API gives them, by the verifier that everybody can run; and the route that gives them. */
class ProofTest {
    private static final Path VERIFIER = Path.of("web/src/lib/verify-trade.mjs");

    private final ApiFixture api = new ApiFixture();

    @TempDir
    Path folder;

    private String said;

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void bothSidesGetAProofThatTheVerifierTakes() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        String paula = api.member("paula", UserRole.PROSUMER);
        trade(anna, paula);
        Trade trade = api.market.ofEpoch(InMemoryMarket.ZONE, 2_000_000).get(0);

        ApiFixture.Answer answer = proof(trade.tradeId().toString(), anna);
        assertEquals(200, answer.status());
        assertEquals(answer.body(), proof(trade.tradeId().toString(), paula).body());
        String root = api.get("/api/v1/epochs/2000000", null).at("/merkle_root").asText();
        assertEquals(root, answer.at("/root").asText());
        assertEquals(
                HexFormat.of().formatHex(trade.canonicalBytes()),
                answer.at("/leaf").asText());
        assertEquals("0.225000", answer.at("/trade/amount").asText());

        Path file =
                Files.writeString(folder.resolve("proof.json"), answer.body().toString());
        assertEquals(0, node(VERIFIER, file, root), () -> said);
        assertTrue(said.startsWith("proven: trade " + trade.tradeId()), said);
        assertEquals(0, node(VERIFIER, file), () -> said);
        assertEquals(1, node(VERIFIER, file, "0".repeat(64)), () -> said);
        assertEquals("not proven: the root of the proof is another than the one given", said.strip());
        assertEquals(2, node(VERIFIER, file, "root"), () -> said);
        assertEquals(2, node(VERIFIER, folder.resolve("none.json")), () -> said);
        assertEquals(2, node(VERIFIER), () -> said);
    }

    @Test
    void nobodyElseGetsOneButAnAdmin() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        trade(anna, api.member("paula", UserRole.PROSUMER));
        String id = api.market
                .ofEpoch(InMemoryMarket.ZONE, 2_000_000)
                .get(0)
                .tradeId()
                .toString();

        assertEquals(403, proof(id, api.member("carl", UserRole.CONSUMER)).status());
        assertEquals(401, proof(id, null).status());
        assertEquals(200, proof(id, api.member("root", UserRole.ADMIN)).status());
        ApiFixture.Answer unknown = proof("7", anna);
        assertEquals(404, unknown.status());
        assertEquals("there is no trade 7", unknown.message());
        assertEquals(400, proof("x".repeat(256), anna).status());
        assertEquals(400, api.get("/api/v1/trades/7/proof?full=1", anna).status());
    }

    @Test
    void nothingIsProvenUntilTheWholeEpochIsThere() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        trade(anna, api.member("paula", UserRole.PROSUMER));
        String id = api.market
                .ofEpoch(InMemoryMarket.ZONE, 2_000_000)
                .get(0)
                .tradeId()
                .toString();

        api.market.epochsShown = false;
        ApiFixture.Answer early = proof(id, anna);
        assertEquals(503, early.status());
        assertTrue(early.message().endsWith("ask again in a moment"), early.message());
        api.market.epochsShown = true;
        api.market.tradesOfEpochsShown = 0;
        assertEquals(503, proof(id, anna).status());
        api.market.tradesOfEpochsShown = Integer.MAX_VALUE;
        assertEquals(200, proof(id, anna).status());
        api.market.database = false;
        assertEquals(503, proof(id, anna).status());
    }

    @Test
    void aDatabaseThatSaysOtherwiseThanTheMarketProvesNothing() throws Exception {
        String anna = api.member("anna", UserRole.CONSUMER);
        trade(anna, api.member("paula", UserRole.PROSUMER));
        Trade real = api.market.ofEpoch(InMemoryMarket.ZONE, 2_000_000).get(0);
        api.market.alter(new Trade(
                real.zone(),
                real.epoch(),
                real.position(),
                real.buyOrderId(),
                real.sellOrderId(),
                real.buyerId(),
                real.sellerId(),
                real.quantityWh(),
                real.priceMicros(),
                real.amountMicros() - 1,
                real.feeMicros()));

        ApiFixture.Answer altered = proof(real.tradeId().toString(), anna);
        assertEquals(409, altered.status());
        assertTrue(altered.message().contains("do not give the root"), altered.message());
    }

    private void trade(String anna, String paula) throws Exception {
        api.market.append(new Command.CreditEnergy(
                InMemoryMarket.ZONE, api.userId("paula"), "m1", api.market.nowMillis - 900_000, 2_000, 0));
        String buy = "{\"side\":\"buy\",\"energy_amount\":\"1.5\",\"price_per_kwh\":\"0.20\"}";
        api.post("/api/v1/orders", buy, anna);
        api.post("/api/v1/orders", buy.replace("buy", "sell").replace("0.20", "0.10"), paula);
        api.market.endEpoch();
    }

    private ApiFixture.Answer proof(String tradeId, String token) throws Exception {
        return api.get("/api/v1/trades/" + tradeId + "/proof", token);
    }

    private int node(Object... arguments) throws Exception {
        Node node = Node.run(folder, arguments);
        said = node.said();
        return node.exitCode();
    }
}

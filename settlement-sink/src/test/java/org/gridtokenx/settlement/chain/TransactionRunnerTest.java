package org.gridtokenx.settlement.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gridtokenx.settlement.solana.HttpJsonRpc;
import org.gridtokenx.settlement.solana.Keypair;
import org.gridtokenx.settlement.solana.SignedTransaction;
import org.gridtokenx.settlement.solana.SolanaRpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.p2p.solanaj.programs.SystemProgram;
import org.p2p.solanaj.utils.Base58;

/** What becomes of transactions on a node that loses or refuses them. */
class TransactionRunnerTest {
    private static final Keypair PAYER = Keypair.fromSeed(new byte[32]);

    private final ParallelCalls calls = new ParallelCalls();
    private FlakyNode node;
    private TransactionRunner runner;

    @BeforeEach
    void start() throws IOException {
        node = new FlakyNode();
        runner = new TransactionRunner(new SolanaRpc(new HttpJsonRpc(node.url())), calls);
    }

    @AfterEach
    void stop() {
        calls.close();
        node.close();
    }

    @Test
    void whatTheNodeLostIsSentAgainAndBuiltAnewWhenItsBlockhashHasExpired() throws InterruptedException {
        node.lostSends = 2;

        Outcome outcome = runner.run(List.of(transfer(1))).get(0);

        assertTrue(outcome.succeeded());
        assertEquals(3, node.sent.size());
        assertEquals(node.sent.get(0), node.sent.get(1), "the same bytes while they may land");
        assertEquals(node.sent.get(2), outcome.signature(), "and new ones afterwards");
    }

    @Test
    void whatTheNodeRefusesFailsWithItsWords() throws InterruptedException {
        node.refusal = "transaction too large";

        Outcome outcome = runner.run(List.of(transfer(1))).get(0);

        assertFalse(outcome.succeeded());
        assertEquals("", outcome.signature());
        assertTrue(outcome.reason().contains("transaction too large"), outcome.reason());
    }

    @Test
    void outcomesComeInTheOrderOfTheDrafts() throws InterruptedException {
        List<TransactionRunner.Draft> drafts = new ArrayList<>();
        for (int lamports = 1; lamports <= 600; lamports++) {
            drafts.add(transfer(lamports));
        }
        String blockhash = node.blockhash();

        List<Outcome> outcomes = runner.run(drafts);

        for (int i = 0; i < drafts.size(); i++) {
            SignedTransaction expected = SignedTransaction.sign(
                    drafts.get(i).instructions(), blockhash, drafts.get(i).keys());
            assertEquals(expected.signature(), outcomes.get(i).signature());
        }
    }

    private static TransactionRunner.Draft transfer(long lamports) {
        return new TransactionRunner.Draft(
                List.of(SystemProgram.transfer(PAYER.publicKey(), PAYER.publicKey(), lamports)), List.of(PAYER));
    }

    /** A node that takes everything and says so at once, but may lose the first transactions or refuse all. */
    private static final class FlakyNode implements AutoCloseable {
        private static final ObjectMapper MAPPER = new ObjectMapper();

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<String> sent = new ArrayList<>();
        private final Set<String> landed = ConcurrentHashMap.newKeySet();
        private volatile int lostSends;
        private volatile String refusal;

        FlakyNode() throws IOException {
            server.createContext("/", exchange -> {
                JsonNode request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
                byte[] body = answer(request.path("method").asText(), request.path("params"))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI url() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        private synchronized String answer(String method, JsonNode params) throws JsonProcessingException {
            return switch (method) {
                case "getLatestBlockhash" ->
                    result("{\"value\":{\"blockhash\":\"" + blockhash() + "\",\"lastValidBlockHeight\":10}}");
                // Until two sends were lost, the blockhash holds; then it has expired.
                case "getBlockHeight" -> result(sent.size() < 2 ? "10" : "11");
                case "sendTransaction" -> send(params.path(0).asText());
                case "getSignatureStatuses" -> result("{\"value\":" + statuses(params.path(0)) + "}");
                default -> throw new IllegalArgumentException(method);
            };
        }

        private String blockhash() {
            byte[] hash = new byte[32];
            Arrays.fill(hash, (byte) (sent.size() < 2 ? 1 : 2));
            return Base58.encode(hash);
        }

        private String send(String base64) {
            if (refusal != null) {
                return "{\"error\":{\"code\":-32602,\"message\":\"" + refusal + "\"}}";
            }
            String signature =
                    Base58.encode(Arrays.copyOfRange(Base64.getDecoder().decode(base64), 1, 65));
            sent.add(signature);
            if (sent.size() > lostSends) {
                landed.add(signature);
            }
            return result('"' + signature + '"');
        }

        private String statuses(JsonNode signatures) throws JsonProcessingException {
            List<JsonNode> statuses = new ArrayList<>();
            for (JsonNode signature : signatures) {
                statuses.add(MAPPER.readTree(
                        landed.contains(signature.asText())
                                ? "{\"slot\":5,\"err\":null,\"confirmationStatus\":\"confirmed\"}"
                                : "null"));
            }
            return MAPPER.writeValueAsString(statuses);
        }

        private static String result(String json) {
            return "{\"result\":" + json + '}';
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

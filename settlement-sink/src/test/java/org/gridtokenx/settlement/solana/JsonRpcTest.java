package org.gridtokenx.settlement.solana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the answers of a node, and their absence, are told apart. */
class JsonRpcTest {
    private record Answer(int status, String body) {}

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private HttpJsonRpc rpc;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Answer answer = answers.remove();
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        rpc = new HttpJsonRpc(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aResultIsReturned() throws InterruptedException {
        answers.add(new Answer(200, "{\"jsonrpc\":\"2.0\",\"result\":7,\"id\":1}"));
        assertEquals(7, rpc.call("getSlot").asInt());
    }

    @Test
    void anErrorAboutTheRequestKeepsItsCodeAndData() {
        answers.add(new Answer(
                200,
                "{\"error\":{\"code\":-32002,\"message\":\"no\",\"data\":{\"err\":\"AlreadyProcessed\"}},\"id\":1}"));
        RpcErrorException error = assertThrows(RpcErrorException.class, () -> rpc.call("sendTransaction", "x"));
        assertEquals(-32002, error.code());
        assertEquals("AlreadyProcessed", error.data().path("err").asText());
    }

    @Test
    void aNodeThatIsBehindOverloadedOrTalksNonsenseIsUnavailable() {
        for (Answer answer : List.of(
                new Answer(200, "{\"error\":{\"code\":-32005,\"message\":\"Node is unhealthy\"},\"id\":1}"),
                new Answer(429, ""),
                new Answer(503, "starting"),
                new Answer(200, "<html>"))) {
            answers.add(answer);
            assertThrows(LedgerUnavailableException.class, () -> rpc.call("getSlot"));
        }
        server.stop(0);
        assertThrows(LedgerUnavailableException.class, () -> rpc.call("getSlot"));
    }

    @Test
    void patienceAsksAgainUntilThereIsAnAnswerAndPassesErrorsOn() throws InterruptedException {
        PatientJsonRpc patient = new PatientJsonRpc(rpc);
        answers.add(new Answer(503, ""));
        answers.add(new Answer(503, ""));
        answers.add(new Answer(200, "{\"result\":7}"));
        JsonNode result = patient.call("getSlot");
        assertEquals(IntNode.valueOf(7), result);
        answers.add(new Answer(200, "{\"error\":{\"code\":-32602,\"message\":\"bad\"}}"));
        assertThrows(RpcErrorException.class, () -> patient.call("getSlot"));
    }
}

package org.gridtokenx.settlement.solana;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** JSON-RPC over HTTP. Every failure comes out as one of two exceptions: try again later, or do not. */
public final class HttpJsonRpc implements JsonRpc {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;

    /** Of Solana's own errors, those about the node's state: behind, unhealthy, slot not yet reached. */
    private static final Set<Integer> PASSING_ERRORS = Set.of(-32004, -32005, -32014, -32016, -32603);

    // HTTP/1.1 is forced: the client otherwise offers an upgrade to HTTP/2 on every first request, which servers that
    // also speak WebSocket misread.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI url;

    public HttpJsonRpc(URI url) {
        this.url = url;
    }

    @Override
    public JsonNode call(String method, Object... params) throws InterruptedException {
        JsonNode answer = post(method, params);
        JsonNode error = answer.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return answer.path("result");
        }
        int code = error.path("code").asInt();
        String message = error.path("message").asText();
        if (PASSING_ERRORS.contains(code)) {
            throw new LedgerUnavailableException(method + ": " + message, null);
        }
        throw new RpcErrorException(method, code, message, error.path("data"));
    }

    private JsonNode post(String method, Object[] params) throws InterruptedException {
        try {
            byte[] body =
                    MAPPER.writeValueAsBytes(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", params));
            HttpRequest request = HttpRequest.newBuilder(url)
                    .timeout(TIMEOUT)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != OK) {
                throw new LedgerUnavailableException(url + " answered HTTP " + response.statusCode(), null);
            }
            return MAPPER.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new LedgerUnavailableException(url + " answered what is no JSON", e);
        } catch (IOException e) {
            throw new LedgerUnavailableException(url + " does not answer: " + e, e);
        }
    }
}

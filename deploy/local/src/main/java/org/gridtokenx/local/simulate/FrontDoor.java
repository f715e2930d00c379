package org.gridtokenx.local.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One of the market's addresses: JSON over HTTP/1.1 on connections that stay open.
 *
 * <p>What does not answer, is busy (429) or not there at the moment (503) is asked again, later and later, until the
 * patience is at an end. So every call must be one that may arrive twice.
 */
final class FrontDoor {
    /** What came back; {@code body} is missing where the answer has none. */
    record Answer(int status, JsonNode body) {
        /** The code of a refusal, or an empty text. */
        String errorCode() {
            return body.path("error").path("code").asText();
        }

        String errorMessage() {
            return body.path("error").path("message").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int BAD_GATEWAY = 502;
    private static final int UNAVAILABLE = 503;

    private final HttpClient client;
    private final URI address;
    private final Duration patience;

    /**
     * A door.
     *
     * @param address without a path
     * @param patience how long one call is tried
     */
    FrontDoor(HttpClient client, URI address, Duration patience) {
        this.client = client;
        this.address = address;
        this.patience = patience;
    }

    URI address() {
        return address;
    }

    /**
     * Makes a call.
     *
     * @param path with its query
     * @param header name and value of the header that says who calls, or null
     * @param body sent as JSON, or null
     * @throws UnreachableException if there was no answer within the patience
     */
    Answer call(String method, String path, String[] header, Object body)
            throws MarketCallException, InterruptedException {
        HttpRequest request = request(method, path, header, body);
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response =
                        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                int status = response.statusCode();
                if (status != TOO_MANY_REQUESTS && status != BAD_GATEWAY && status != UNAVAILABLE) {
                    return new Answer(status, parse(method, path, response.body()));
                }
                trouble = "answers " + status + " " + messageOf(response.body());
            } catch (ConnectException e) {
                trouble = "nobody listens there; start it with ./gridtokenx up";
            } catch (IOException e) {
                trouble = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            }
            if (System.nanoTime() + pause * 1_000_000 >= deadline) {
                throw new UnreachableException(address + ": " + trouble);
            }
            Thread.sleep(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    private HttpRequest request(String method, String path, String[] header, Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(CALL_LIMIT);
        if (header != null) {
            request.header(header[0], header[1]);
        }
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody()).build();
        }
        try {
            return request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be sent: " + body, e);
        }
    }

    private JsonNode parse(String method, String path, String text) throws UnexpectedAnswerException {
        if (text.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UnexpectedAnswerException(
                    method + " " + address.resolve(path) + " answers no JSON: is this the market's address?");
        }
    }

    private static String messageOf(String text) {
        try {
            return JSON.readTree(text).path("error").path("message").asText();
        } catch (JsonProcessingException e) {
            return ""; // an error page of something in between
        }
    }
}

package org.gridtokenx.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridtokenx.local.simulate.FrontDoor.Answer;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Decimals;

/** The calls of the HTTP API that a home makes. Each may be made twice without harm. */
final class MarketApi {
    /** A meter that meter-ingest knows by its key. */
    record Meter(String meterId, String apiKey) {}

    private static final String PREFIX = "/api/v1";
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int PAGE = 500;
    private static final int METER_ATTEMPTS = 5;

    private final FrontDoor door;

    MarketApi(FrontDoor door) {
        this.door = door;
    }

    Market market() throws MarketCallException, InterruptedException {
        return MarketJson.market(expect(door.call("GET", PREFIX + "/market", null, null), "GET /market", OK));
    }

    /** Registers a user, unless there already is one of this name: then the first answer may have been lost. */
    void register(String username, String password, String role) throws MarketCallException, InterruptedException {
        Answer answer = door.call(
                "POST",
                PREFIX + "/auth/register",
                null,
                Map.of("username", username, "password", password, "role", role));
        expect(answer, "POST /auth/register", CREATED, CONFLICT);
    }

    Session logIn(String username, String password) throws MarketCallException, InterruptedException {
        return new Session(username, password, token(username, password));
    }

    private String token(String username, String password) throws MarketCallException, InterruptedException {
        Answer answer =
                door.call("POST", PREFIX + "/auth/login", null, Map.of("username", username, "password", password));
        if (answer.status() == UNAUTHORIZED) {
            throw new UserExistsException("the user " + username + " exists with another password");
        }
        return MarketJson.text(expect(answer, "POST /auth/login", OK), "token");
    }

    /** Registers a meter. Where an answer was lost its key is lost, too: then the home gets another meter. */
    Meter addMeter(Session session) throws MarketCallException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Map<String, String> serial = Map.of("serial", session.username() + "-m" + attempt);
            Answer answer = call(session, "POST", "/meters", serial);
            if (answer.status() != CONFLICT || attempt == METER_ATTEMPTS) {
                JsonNode body = expect(answer, "POST /meters", CREATED);
                return new Meter(
                        MarketJson.text(MarketJson.field(body, "meter"), "meter_id"), MarketJson.text(body, "api_key"));
            }
        }
    }

    /** @throws UserExistsException if the user has used the market before */
    void requireNewcomer(Session session) throws MarketCallException, InterruptedException {
        JsonNode meters = expect(call(session, "GET", "/meters", null), "GET /meters", OK);
        if (!MarketJson.field(meters, "meters").isEmpty()) {
            throw new UserExistsException("the user " + session.username() + " exists and has a meter");
        }
        JsonNode orders = expect(call(session, "GET", "/orders?limit=1", null), "GET /orders", OK);
        if (!MarketJson.field(orders, "orders").isEmpty()) {
            throw new UserExistsException("the user " + session.username() + " exists and has an order");
        }
    }

    Account account(Session session) throws MarketCallException, InterruptedException {
        return MarketJson.account(expect(call(session, "GET", "/me", null), "GET /me", OK));
    }

    /** Places an order for an epoch, and only for that one; the same client order id again changes nothing. */
    Placed place(Session session, OrderTerms terms, long epoch, String clientOrderId)
            throws MarketCallException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("side", terms.side().word());
        body.put("energy_amount", Decimals.formatEnergy(terms.quantityWh()));
        body.put("price_per_kwh", Decimals.formatMicros(terms.limitMicros()));
        body.put("epoch", epoch);
        body.put("client_order_id", clientOrderId);
        Answer answer = call(session, "POST", "/orders", body);
        if (answer.status() == UNPROCESSABLE) {
            return Placed.refused(answer.errorCode(), answer.errorMessage());
        }
        expect(answer, "POST /orders", CREATED, OK, ACCEPTED);
        return answer.status() == ACCEPTED ? Placed.PENDING : Placed.TAKEN;
    }

    /** An epoch, once it has cleared. */
    Optional<ClearedEpoch> epoch(long number) throws MarketCallException, InterruptedException {
        Answer answer = door.call("GET", PREFIX + "/epochs/" + number, null, null);
        return answer.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(MarketJson.epoch(expect(answer, "GET /epochs/" + number, OK)));
    }

    List<OwnOrder> orders(Session session) throws MarketCallException, InterruptedException {
        return listing(session, "/orders?", "orders", MarketJson::order);
    }

    List<OwnTrade> trades(Session session) throws MarketCallException, InterruptedException {
        return listing(session, "/matches?mine=true&", "matches", MarketJson::trade);
    }

    List<OwnSettlement> settlements(Session session) throws MarketCallException, InterruptedException {
        return listing(session, "/settlements?", "settlements", MarketJson::settlement);
    }

    /** Those whose figures stand. */
    List<OwnInterval> intervals(Session session) throws MarketCallException, InterruptedException {
        return listing(session, "/intervals?", "intervals", MarketJson::interval).stream()
                .filter(OwnInterval::isMeasured)
                .toList();
    }

    private <T> List<T> listing(Session session, String path, String name, MarketJson.Reader<T> reader)
            throws MarketCallException, InterruptedException {
        List<T> all = new ArrayList<>();
        String before = "";
        do {
            JsonNode page = expect(call(session, "GET", path + "limit=" + PAGE + before, null), "GET " + path, OK);
            for (JsonNode row : MarketJson.field(page, name)) {
                all.add(reader.read(row));
            }
            String next = page.path("next").asText("");
            before = next.isEmpty() || page.path("next").isNull()
                    ? ""
                    : "&before=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!before.isEmpty());
        return all;
    }

    private Answer call(Session session, String method, String path, Object body)
            throws MarketCallException, InterruptedException {
        Answer answer = door.call(method, PREFIX + path, bearer(session), body);
        if (answer.status() == UNAUTHORIZED) {
            session.renew(token(session.username(), session.password()));
            answer = door.call(method, PREFIX + path, bearer(session), body);
        }
        return answer;
    }

    private static String[] bearer(Session session) {
        return new String[] {"Authorization", "Bearer " + session.token()};
    }

    private static JsonNode expect(Answer answer, String call, int... statuses) throws UnexpectedAnswerException {
        for (int status : statuses) {
            if (answer.status() == status) {
                return answer.body();
            }
        }
        throw new UnexpectedAnswerException(
                call + " answers " + answer.status() + " " + answer.errorCode() + " " + answer.errorMessage());
    }
}

package org.gridtokenx.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** The HTTP of the API and of meter-ingest, on one free port, before a {@link FakeMarket}. */
final class FakeFrontDoors implements AutoCloseable {
    /** What goes wrong. */
    enum Fault {
        NONE,
        /** Every eleventh call is refused for the moment; the call after it is done but its answer is lost. */
        FLAKY,
        /** Cash is shown a micro-unit too low. */
        WRONG_CASH,
        /** Nothing is ever settled. */
        NEVER_SETTLES,
        /** New members get nothing. */
        NO_CASH,
        /** The first order is said to be taken, and is not. */
        LOSES_AN_ORDER,
        /** The first order is refused for no reason. */
        REFUSES_AN_ORDER
    }

    private record Answer(int status, Object body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final FakeMarket market;
    private final Fault fault;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final Map<String, String> meters = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();

    FakeFrontDoors(FakeMarket market, Fault fault) throws IOException {
        this.market = market;
        this.fault = fault;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int call = calls.incrementAndGet();
            Answer answer;
            if (fault == Fault.FLAKY && call > 2 && call % 11 == 0) {
                answer = refusal(call % 2 == 0 ? 429 : 503, "rate_limited");
            } else {
                answer = answer(exchange, body);
                if (fault == Fault.FLAKY && call > 2 && call % 11 == 1) {
                    answer = refusal(503, "unavailable");
                }
            }
            byte[] bytes = JSON.writeValueAsBytes(answer.body());
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Answer refusal(int status, String code) {
        return new Answer(status, Map.of("error", Map.of("code", code, "message", "by " + code)));
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        String user = token == null ? null : token.substring("Bearer ".length());
        JsonNode json = body.length == 0 ? null : JSON.readTree(body);
        Map<String, String> query = query(exchange);
        return switch (exchange.getRequestMethod() + " " + path.replaceFirst("^/epochs/.*", "/epochs/N")) {
            case "GET /health" -> new Answer(200, Map.of("status", "up"));
            case "GET /market" -> new Answer(200, marketView());
            case "POST /auth/register" -> register(json);
            case "POST /auth/login" -> logIn(json);
            case "POST /meters" -> meter(user, json.get("serial").asText());
            case "GET /meters" -> new Answer(200, Map.of("meters", metersOf(user)));
            case "GET /me" -> new Answer(200, balances(user));
            case "POST /orders" -> place(user, json);
            case "GET /epochs/N" -> epoch(Long.parseLong(path.substring("/epochs/".length())));
            case "GET /orders" -> page("orders", market.orders(user), query);
            case "GET /matches" -> page("matches", trades(user, false), query);
            case "GET /settlements" -> page("settlements", trades(user, true), query);
            case "GET /intervals" -> page("intervals", intervals(user), query);
            case "POST /readings" -> reading(exchange.getRequestHeaders().getFirst("X-API-KEY"), json);
            default -> refusal(404, "not_found");
        };
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String text = exchange.getRequestURI().getQuery();
        Stream.of(text == null ? new String[0] : text.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], pair[1]));
        return query;
    }

    private Map<String, Object> marketView() {
        ZoneRules rules = market.rules();
        long now = System.currentTimeMillis();
        long epoch = rules.epochAt(now);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("currency", rules.currency());
        shown.put("paused", rules.paused());
        shown.put("epoch_seconds", rules.epochMillis() / 1_000);
        shown.put("pricing", rules.pricing().word());
        shown.put("fee_basis_points", rules.feeBasisPoints());
        shown.put("min_price", Decimals.formatMicros(rules.minPriceMicros()));
        shown.put("max_price", Decimals.formatMicros(rules.maxPriceMicros()));
        shown.put("price_step", Decimals.formatMicros(rules.priceStepMicros()));
        shown.put("min_energy", Decimals.formatEnergy(rules.minQuantityWh()));
        shown.put("max_energy", Decimals.formatEnergy(rules.maxQuantityWh()));
        shown.put("energy_step", Decimals.formatEnergy(rules.quantityStepWh()));
        return Map.of(
                "zone",
                FakeMarket.ZONE,
                "server_time",
                time(now),
                "rules",
                shown,
                "epoch",
                Map.of(
                        "number",
                        epoch,
                        "start_time",
                        time(rules.startOf(epoch)),
                        "end_time",
                        time(rules.endOf(epoch))));
    }

    private Answer register(JsonNode json) {
        String name = json.get("username").asText();
        if (users.putIfAbsent(name, json.get("password").asText()) != null) {
            return refusal(409, "conflict");
        }
        market.openAccount(name, "prosumer".equals(json.get("role").asText()));
        return new Answer(201, Map.of("user", Map.of("user_id", name)));
    }

    private Answer logIn(JsonNode json) {
        String name = json.get("username").asText();
        return json.get("password").asText().equals(users.get(name))
                ? new Answer(200, Map.of("token", name))
                : refusal(401, "unauthorized");
    }

    private Answer meter(String user, String serial) {
        if (meters.putIfAbsent("key-" + serial, user) != null) {
            return refusal(409, "conflict");
        }
        return new Answer(
                201, Map.of("meter", Map.of("meter_id", "m-" + serial, "serial", serial), "api_key", "key-" + serial));
    }

    private List<Map<String, String>> metersOf(String user) {
        return meters.entrySet().stream()
                .filter(meter -> meter.getValue().equals(user))
                .map(meter -> Map.of("serial", meter.getKey().substring("key-".length())))
                .toList();
    }

    private Answer reading(String key, JsonNode json) {
        market.read(
                "m-" + key.substring("key-".length()),
                meters.get(key),
                Instant.parse(json.get("timestamp").asText()).toEpochMilli(),
                Decimals.parseEnergyWh(json.get("import_kwh").asText()),
                Decimals.parseEnergyWh(json.get("export_kwh").asText()));
        return new Answer(202, Map.of("accepted", 1));
    }

    private Map<String, Object> balances(String user) {
        Member member = market.member(user);
        long cash = fault == Fault.NO_CASH ? 0 : member.cashMicros();
        if (fault == Fault.WRONG_CASH && !market.trades(user).isEmpty()) {
            cash--;
        }
        return Map.of(
                "balances",
                Map.of(
                        "cash", Decimals.formatMicros(cash),
                        "cash_reserved", Decimals.formatMicros(member.cashReservedMicros()),
                        "energy", Decimals.formatEnergy(member.energyWh()),
                        "energy_reserved", Decimals.formatEnergy(member.energyReservedWh()),
                        "bought", Decimals.formatEnergy(member.boughtWh())));
    }

    private Answer place(String user, JsonNode json) {
        boolean first = orders.incrementAndGet() == 1;
        if (first && fault == Fault.LOSES_AN_ORDER) {
            return new Answer(201, Map.of("order", Map.of("status", "active")));
        }
        if (first && fault == Fault.REFUSES_AN_ORDER) {
            return refusal(422, "role_not_allowed");
        }
        ZoneEvent.Body said = market.place(
                user,
                json.get("client_order_id").asText(),
                json.get("side").asText().equals("buy") ? Side.BUY : Side.SELL,
                Decimals.parseEnergyWh(json.get("energy_amount").asText()),
                Decimals.parseMicros(json.get("price_per_kwh").asText()),
                json.get("epoch").asLong());
        if (said instanceof ZoneEvent.OrderRejected rejected) {
            return refusal(422, rejected.code().code());
        }
        boolean repeat = ((ZoneEvent.OrderAccepted) said).repeat();
        return new Answer(repeat ? 200 : 201, Map.of("order", Map.of("status", "active")));
    }

    private Answer epoch(long number) {
        EpochResult result = market.epoch(number);
        if (result == null) {
            return refusal(404, "not_found");
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("epoch", result.epoch());
        view.put("end_time", time(result.endMillis()));
        view.put("clearing_price", result.matches() == 0 ? null : Decimals.formatMicros(result.clearingPriceMicros()));
        view.put("total_volume", Decimals.formatEnergy(result.volumeWh()));
        view.put("orders", result.orders());
        view.put("matches", result.matches());
        return new Answer(200, view);
    }

    private List<Map<String, Object>> trades(String user, boolean settled) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Trade trade : market.trades(user)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("trade_id", trade.tradeId().toString());
            row.put("epoch", trade.epoch());
            row.put("side", trade.buyerId().equals(user) ? "buy" : "sell");
            row.put("matched_amount", Decimals.formatEnergy(trade.quantityWh()));
            row.put("price", Decimals.formatMicros(trade.priceMicros()));
            row.put("amount", Decimals.formatMicros(trade.amountMicros()));
            row.put("fee", Decimals.formatMicros(trade.feeMicros()));
            row.put("buy_order_id", trade.buyOrderId());
            row.put("sell_order_id", trade.sellOrderId());
            if (settled) {
                boolean confirmed = fault != Fault.NEVER_SETTLES;
                row.put("status", confirmed ? "confirmed" : "pending");
                row.put("signature", confirmed ? "sig-" + trade.tradeId() : null);
                row.put("reason", null);
                row.put("confirmed_at", confirmed ? time(market.rules().endOf(trade.epoch()) + 1_500) : null);
            }
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> intervals(String user) {
        return market.intervals(user).stream()
                .map(interval -> Map.<String, Object>of(
                        "meter_id", interval.meterId(),
                        "start_time", time(interval.startMillis()),
                        "status", "final",
                        "import", Decimals.formatEnergy(interval.importWh()),
                        "export", Decimals.formatEnergy(interval.exportWh()),
                        "readings", interval.readings()))
                .toList();
    }

    /** A few rows at a time, so that the next page is asked for. */
    private static Answer page(String name, List<Map<String, Object>> rows, Map<String, String> query) {
        int from = Integer.parseInt(query.getOrDefault("before", "0"));
        int to = Math.min(rows.size(), from + PAGE);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put(name, rows.subList(from, to));
        page.put("next", to < rows.size() ? Integer.toString(to) : null);
        return new Answer(200, page);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

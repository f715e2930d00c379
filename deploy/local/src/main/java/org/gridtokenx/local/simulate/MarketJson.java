package org.gridtokenx.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnInterval;
import org.gridtokenx.local.simulate.Shown.OwnOrder;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.local.simulate.Shown.OwnTrade;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.ZoneRules;

/** Reads the API's JSON. What is missing or malformed is refused with the name of the field. */
final class MarketJson {
    private static final long MILLIS_PER_SECOND = 1_000;

    /** One element of a listing. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode json) throws UnexpectedAnswerException;
    }

    private MarketJson() {}

    static Market market(JsonNode json) throws UnexpectedAnswerException {
        JsonNode epoch = field(json, "epoch");
        return new Market(
                millis(json, "server_time"),
                rules(field(json, "rules")),
                new EpochTimes(whole(epoch, "number"), millis(epoch, "start_time"), millis(epoch, "end_time")));
    }

    /** Homes trade on accounts; what the API does not say of a zone is that it has them. */
    private static ZoneRules rules(JsonNode json) throws UnexpectedAnswerException {
        try {
            return new ZoneRules(
                    text(json, "currency"),
                    whole(json, "epoch_seconds") * MILLIS_PER_SECOND,
                    Pricing.valueOf(text(json, "pricing").toUpperCase(Locale.ROOT)),
                    Credit.VERIFIED,
                    money(json, "min_price"),
                    money(json, "max_price"),
                    money(json, "price_step"),
                    energy(json, "min_energy"),
                    energy(json, "max_energy"),
                    energy(json, "energy_step"),
                    Math.toIntExact(whole(json, "fee_basis_points")),
                    truth(json, "paused"));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnexpectedAnswerException("the market's rules cannot be: " + e.getMessage());
        }
    }

    static Account account(JsonNode json) throws UnexpectedAnswerException {
        JsonNode balances = field(json, "balances");
        return new Account(
                money(balances, "cash"),
                money(balances, "cash_reserved"),
                energy(balances, "energy"),
                energy(balances, "energy_reserved"),
                energy(balances, "bought"));
    }

    static ClearedEpoch epoch(JsonNode json) throws UnexpectedAnswerException {
        boolean priced = !field(json, "clearing_price").isNull();
        return new ClearedEpoch(
                whole(json, "epoch"),
                millis(json, "end_time"),
                priced ? money(json, "clearing_price") : 0,
                energy(json, "total_volume"),
                (int) whole(json, "orders"),
                (int) whole(json, "matches"));
    }

    static OwnOrder order(JsonNode json) throws UnexpectedAnswerException {
        return new OwnOrder(
                text(json, "order_id"),
                json.path("client_order_id").asText(""),
                side(json),
                energy(json, "energy_amount"),
                energy(json, "filled_amount"),
                money(json, "price_per_kwh"),
                json.path("epoch").asLong(),
                text(json, "status"),
                json.path("reason_code").asText(""));
    }

    static OwnTrade trade(JsonNode json) throws UnexpectedAnswerException {
        return new OwnTrade(
                text(json, "trade_id"),
                whole(json, "epoch"),
                side(json),
                energy(json, "matched_amount"),
                money(json, "price"),
                money(json, "amount"),
                money(json, "fee"),
                text(json, "buy_order_id"),
                text(json, "sell_order_id"));
    }

    static OwnSettlement settlement(JsonNode json) throws UnexpectedAnswerException {
        boolean confirmed = json.path("confirmed_at").isTextual();
        return new OwnSettlement(
                text(json, "trade_id"),
                energy(json, "matched_amount"),
                money(json, "amount"),
                money(json, "fee"),
                text(json, "status"),
                json.path("signature").asText(""),
                json.path("reason").asText(""),
                confirmed ? millis(json, "confirmed_at") : 0);
    }

    static OwnInterval interval(JsonNode json) throws UnexpectedAnswerException {
        return new OwnInterval(
                text(json, "meter_id"),
                millis(json, "start_time"),
                text(json, "status"),
                energy(json, "import"),
                energy(json, "export"),
                (int) whole(json, "readings"));
    }

    static String text(JsonNode json, String name) throws UnexpectedAnswerException {
        JsonNode node = field(json, name);
        if (!node.isTextual()) {
            throw new UnexpectedAnswerException("the API's " + name + " is no text: " + node);
        }
        return node.textValue();
    }

    static JsonNode field(JsonNode json, String name) throws UnexpectedAnswerException {
        JsonNode node = json.get(name);
        if (node == null) {
            throw new UnexpectedAnswerException("the API's answer has no " + name);
        }
        return node;
    }

    private static Side side(JsonNode json) throws UnexpectedAnswerException {
        String word = text(json, "side");
        for (Side side : Side.values()) {
            if (side.word().equals(word)) {
                return side;
            }
        }
        throw new UnexpectedAnswerException("the API's side is neither buy nor sell: " + word);
    }

    private static boolean truth(JsonNode json, String name) throws UnexpectedAnswerException {
        JsonNode node = field(json, name);
        if (!node.isBoolean()) {
            throw new UnexpectedAnswerException("the API's " + name + " is neither true nor false: " + node);
        }
        return node.booleanValue();
    }

    private static long whole(JsonNode json, String name) throws UnexpectedAnswerException {
        JsonNode node = field(json, name);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new UnexpectedAnswerException("the API's " + name + " is no whole number: " + node);
        }
        return node.longValue();
    }

    private static long energy(JsonNode json, String name) throws UnexpectedAnswerException {
        String text = text(json, name);
        try {
            return Decimals.parseEnergyWh(text);
        } catch (NumberFormatException e) {
            throw new UnexpectedAnswerException("the API's " + name + ": " + e.getMessage());
        }
    }

    private static long money(JsonNode json, String name) throws UnexpectedAnswerException {
        String text = text(json, name);
        try {
            return Decimals.parseMicros(text);
        } catch (NumberFormatException e) {
            throw new UnexpectedAnswerException("the API's " + name + ": " + e.getMessage());
        }
    }

    private static long millis(JsonNode json, String name) throws UnexpectedAnswerException {
        String text = text(json, name);
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException e) {
            throw new UnexpectedAnswerException("the API's " + name + " is no time: " + text);
        }
    }
}

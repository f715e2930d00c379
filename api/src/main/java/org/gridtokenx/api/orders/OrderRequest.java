package org.gridtokenx.api.orders;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.JsonBody;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;

/** The body of {@code POST /orders}. What the market decides (bounds, credit, times) is left to the market. */
final class OrderRequest {
    private static final int MAX_CLIENT_ORDER_ID = 64;
    private static final Map<String, Side> SIDES = Map.of(Side.BUY.word(), Side.BUY, Side.SELL.word(), Side.SELL);
    private static final Map<String, TimeInForce> TIMES_IN_FORCE =
            Map.of(TimeInForce.EPOCH.word(), TimeInForce.EPOCH, TimeInForce.UNTIL.word(), TimeInForce.UNTIL);

    private OrderRequest() {}

    /**
     * The command of a request.
     *
     * @throws ApiException 400, naming the field
     */
    static Command.PlaceOrder parse(byte[] json, User user, String orderId) {
        JsonBody body = JsonBody.parse(
                json, "side", "energy_amount", "price_per_kwh", "epoch", "time_in_force", "until", "client_order_id");
        OptionalLong until = body.optionalTimeMillis("until");
        return new Command.PlaceOrder(
                user.zone(),
                orderId,
                body.optionalText("client_order_id", MAX_CLIENT_ORDER_ID).orElse(""),
                user.userId(),
                body.word("side", SIDES),
                body.energyWh("energy_amount"),
                body.micros("price_per_kwh"),
                epoch(body),
                timeInForce(body, until.isPresent()),
                until.orElse(0));
    }

    private static long epoch(JsonBody body) {
        OptionalLong epoch = body.optionalWhole("epoch");
        if (epoch.isPresent() && epoch.getAsLong() < 0) {
            throw ApiException.invalid("epoch must be the number of an epoch, as GET /market gives it");
        }
        return epoch.orElse(Command.PlaceOrder.ACTIVE_EPOCH);
    }

    private static TimeInForce timeInForce(JsonBody body, boolean hasUntil) {
        Optional<TimeInForce> given = body.optionalWord("time_in_force", TIMES_IN_FORCE);
        TimeInForce timeInForce = given.orElse(hasUntil ? TimeInForce.UNTIL : TimeInForce.EPOCH);
        if (timeInForce == TimeInForce.UNTIL && !hasUntil) {
            throw ApiException.invalid("until is missing: time_in_force \"until\" needs a time");
        }
        if (timeInForce == TimeInForce.EPOCH && hasUntil) {
            throw ApiException.invalid("until does not go with time_in_force \"epoch\"");
        }
        return timeInForce;
    }
}

package org.gridtokenx.api.orders;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.gridtokenx.api.auth.Gate;
import org.gridtokenx.api.auth.User;
import org.gridtokenx.api.http.Access;
import org.gridtokenx.api.http.ApiException;
import org.gridtokenx.api.http.Listing;
import org.gridtokenx.api.http.PlainText;
import org.gridtokenx.api.http.Query;
import org.gridtokenx.api.http.Routes;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.RejectCode;

/** Place, cancel, look up and list one's orders. */
public final class OrderRoutes implements Routes {
    private static final int DEFAULT_LIMIT = 50;

    private final OrderDesk desk;
    private final Orders orders;
    private final RecentOrders recent;
    private final Clock clock;
    private final Executor executor;
    private final Uuid7 ids = new Uuid7();

    /**
     * The routes.
     *
     * @param executor writes the answers: not the thread that hears the market, which must not wait for a client
     */
    public OrderRoutes(OrderDesk desk, Orders orders, RecentOrders recent, Clock clock, Executor executor) {
        this.desk = desk;
        this.orders = orders;
        this.recent = recent;
        this.clock = clock;
        this.executor = executor;
    }

    @Override
    public void register(RoutesConfig routes) {
        routes.post(PREFIX + "/orders", this::place, Access.USER);
        routes.get(PREFIX + "/orders", this::list, Access.USER);
        routes.get(PREFIX + "/orders/{id}", this::find, Access.USER);
        routes.delete(PREFIX + "/orders/{id}", this::cancel, Access.USER);
    }

    private void place(Context ctx) {
        User user = Gate.session(ctx).user();
        Command.PlaceOrder order = OrderRequest.parse(
                ctx.bodyAsBytes(), user, ids.next(clock.millis()).toString());
        CompletableFuture<OrderDesk.Answer> answer = desk.place(order);
        ctx.future(() -> answer.thenAcceptAsync(said -> answer(ctx, user, said), executor));
    }

    private void cancel(Context ctx) {
        User user = Gate.session(ctx).user();
        Command.CancelOrder cancel = new Command.CancelOrder(user.zone(), orderId(ctx), user.userId());
        CompletableFuture<OrderDesk.Answer> answer = desk.cancel(cancel);
        ctx.future(() -> answer.thenAcceptAsync(
                said -> {
                    if (said instanceof OrderDesk.Answer.Refused refused
                            && refused.code() == RejectCode.UNKNOWN_ORDER
                            && known(user, cancel.orderId()).isEmpty()) {
                        throw ApiException.notFound("you have no order " + cancel.orderId());
                    }
                    answer(ctx, user, said);
                },
                executor));
    }

    private void answer(Context ctx, User user, OrderDesk.Answer answer) {
        if (answer instanceof OrderDesk.Answer.Accepted accepted && accepted.repeat()) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("order", first(user, accepted.order()).view());
            body.put("repeat", true);
            ctx.status(200).json(body);
        } else if (answer instanceof OrderDesk.Answer.Accepted accepted) {
            ctx.status(201).json(Map.of("order", accepted.order().view()));
        } else if (answer instanceof OrderDesk.Answer.Cancelled cancelled) {
            ctx.status(200).json(Map.of("order", cancelled.order().view()));
        } else if (answer instanceof OrderDesk.Answer.Refused refused) {
            throw ApiException.refused(refused.code(), refused.message());
        } else if (answer instanceof OrderDesk.Answer.Pending pending) {
            ctx.status(202)
                    .json(Map.of("order", Map.of("order_id", pending.orderId(), "status", OrderStatus.PENDING.word())));
        }
    }

    /** What became of the first order since: its event does not say whether it was filled or cancelled. */
    private OrderState first(User user, OrderState order) {
        return order.filledWh() == 0
                ? order
                : recent.find(user.userId(), order.orderId())
                        .or(() -> orders.find(user.userId(), order.orderId()))
                        .orElse(order);
    }

    private void find(Context ctx) {
        Query.of(ctx);
        String orderId = orderId(ctx);
        OrderState order = known(Gate.session(ctx).user(), orderId)
                .orElseThrow(() -> ApiException.notFound("you have no order " + orderId));
        ctx.json(Map.of("order", order.view()));
    }

    private static String orderId(Context ctx) {
        return PlainText.require("the id of an order", ctx.pathParam("id"));
    }

    /** What was heard of an order is never older than what the database shows of it. */
    private Optional<OrderState> known(User user, String orderId) {
        Optional<OrderState> heard = recent.find(user.userId(), orderId);
        if (heard.isPresent() && heard.get().status() != OrderStatus.PENDING) {
            return heard;
        }
        return orders.find(user.userId(), orderId).or(() -> heard);
    }

    private void list(Context ctx) {
        User user = Gate.session(ctx).user();
        Query query = Query.of(ctx, "status", "epoch", "limit", "before");
        Optional<OrderStatus> status =
                query.word("status", OrderStatus.BY_WORD.keySet()).map(OrderStatus.BY_WORD::get);
        OptionalLong epoch = query.whole("epoch");
        Optional<String> before = query.text("before");
        int limit = query.limit(DEFAULT_LIMIT);
        Map<String, OrderState> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        if (status.orElse(OrderStatus.PENDING) == OrderStatus.PENDING) {
            recent.pendingOf(user.userId()).stream()
                    .filter(order -> before.isEmpty() || order.orderId().compareTo(before.get()) < 0)
                    .filter(order ->
                            epoch.isEmpty() || Long.valueOf(epoch.getAsLong()).equals(order.epoch()))
                    .forEach(order -> newestFirst.put(order.orderId(), order));
        }
        if (status.isEmpty() || status.get() != OrderStatus.PENDING) {
            orders.list(new Orders.Filter(user.userId(), status, epoch, before, limit))
                    .forEach(order -> newestFirst.put(order.orderId(), order));
        }
        List<OrderState> rows = List.copyOf(newestFirst.values());
        ctx.json(Listing.of("orders", rows, limit, OrderState::view, OrderState::orderId));
    }
}

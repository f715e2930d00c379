package org.gridtokenx.api.stream;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gridtokenx.api.accounts.Balances;
import org.gridtokenx.api.http.ApiJson;
import org.gridtokenx.api.log.MarketListener;
import org.gridtokenx.api.market.ClearedEpoch;
import org.gridtokenx.api.market.EpochView;
import org.gridtokenx.api.orders.OrderState;
import org.gridtokenx.contracts.LedgerInstruction;
import org.gridtokenx.contracts.SettlementReceipt;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneEvent;

/**
 * Turns what happens into messages. A message has the number of its event in the zone. Since private ones reach their
 * owner alone, a public message also names the {@code previous} public one: whoever saw another last has missed some.
 */
final class MarketMessages implements MarketListener {
    private final Consumer<Outgoing> out;
    private final Map<String, Long> lastSequence = new HashMap<>();
    private final Map<String, Long> lastPublic = new HashMap<>();

    MarketMessages(Consumer<Outgoing> out) {
        this.out = out;
    }

    /**
     * Runs between two events: what {@code task} sends comes after the messages of all events up to the numbers it is
     * given, and before those of any other.
     *
     * @param task is given the number of the last event of each zone that was heard of
     */
    synchronized void between(Consumer<Map<String, Long>> task) {
        task.accept(Map.copyOf(lastSequence));
    }

    @Override
    public synchronized void onEvent(ZoneEvent event) {
        lastSequence.put(event.zone(), event.sequence());
        ZoneEvent.Body body = event.body();
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            if (!accepted.repeat()) {
                book(event, "order_accepted", accepted.order());
                order(event, OrderState.of(accepted));
            }
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            order(event, OrderState.of(rejected));
        } else if (body instanceof ZoneEvent.OrderCancelled cancelled) {
            book(event, "order_cancelled", cancelled.order());
            order(event, OrderState.of(cancelled));
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            order(event, OrderState.of(cleared));
        } else if (body instanceof ZoneEvent.BalanceChanged changed) {
            toOwner(
                    event.zone(),
                    event.sequence(),
                    "balance",
                    changed.member().userId(),
                    Map.of("balances", Balances.of(changed.member()).view()));
        } else if (body instanceof ZoneEvent.Traded traded) {
            trade(event, traded.trade());
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            Map<String, Object> fields = new LinkedHashMap<>(EpochView.cleared(ClearedEpoch.now(cleared.result())));
            fields.put("next", EpochView.next(cleared.result()));
            toAll(event, "epoch_cleared", fields);
        }
    }

    /** The next public message must not seem to follow the last one. */
    @Override
    public synchronized void onGap(String zone) {
        lastPublic.remove(zone);
    }

    @Override
    public synchronized void onReceipt(SettlementReceipt receipt) {
        if (receipt.instruction() instanceof LedgerInstruction.Settle settle) {
            for (Trade trade : settle.trades()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                fields.put("trade_id", trade.tradeId().toString());
                fields.put("status", receipt.status().name().toLowerCase(Locale.ROOT));
                fields.put("signature", receipt.signature().isEmpty() ? null : receipt.signature());
                long sequence = lastSequence.getOrDefault(settle.zone(), 0L);
                toOwner(settle.zone(), sequence, "settlement", trade.buyerId(), fields);
                toOwner(settle.zone(), sequence, "settlement", trade.sellerId(), fields);
            }
        }
    }

    /** What an order adds to the book, or takes out of it. */
    private void book(ZoneEvent event, String type, Order order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("epoch", order.firstEpoch());
        fields.put("side", order.side().word());
        fields.put("energy_amount", Decimals.formatEnergy(order.remainingWh()));
        fields.put("price_per_kwh", Decimals.formatMicros(order.limitMicros()));
        toAll(event, type, fields);
    }

    private void trade(ZoneEvent event, Trade trade) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("epoch", trade.epoch());
        fields.put("position", trade.position());
        fields.put("matched_amount", Decimals.formatEnergy(trade.quantityWh()));
        fields.put("price", Decimals.formatMicros(trade.priceMicros()));
        toAll(event, "trade", fields);
    }

    private void order(ZoneEvent event, OrderState order) {
        toOwner(event.zone(), event.sequence(), "order", order.userId(), Map.of("order", order.view()));
    }

    private void toAll(ZoneEvent event, String type, Map<String, Object> fields) {
        Map<String, Object> message = message(type, event.zone(), event.sequence());
        message.put("previous", lastPublic.getOrDefault(event.zone(), event.sequence() - 1));
        message.putAll(fields);
        lastPublic.put(event.zone(), event.sequence());
        out.accept(new Outgoing(event.zone(), Optional.empty(), ApiJson.write(message)));
    }

    private void toOwner(String zone, long sequence, String type, String userId, Map<String, ?> fields) {
        Map<String, Object> message = message(type, zone, sequence);
        message.putAll(fields);
        out.accept(new Outgoing(zone, Optional.of(userId), ApiJson.write(message)));
    }

    private static Map<String, Object> message(String type, String zone, long sequence) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        message.put("zone", zone);
        message.put("sequence", sequence);
        return message;
    }
}

package org.gridtokenx.local.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Decimals;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.HeapZoneState;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.Zone;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/**
 * The real rules of the market behind the simplest of everything else, in memory.
 *
 * <p>So that a slow machine changes nothing: an interval closes when all readings are there, and an epoch after the first
 * reading clears only when there is something on both sides to match, or after a long while.
 */
final class FakeMarket {
    static final String ZONE = "z1";
    private static final long WELCOME_MICROS = 20_000_000;

    private final ZoneRules rules;
    private final int readingsPerEpoch;
    private final long holdMillis;
    private final HeapZoneState state = new HeapZoneState();
    private final Zone zone = new Zone(ZONE, state, event -> hear(event.body()));
    private final Map<String, Map<String, Object>> orders = new LinkedHashMap<>();
    private final List<Trade> trades = new ArrayList<>();
    private final Map<Long, EpochResult> epochs = new TreeMap<>();
    private final Map<String, Map<Long, List<long[]>>> readings = new TreeMap<>();
    private final List<Interval> intervals = new ArrayList<>();
    private ZoneEvent.Body answer;
    private long firstReadingEpoch = Long.MAX_VALUE;

    /** What a meter counted. */
    record Interval(String meterId, String userId, long startMillis, long importWh, long exportWh, int readings) {}

    /** @param holdMillis how long an epoch with nothing to match is kept open */
    FakeMarket(ZoneRules rules, int readingsPerEpoch, long holdMillis) {
        this.holdMillis = holdMillis;
        this.rules = rules;
        this.readingsPerEpoch = readingsPerEpoch;
        zone.apply(new Command.SetRules(ZONE, rules), System.currentTimeMillis());
    }

    ZoneRules rules() {
        return rules;
    }

    /** The time by which the zone goes. */
    private long advanced() {
        long now = System.currentTimeMillis();
        long epoch = state.clock().openEpoch();
        boolean matchable = sideOpen(epoch, Side.BUY) && sideOpen(epoch, Side.SELL);
        if (epoch > firstReadingEpoch && !matchable) {
            now = Math.max(Math.min(now, rules.endOf(epoch) - 1), now - holdMillis);
        }
        zone.advanceTo(now);
        return now;
    }

    private boolean sideOpen(long epoch, Side side) {
        return state.ordersIn(epoch).stream()
                .flatMap(user -> user.orders().stream())
                .anyMatch(order -> order.side() == side);
    }

    synchronized void openAccount(String userId, boolean prosumer) {
        long now = advanced();
        zone.apply(new Command.OpenAccount(ZONE, userId, prosumer ? Role.PROSUMER : Role.CONSUMER), now);
        zone.apply(new Command.Deposit(ZONE, userId, "welcome/" + userId, WELCOME_MICROS), now);
    }

    synchronized Member member(String userId) {
        advanced();
        return state.member(userId).orElseThrow();
    }

    /** Places an order and gives what the zone said to it. */
    synchronized ZoneEvent.Body place(
            String userId, String clientOrderId, Side side, long quantityWh, long limitMicros, long epoch) {
        zone.apply(
                new Command.PlaceOrder(
                        ZONE,
                        UUID.randomUUID().toString(),
                        clientOrderId,
                        userId,
                        side,
                        quantityWh,
                        limitMicros,
                        epoch,
                        TimeInForce.EPOCH,
                        0),
                advanced());
        return answer;
    }

    /** Takes a reading, once. */
    synchronized void read(String meterId, String userId, long timestampMillis, long importWh, long exportWh) {
        long now = advanced();
        long epoch = rules.epochAt(timestampMillis - 1);
        firstReadingEpoch = Math.min(firstReadingEpoch, epoch);
        List<long[]> known = readings.computeIfAbsent(meterId, id -> new TreeMap<>())
                .computeIfAbsent(epoch, number -> new ArrayList<>());
        if (known.stream().anyMatch(reading -> reading[0] == timestampMillis)) {
            return;
        }
        known.add(new long[] {timestampMillis, importWh, exportWh});
        if (known.size() == readingsPerEpoch) {
            long imported = known.stream().mapToLong(reading -> reading[1]).sum();
            long exported = known.stream().mapToLong(reading -> reading[2]).sum();
            long start = rules.startOf(epoch);
            intervals.add(new Interval(meterId, userId, start, imported, exported, readingsPerEpoch));
            zone.apply(new Command.CreditEnergy(ZONE, userId, meterId, start, exported, imported), now);
        }
    }

    synchronized List<Map<String, Object>> orders(String userId) {
        advanced();
        return orders.values().stream()
                .filter(order -> order.get("user").equals(userId))
                .<Map<String, Object>>map(LinkedHashMap::new)
                .toList();
    }

    synchronized List<Trade> trades(String userId) {
        advanced();
        return trades.stream()
                .filter(trade ->
                        trade.buyerId().equals(userId) || trade.sellerId().equals(userId))
                .toList();
    }

    synchronized List<Trade> trades() {
        return List.copyOf(trades);
    }

    synchronized List<Interval> intervals(String userId) {
        return intervals.stream().filter(i -> i.userId().equals(userId)).toList();
    }

    synchronized EpochResult epoch(long number) {
        advanced();
        return epochs.get(number);
    }

    private void hear(ZoneEvent.Body body) {
        if (body instanceof ZoneEvent.OrderAccepted accepted) {
            answer = accepted;
            if (!accepted.repeat()) {
                show(accepted.order(), 0, "active");
            }
        } else if (body instanceof ZoneEvent.OrderRejected rejected) {
            answer = rejected;
        } else if (body instanceof ZoneEvent.OrderCleared cleared) {
            show(cleared.order(), cleared.filledWh(), cleared.expiredWh() == 0 ? "filled" : "expired");
        } else if (body instanceof ZoneEvent.Traded traded) {
            trades.add(traded.trade());
        } else if (body instanceof ZoneEvent.EpochCleared cleared) {
            epochs.put(cleared.result().epoch(), cleared.result());
        }
    }

    private void show(Order order, long filledWh, String status) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("user", order.userId());
        view.put("order_id", order.orderId());
        view.put("client_order_id", order.clientOrderId());
        view.put("side", order.side().word());
        view.put("energy_amount", Decimals.formatEnergy(order.quantityWh()));
        view.put("filled_amount", Decimals.formatEnergy(filledWh));
        view.put("price_per_kwh", Decimals.formatMicros(order.limitMicros()));
        view.put("epoch", order.firstEpoch());
        view.put("status", status);
        view.put("reason_code", null);
        orders.put(order.orderId(), view);
    }
}

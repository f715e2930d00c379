package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Clears the open epoch of a zone: auction, fills, fees, release of what was not used, expiry. */
final class EpochClearing {
    private final String zone;
    private final ZoneState state;
    private final Consumer<ZoneEvent.Body> events;
    private final ZoneClock clock;
    private final ZoneRules rules;
    private final long epoch;
    private final boolean verified;
    /** Members touched, by id, so that their events come in an order of their own and each is written once. */
    private final Map<String, Member> members = new TreeMap<>();
    /** Orders that leave the book and whose client order ids are remembered. */
    private final List<String> remembered = new ArrayList<>();

    private int left;

    EpochClearing(String zone, ZoneState state, Consumer<ZoneEvent.Body> events) {
        this.zone = zone;
        this.state = state;
        this.events = events;
        clock = state.clock();
        rules = clock.rules();
        epoch = clock.openEpoch();
        verified = rules.credit() == Credit.VERIFIED;
    }

    void run() {
        List<Order> all = clock.orders() == 0 ? List.of() : state.orders();
        List<Order> bids = new ArrayList<>();
        List<Order> asks = new ArrayList<>();
        List<Order> closed = new ArrayList<>();
        for (Order order : all) {
            if (order.standsIn(epoch)) {
                (order.side() == Side.BUY ? bids : asks).add(order);
            } else if (order.firstEpoch() <= epoch) {
                closed.add(order);
            }
        }
        Comparator<Order> timePriority = Comparator.comparingLong(Order::position);
        bids.sort(timePriority);
        asks.sort(timePriority);
        closed.sort(timePriority);

        Clearing clearing = Auction.clear(
                rules.pricing(), column(bids, true), column(bids, false), column(asks, true), column(asks, false));
        long[] bidFilled = new long[bids.size()];
        long[] askFilled = new long[asks.size()];
        long[] bidPaid = new long[bids.size()];
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < clearing.matches(); i++) {
            Order bid = bids.get(clearing.bids()[i]);
            Order ask = asks.get(clearing.asks()[i]);
            long quantity = clearing.quantitiesWh()[i];
            long amount = Amounts.amountMicros(quantity, clearing.pricesMicros()[i]);
            Trade trade = new Trade(
                    zone,
                    epoch,
                    i,
                    bid.orderId(),
                    ask.orderId(),
                    bid.userId(),
                    ask.userId(),
                    quantity,
                    clearing.pricesMicros()[i],
                    amount,
                    Amounts.feeMicros(amount, rules.feeBasisPoints()));
            tree.add(trade.canonicalBytes());
            bidFilled[clearing.bids()[i]] += quantity;
            bidPaid[clearing.bids()[i]] += amount;
            askFilled[clearing.asks()[i]] += quantity;
            if (verified) {
                change(ask.userId(), m -> m.plus(amount - trade.feeMicros(), 0, 0, -quantity, 0));
            }
            events.accept(new ZoneEvent.Traded(trade));
        }
        long unservedBuy = 0;
        for (int i = 0; i < bids.size(); i++) {
            unservedBuy += settle(bids.get(i), bidFilled[i], bidPaid[i]);
        }
        long unservedSell = 0;
        for (int i = 0; i < asks.size(); i++) {
            unservedSell += settle(asks.get(i), askFilled[i], 0);
        }
        closed.forEach(this::leave);
        state.putClock(state.clock().withOrdersForgotten(left));
        forgetOldOnes();
        for (Member member : members.values()) {
            state.putMember(member);
            if (verified) {
                events.accept(new ZoneEvent.BalanceChanged(member));
            }
        }
        events.accept(new ZoneEvent.EpochCleared(new EpochResult(
                zone,
                epoch,
                rules.startOf(epoch),
                rules.endOf(epoch),
                bids.size() + asks.size(),
                clearing.clearingPriceMicros(),
                clearing.volumeWh(),
                filled(bidFilled) + filled(askFilled),
                clearing.matches(),
                unservedBuy,
                unservedSell,
                HexFormat.of().formatHex(tree.root()))));
    }

    /** Books an order's fills and what leaves the book; returns what the clearing left unserved. */
    private long settle(Order order, long filledWh, long paidMicros) {
        long rest = order.remainingWh() - filledWh;
        boolean stays = rest > 0 && order.lastEpoch() > epoch;
        long stillReserved = stays && verified && order.side() == Side.BUY
                ? Math.max(0, Amounts.amountMicros(rest, order.limitMicros()))
                : 0;
        if (verified) {
            if (order.side() == Side.BUY) {
                long used = order.reservedMicros() - stillReserved;
                change(order.userId(), m -> m.plus(used - paidMicros, -used, 0, 0, filledWh));
            } else if (!stays) {
                change(order.userId(), m -> m.plus(0, 0, rest, -rest, 0));
            }
        }
        Order after = order.with(stays ? rest : 0, stillReserved);
        if (stays) {
            state.putOrder(after);
        } else {
            leave(after);
        }
        if (filledWh > 0 || !stays) {
            events.accept(new ZoneEvent.OrderCleared(after, epoch, filledWh, stays ? 0 : rest));
        }
        return rest;
    }

    /** An order leaves the book; its client order id stands for it a while longer. */
    private void leave(Order order) {
        left++;
        state.removeOrder(order.orderId());
        if (!order.clientOrderId().isEmpty()) {
            state.putClosedOrder(order);
            remembered.add(order.orderId());
        }
        change(
                order.userId(),
                m -> m.withOrders(m.orders().stream()
                        .filter(ref -> !ref.orderId().equals(order.orderId()))
                        .toList()));
    }

    private void forgetOldOnes() {
        if (!remembered.isEmpty()) {
            state.putClosedIn(epoch, remembered);
        }
        long old = epoch - ZoneRules.EPOCHS_REMEMBERED;
        List<String> orderIds = state.closedIn(old);
        for (String orderId : orderIds) {
            Order order = state.closedOrder(orderId).orElseThrow();
            state.removeClosedOrder(orderId);
            state.removeClientOrder(order.userId(), order.clientOrderId());
        }
        if (!orderIds.isEmpty()) {
            state.removeClosedIn(old);
        }
    }

    private void change(String userId, UnaryOperator<Member> by) {
        Member member = members.get(userId);
        if (member == null) {
            member = state.member(userId).orElseThrow(() -> new IllegalStateException("no member " + userId));
        }
        members.put(userId, by.apply(member));
    }

    private static long[] column(List<Order> orders, boolean price) {
        return orders.stream()
                .mapToLong(o -> price ? o.limitMicros() : o.remainingWh())
                .toArray();
    }

    private static int filled(long[] quantities) {
        int count = 0;
        for (long quantity : quantities) {
            if (quantity > 0) {
                count++;
            }
        }
        return count;
    }
}

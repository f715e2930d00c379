package org.gridtokenx.market;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The standing orders of the naive market. */
final class NaiveStandingOrders {
    private final NaiveMarket market;
    private final List<NaiveStandingOrder> all = new ArrayList<>();

    NaiveStandingOrders(NaiveMarket market) {
        this.market = market;
    }

    void set(Command.SetStandingOrder set) {
        RejectCode code = check(set);
        if (code != null) {
            market.said.add(new ZoneEvent.StandingOrderRejected(set.standingOrderId(), set.userId(), code, ""));
            return;
        }
        NaiveStandingOrder order = all.stream()
                .filter(o -> o.isOf(set.userId(), set.side()))
                .findFirst()
                .orElse(null);
        if (order == null) {
            order = new NaiveStandingOrder(set, market.nextPosition++);
            all.add(order);
        } else if (order.terms.limitMicros() != set.limitMicros()
                || order.terms.dailyBudgetMicros() != set.dailyBudgetMicros()) {
            order.position = market.nextPosition++;
        }
        order.terms = set;
        market.said.add(new ZoneEvent.StandingOrderSet(order.snapshot()));
    }

    private RejectCode check(Command.SetStandingOrder set) {
        if (market.rules == null) {
            return RejectCode.UNKNOWN_ZONE;
        }
        if (!market.isVerified()) {
            return RejectCode.CREDIT_NOT_VERIFIED;
        }
        RejectCode role = market.admission().role(set.userId(), set.side());
        RejectCode price = market.admission().price(set.limitMicros());
        if (role != null || price != null) {
            return role != null ? role : price;
        }
        boolean clash = all.stream()
                .anyMatch(o -> o.terms.userId().equals(set.userId())
                        && (o.terms.side() == set.side())
                                != o.terms.standingOrderId().equals(set.standingOrderId()));
        return clash ? RejectCode.STANDING_ORDER_EXISTS : null;
    }

    void end(Command.EndStandingOrder end) {
        NaiveStandingOrder order = all.stream()
                .filter(o -> o.isNamed(end.userId(), end.standingOrderId()))
                .findFirst()
                .orElse(null);
        if (order != null) {
            all.remove(order);
            market.said.add(new ZoneEvent.StandingOrderEnded(order.snapshot()));
        } else {
            market.said.add(new ZoneEvent.StandingOrderRejected(
                    end.standingOrderId(), end.userId(), RejectCode.UNKNOWN_STANDING_ORDER, ""));
        }
    }

    void charge(NaiveOrder made, long day, BigInteger micros) {
        for (NaiveStandingOrder order : all) {
            if (order.isNamed(made.placed.userId(), made.standingOrderId) && order.terms.side() == Side.BUY) {
                order.pay(day, micros);
                market.said.add(new ZoneEvent.StandingOrderSet(order.snapshot()));
            }
        }
    }

    void placeAll(long millis) {
        if (market.rules.paused()) {
            return;
        }
        all.stream()
                .sorted(Comparator.comparingLong(o -> o.position))
                .filter(o -> !o.terms.paused())
                .forEach(o -> placeFor(o, millis));
    }

    private void placeFor(NaiveStandingOrder standing, long millis) {
        Command.SetStandingOrder terms = standing.terms;
        long quantity = quantity(standing);
        if (quantity == 0) {
            return;
        }
        Command.PlaceOrder place = new Command.PlaceOrder(
                terms.zone(),
                orderId(terms),
                "",
                terms.userId(),
                terms.side(),
                quantity,
                terms.limitMicros(),
                market.openEpoch,
                TimeInForce.EPOCH,
                0);
        NaiveOrder order = new NaiveOrder(
                place, terms.standingOrderId(), standing.position, market.openEpoch, market.openEpoch, millis);
        RejectCode code = market.admission().check(order);
        if (code == null) {
            market.admit(order);
        } else {
            market.said.add(new ZoneEvent.StandingOrderSkipped(
                    terms.standingOrderId(), terms.userId(), market.openEpoch, code, ""));
        }
    }

    /** From the wanted quantity downwards, step by step in halves, to the largest that account and budget can pay. */
    private long quantity(NaiveStandingOrder standing) {
        Command.SetStandingOrder terms = standing.terms;
        BigInteger wanted = terms.side() == Side.SELL
                ? market.balances(terms.userId()).get(2)
                : market.accounts.drawnIn(terms.userId(), market.openEpoch - 1);
        long step = market.rules.quantityStepWh();
        long steps =
                wanted.min(BigInteger.valueOf(market.rules.maxQuantityWh())).longValueExact() / step;
        BigInteger cash = market.balances(terms.userId()).get(0);
        BigInteger budget =
                standing.budgetOn(Math.floorDiv(market.openEpoch * market.rules.epochMillis(), 86_400_000L));
        BigInteger most = budget == null ? cash : cash.min(budget);
        long affordable = 0;
        for (long jump = Long.highestOneBit(Math.max(1, steps)); jump > 0; jump /= 2) {
            if (affordable + jump <= steps
                    && cost(terms, (affordable + jump) * step).compareTo(most) <= 0) {
                affordable += jump;
            }
        }
        long quantity = affordable * step;
        return quantity < market.rules.minQuantityWh() ? 0 : quantity;
    }

    private static BigInteger cost(Command.SetStandingOrder terms, long quantity) {
        BigInteger amount = NaiveMoney.amount(BigInteger.valueOf(quantity), BigInteger.valueOf(terms.limitMicros()));
        return (terms.side() == Side.BUY ? amount : amount.negate()).max(BigInteger.ZERO);
    }

    private String orderId(Command.SetStandingOrder terms) {
        String name = terms.zone() + '/' + terms.userId() + '/' + terms.standingOrderId() + '/' + market.openEpoch;
        return NameBasedId.of(NameBasedId.STANDING_ORDERS, name.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;

/** The checks of admission, one after the other. */
final class NaiveAdmission {
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final ZoneRules rules;
    private final long openEpoch;
    private final NaiveAccounts accounts;
    private final List<NaiveOrder> orders;

    NaiveAdmission(ZoneRules rules, long openEpoch, NaiveAccounts accounts, List<NaiveOrder> orders) {
        this.rules = rules;
        this.openEpoch = openEpoch;
        this.accounts = accounts;
        this.orders = orders;
    }

    /** The first reason to refuse an order, or null. */
    RejectCode check(NaiveOrder order) {
        return Stream.of(duplicate(order), gate(order), role(order), terms(order), account(order))
                .filter(code -> code != null)
                .findFirst()
                .orElse(null);
    }

    private RejectCode duplicate(NaiveOrder order) {
        boolean known = orders.stream()
                .anyMatch(o -> o.isOpen(openEpoch) && o.placed.orderId().equals(order.placed.orderId()));
        return known ? RejectCode.DUPLICATE_ORDER : null;
    }

    private RejectCode gate(NaiveOrder order) {
        if (rules.paused()) {
            return RejectCode.MARKET_PAUSED;
        }
        BigInteger ahead = BigInteger.valueOf(order.first).subtract(BigInteger.valueOf(openEpoch));
        if (ahead.signum() < 0) {
            return RejectCode.GATE_CLOSED;
        }
        if (ahead.compareTo(BigInteger.valueOf(96)) > 0) {
            return RejectCode.UNKNOWN_EPOCH;
        }
        return order.last < order.first ? RejectCode.EXPIRY_TOO_EARLY : null;
    }

    private RejectCode role(NaiveOrder order) {
        return isVerified() ? role(order.placed.userId(), order.placed.side()) : null;
    }

    RejectCode role(String user, Side side) {
        Role role = accounts.roles.get(user);
        boolean may = side == Side.BUY ? role != null : role == Role.PROSUMER;
        return may ? null : RejectCode.ROLE_NOT_ALLOWED;
    }

    private RejectCode terms(NaiveOrder order) {
        long wh = order.placed.quantityWh();
        long micros = order.placed.limitMicros();
        if (wh < rules.minQuantityWh() || wh > rules.maxQuantityWh()) {
            return RejectCode.QUANTITY_OUT_OF_BOUNDS;
        }
        if (wh % rules.quantityStepWh() != 0) {
            return RejectCode.QUANTITY_STEP;
        }
        RejectCode price = price(micros);
        if (price != null) {
            return price;
        }
        BigInteger amount = NaiveMoney.amount(BigInteger.valueOf(wh), BigInteger.valueOf(micros));
        return amount.abs().compareTo(LARGEST) > 0 ? RejectCode.AMOUNT_TOO_LARGE : null;
    }

    RejectCode price(long micros) {
        if (micros < rules.minPriceMicros() || micros > rules.maxPriceMicros()) {
            return RejectCode.PRICE_OUT_OF_BOUNDS;
        }
        return micros % rules.priceStepMicros() != 0 ? RejectCode.PRICE_STEP : null;
    }

    private RejectCode account(NaiveOrder order) {
        String user = order.placed.userId();
        long forTheEpoch = orders.stream()
                .filter(o -> o.isOf(user) && o.first == order.first)
                .count();
        if (forTheEpoch >= 50) {
            return RejectCode.TOO_MANY_ORDERS;
        }
        if (isVerified() && order.reserved().compareTo(accounts.cash(user, orders, openEpoch)) > 0) {
            return RejectCode.INSUFFICIENT_CASH;
        }
        if (isVerified() && !order.isBuy() && order.left().compareTo(accounts.energy(user, orders, openEpoch)) > 0) {
            return RejectCode.INSUFFICIENT_ENERGY;
        }
        return orders.stream().anyMatch(own -> own.isOf(user) && wouldTrade(own, order)) ? RejectCode.SELF_CROSS : null;
    }

    /** Whether both stand in one epoch, on two sides, at prices that meet. */
    private boolean wouldTrade(NaiveOrder own, NaiveOrder order) {
        if (own.isBuy() == order.isBuy() || !own.isOpen(openEpoch)) {
            return false;
        }
        NaiveOrder bid = own.isBuy() ? own : order;
        NaiveOrder ask = own.isBuy() ? order : own;
        return Math.max(own.first, order.first) <= Math.min(own.last, order.last)
                && bid.placed.limitMicros() >= ask.placed.limitMicros();
    }

    private boolean isVerified() {
        return rules.credit() == Credit.VERIFIED;
    }
}

package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** A standing order of the naive market, with all that its orders have ever paid. */
final class NaiveStandingOrder {
    private record Payment(long day, BigInteger micros) {}

    Command.SetStandingOrder terms;
    long position;
    private final List<Payment> payments = new ArrayList<>();

    NaiveStandingOrder(Command.SetStandingOrder terms, long position) {
        this.terms = terms;
        this.position = position;
    }

    boolean isOf(String user, Side side) {
        return terms.userId().equals(user) && terms.side() == side;
    }

    boolean isNamed(String user, String id) {
        return terms.userId().equals(user) && terms.standingOrderId().equals(id);
    }

    void pay(long day, BigInteger micros) {
        payments.add(new Payment(day, micros));
    }

    BigInteger spentOn(long day) {
        return NaiveAccounts.sum(payments, payment -> payment.day() == day ? payment.micros() : null);
    }

    /** The most that an order of a day may pay, or null for as much as the account has. */
    BigInteger budgetOn(long day) {
        return terms.dailyBudgetMicros() == 0
                ? null
                : BigInteger.valueOf(terms.dailyBudgetMicros())
                        .subtract(spentOn(day))
                        .max(BigInteger.ZERO);
    }

    StandingOrder snapshot() {
        long day = payments.isEmpty() ? 0 : payments.get(payments.size() - 1).day();
        return new StandingOrder(
                terms.standingOrderId(),
                terms.userId(),
                terms.side(),
                terms.limitMicros(),
                terms.dailyBudgetMicros(),
                terms.paused(),
                position,
                day,
                spentOn(day).longValueExact());
    }
}

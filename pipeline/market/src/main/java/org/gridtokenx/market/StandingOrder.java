package org.gridtokenx.market;

import java.util.Objects;

/**
 * What a household said once, and the zone does whenever an epoch opens: sell what the meters proved and nobody has
 * bought yet, or buy what the meters reported as drawn in the epoch before. A user has at most one for each side.
 *
 * @param standingOrderId given by whoever placed it
 * @param limitMicros limit price per kWh of the orders it makes
 * @param dailyBudgetMicros the most that its orders may pay in a day (UTC, by the start of their epoch), or 0 for no
 *     budget; a standing sell order has none
 * @param paused whether it makes no orders for the time being
 * @param position its place in the zone's log, and the time priority of every order it makes; a change of its terms
 *     gets it a new one
 * @param spentDay the day, counted from 1970-01-01, that {@code spentMicros} is about
 * @param spentMicros what its orders have paid on that day
 */
public record StandingOrder(
        String standingOrderId,
        String userId,
        Side side,
        long limitMicros,
        long dailyBudgetMicros,
        boolean paused,
        long position,
        long spentDay,
        long spentMicros) {
    private static final long DAY_MILLIS = 86_400_000;

    public StandingOrder {
        Objects.requireNonNull(standingOrderId, "standingOrderId");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(side, "side");
    }

    /** The day that the budget of an epoch's orders belongs to. */
    static long dayOf(long epochStartMillis) {
        return Math.floorDiv(epochStartMillis, DAY_MILLIS);
    }

    /** What may still be paid on a day. */
    long budgetLeft(long day) {
        if (dailyBudgetMicros == 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, dailyBudgetMicros - (day == spentDay ? spentMicros : 0));
    }

    StandingOrder withSpent(long day, long micros) {
        return new StandingOrder(
                standingOrderId,
                userId,
                side,
                limitMicros,
                dailyBudgetMicros,
                paused,
                position,
                day,
                day == spentDay ? Math.addExact(spentMicros, micros) : micros);
    }
}

package org.gridtokenx.market;

import java.util.List;

/**
 * Something that happened in a zone, numbered without a gap per zone, so that whoever listens drops what it has seen
 * and notices what it missed.
 */
public record ZoneEvent(String zone, long sequence, Body body) {
    /** What happened. */
    public sealed interface Body {}

    /** An order stands in the book. Also the answer to a repeat of its client order id or its own id. */
    public record OrderAccepted(Order order, boolean repeat) implements Body {}

    /** The zone was opened, or has new rules from an epoch on. */
    public record RulesSet(ZoneRules rules, long fromEpoch) implements Body {}

    /**
     * An order was refused.
     *
     * @param epoch the epoch it was meant for, 0 where the zone is not open
     */
    public record OrderRejected(Command.PlaceOrder order, long epoch, RejectCode code, String message)
            implements Body {}

    /** A cancel was refused. */
    public record CancelRejected(String orderId, String userId, RejectCode code, String message) implements Body {}

    /** An order left the book at its owner's wish; {@code order} is what it was before. */
    public record OrderCancelled(Order order) implements Body {}

    /**
     * What a clearing did to an order.
     *
     * @param order after the clearing; closed where nothing is left to trade or its last clearing has passed
     * @param filledWh what it traded in this clearing
     * @param expiredWh what left the book unfilled
     */
    public record OrderCleared(Order order, long epoch, long filledWh, long expiredWh) implements Body {}

    /**
     * A member's balances after a change.
     *
     * @param member without orders, which have events of their own: an event's size does not grow with them
     */
    public record BalanceChanged(Member member) implements Body {
        public BalanceChanged {
            member = member.withOrders(List.of());
        }
    }

    /** A match. */
    public record Traded(Trade trade) implements Body {}

    /** An epoch closed and cleared; the next one is open. */
    public record EpochCleared(EpochResult result) implements Body {}

    /** Cash was added to a member's account. */
    public record CashDeposited(String userId, String depositId, long amountMicros) implements Body {}

    /** A deposit was refused; its id may be used again. */
    public record DepositRejected(String userId, String depositId, long amountMicros, RejectCode code, String message)
            implements Body {}

    /** What a meter exported in an interval became energy credit. */
    public record EnergyCredited(String userId, String meterId, long intervalStartMillis, long quantityWh)
            implements Body {}

    /** Bought energy was retired against a meter's import. */
    public record EnergyRetired(String userId, String meterId, long intervalStartMillis, long quantityWh)
            implements Body {}
}

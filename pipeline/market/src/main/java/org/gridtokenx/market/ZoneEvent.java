package org.gridtokenx.market;

import java.util.Arrays;

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

    /** Rules were refused; those that were in force stay. */
    public record RulesRejected(ZoneRules rules, RejectCode code, String message) implements Body {}

    /** An epoch was not closed early. */
    public record CloseRejected(long epoch, RejectCode code, String message) implements Body {}

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
     * @param amountMicros what its trades came to, before the seller's fee
     * @param feeMicros the fee on them, which a seller pays; 0 for a buy order
     * @param expiredWh what left the book unfilled; a sell order's is available again
     * @param releasedMicros cash it held and holds no more, besides what it paid
     */
    public record OrderCleared(
            Order order,
            long epoch,
            long filledWh,
            long amountMicros,
            long feeMicros,
            long expiredWh,
            long releasedMicros)
            implements Body {}

    /** Why all orders of a user were cancelled. */
    public enum CancelCause {
        /** The user asked for it. */
        REQUESTED,
        /** The user's cancel-after ran out. */
        CANCEL_AFTER
    }

    /** All of a user's orders were cancelled; each has an event of its own before this one. */
    public record AllCancelled(String userId, int orders, CancelCause cause) implements Body {}

    /** A user's orders will be cancelled at a time, or not any more where {@code deadlineMillis} is 0. */
    public record CancelAfterSet(String userId, long deadlineMillis) implements Body {}

    /** A standing order was placed or changed. */
    public record StandingOrderSet(StandingOrder order) implements Body {}

    /** A standing order makes no more orders; {@code order} is what it was. */
    public record StandingOrderEnded(StandingOrder order) implements Body {}

    /** A standing order was not placed, changed or ended. */
    public record StandingOrderRejected(String standingOrderId, String userId, RejectCode code, String message)
            implements Body {}

    /** A standing order could not make its order for an epoch; it tries again when the next one opens. */
    public record StandingOrderSkipped(
            String standingOrderId, String userId, long epoch, RejectCode code, String message) implements Body {}

    /**
     * A member's balances after a change.
     *
     * @param member without orders, which have events of their own: an event's size does not grow with them
     */
    public record BalanceChanged(Member member) implements Body {
        public BalanceChanged {
            member = member.account();
        }
    }

    /** A match. */
    public record Traded(Trade trade) implements Body {}

    /**
     * A piece of one side's aggregated curve, as it stood before the clearing: what was offered or asked for at each
     * price. Pieces come before the {@link EpochCleared} of their epoch, for bids and then for asks.
     *
     * @param piece number of the piece of this side, from 0
     * @param pricesMicros the best first: bids fall, asks rise
     * @param quantitiesWh at each of these prices alone
     */
    public record CurveCleared(long epoch, Side side, int piece, long[] pricesMicros, long[] quantitiesWh)
            implements Body {
        /** A piece with all its prices and quantities is far below what the log takes as one record. */
        public static final int MAX_LEVELS = 4_096;

        public CurveCleared {
            if (pricesMicros.length != quantitiesWh.length || pricesMicros.length > MAX_LEVELS) {
                throw new IllegalArgumentException("a piece of a curve has as many prices as quantities, up to "
                        + MAX_LEVELS + ": " + pricesMicros.length + " and " + quantitiesWh.length);
            }
            pricesMicros = pricesMicros.clone();
            quantitiesWh = quantitiesWh.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof CurveCleared that
                    && epoch == that.epoch
                    && side == that.side
                    && piece == that.piece
                    && Arrays.equals(pricesMicros, that.pricesMicros)
                    && Arrays.equals(quantitiesWh, that.quantitiesWh);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(epoch) * 31 + Arrays.hashCode(pricesMicros);
        }

        @Override
        public String toString() {
            return "CurveCleared[epoch=" + epoch + ", side=" + side + ", piece=" + piece + ", prices="
                    + Arrays.toString(pricesMicros) + ", quantities=" + Arrays.toString(quantitiesWh) + ']';
        }
    }

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

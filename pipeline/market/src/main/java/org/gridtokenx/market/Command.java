package org.gridtokenx.market;

import java.util.Objects;

/**
 * What can change a market: a record of the topic {@code market.commands}, addressed to one zone. Its time is its
 * broker's stamp and its priority its place in the log; neither is part of the command.
 */
public sealed interface Command {
    /** Id of the bidding zone; all commands of a zone lie in one partition of the log. */
    String zone();

    /**
     * Lets time pass in a partition when nobody trades. Belongs to no zone and has no effect of its own; duplicates are
     * harmless.
     */
    record Tick() implements Command {
        @Override
        public String zone() {
            return "";
        }
    }

    /** Opens a zone that is not open; without effect on one that is, so every starting instance may send it. */
    record OpenZone(String zone, ZoneRules rules) implements Command {
        public OpenZone {
            Identifier.require(zone, "zone");
            Objects.requireNonNull(rules, "rules");
        }
    }

    /**
     * Changes a zone's rules from the next epoch on, or opens it by them. The currency, the length of an epoch and the
     * kind of credit cannot change, see {@link ZoneRules#canBecome}.
     */
    record SetRules(String zone, ZoneRules rules) implements Command {
        public SetRules {
            Identifier.require(zone, "zone");
            Objects.requireNonNull(rules, "rules");
        }
    }

    /**
     * Pauses a zone, or lets it go on, at once; the rest of its rules stays. A paused zone refuses orders and makes none
     * for standing ones; orders in the book can be cancelled, and clear with their epoch.
     */
    record PauseZone(String zone, boolean paused) implements Command {
        public PauseZone {
            Identifier.require(zone, "zone");
        }
    }

    /**
     * Closes and clears the open epoch at once; the rest of its interval collects for the next one.
     *
     * @param epoch must be the one that is open, and have begun: so a repeat closes nothing more
     */
    record CloseEpoch(String zone, long epoch) implements Command {
        public CloseEpoch {
            Identifier.require(zone, "zone");
        }
    }

    /** Makes a user a member of the zone, or changes the role. */
    record OpenAccount(String zone, String userId, Role role) implements Command {
        public OpenAccount {
            Identifier.require(zone, "zone");
            Identifier.require(userId, "userId");
            Objects.requireNonNull(role, "role");
        }
    }

    /** Adds cash to a member's account, once per {@code depositId}. */
    record Deposit(String zone, String userId, String depositId, long amountMicros) implements Command {
        /** The most that one deposit may bring, and that an account may hold after one. */
        public static final long LIMIT_MICROS = 1_000_000_000_000_000L;

        /** The most that all deposits of a zone may bring: so no account, and no sum of some, leaves 64 bits. */
        public static final long ZONE_LIMIT_MICROS = 4_000_000_000_000_000_000L;

        public Deposit {
            Identifier.require(zone, "zone");
            Identifier.require(userId, "userId");
            Identifier.require(depositId, "depositId");
            if (amountMicros <= 0 || amountMicros > LIMIT_MICROS) {
                throw new IllegalArgumentException("a deposit is more than nothing and at most "
                        + Decimals.formatMicros(LIMIT_MICROS) + ": " + Decimals.formatMicros(amountMicros));
            }
        }
    }

    /**
     * What a meter measured in one interval: the export becomes energy credit, the import retires bought energy. The
     * zone takes each interval of a meter once, and in rising order of start.
     */
    record CreditEnergy(
            String zone, String userId, String meterId, long intervalStartMillis, long exportWh, long importWh)
            implements Command {
        /** No meter measures more in one interval (1 TWh). */
        public static final long LIMIT_WH = ZoneRules.QUANTITY_LIMIT_WH;

        /** The most that all meters of a zone may bring: so no account, and no sum of some, leaves 64 bits. */
        public static final long ZONE_LIMIT_WH = 4_000_000_000_000_000_000L;

        public CreditEnergy {
            Identifier.require(zone, "zone");
            Identifier.require(userId, "userId");
            Identifier.require(meterId, "meterId");
            if (exportWh < 0 || importWh < 0 || exportWh > LIMIT_WH || importWh > LIMIT_WH) {
                throw new IllegalArgumentException("measured energy lies within 0 and " + LIMIT_WH + " Wh");
            }
        }
    }

    /**
     * A limit order.
     *
     * @param clientOrderId the user's own id, or empty; the same one again returns the first order
     * @param quantityWh any value: the zone refuses what is out of its bounds, with a reason
     * @param limitMicros limit price per kWh
     * @param epoch number of the epoch it names, or {@link #ACTIVE_EPOCH}
     * @param untilMillis with {@link TimeInForce#UNTIL}: the time it leaves the book; else 0
     */
    record PlaceOrder(
            String zone,
            String orderId,
            String clientOrderId,
            String userId,
            Side side,
            long quantityWh,
            long limitMicros,
            long epoch,
            TimeInForce timeInForce,
            long untilMillis)
            implements Command {
        /** Stands for whichever epoch is active when the order reaches the zone. */
        public static final long ACTIVE_EPOCH = Long.MIN_VALUE;

        public PlaceOrder {
            Identifier.require(zone, "zone");
            Identifier.require(orderId, "orderId");
            Identifier.requireIfAny(clientOrderId, "clientOrderId");
            Identifier.require(userId, "userId");
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(timeInForce, "timeInForce");
        }
    }

    /** Takes an order out of the book, before its epoch closes. Only its owner's cancel counts. */
    record CancelOrder(String zone, String orderId, String userId) implements Command {
        public CancelOrder {
            Identifier.require(zone, "zone");
            Identifier.require(orderId, "orderId");
            Identifier.require(userId, "userId");
        }
    }

    /** Takes all of a user's orders out of the book, those for later epochs, too. Standing orders go on. */
    record CancelAll(String zone, String userId) implements Command {
        public CancelAll {
            Identifier.require(zone, "zone");
            Identifier.require(userId, "userId");
        }
    }

    /**
     * A dead man's switch, as derivatives exchanges have it ("cancel all after"): unless the user sends another before
     * the time is over, all orders of the user are cancelled. Whoever trades by program sends it again and again.
     *
     * @param timeoutMillis from the command's own time on, or 0 to have none
     */
    record CancelAfter(String zone, String userId, long timeoutMillis) implements Command {
        /** A switch shorter than this would go off between two ticks. */
        public static final long SHORTEST_MILLIS = 1_000;

        /** One day. */
        public static final long LONGEST_MILLIS = 86_400_000;

        public CancelAfter {
            Identifier.require(zone, "zone");
            Identifier.require(userId, "userId");
            if (timeoutMillis != 0 && (timeoutMillis < SHORTEST_MILLIS || timeoutMillis > LONGEST_MILLIS)) {
                throw new IllegalArgumentException("a cancel-after lies within " + SHORTEST_MILLIS + " and "
                        + LONGEST_MILLIS + " ms, or is 0 for none: " + timeoutMillis);
            }
        }
    }

    /**
     * Places a user's standing order for a side, or changes the one of this id. It makes its first order when the next
     * epoch opens. A change of its limit or budget gives it a new place in the log; pausing it does not.
     *
     * @param dailyBudgetMicros the most that its orders may pay in a day (UTC), or 0 for no budget; of a buy order only
     */
    record SetStandingOrder(
            String zone,
            String standingOrderId,
            String userId,
            Side side,
            long limitMicros,
            long dailyBudgetMicros,
            boolean paused)
            implements Command {
        public SetStandingOrder {
            Identifier.require(zone, "zone");
            Identifier.require(standingOrderId, "standingOrderId");
            Identifier.require(userId, "userId");
            Objects.requireNonNull(side, "side");
            if (dailyBudgetMicros < 0) {
                throw new IllegalArgumentException("a daily budget is not negative");
            }
            if (side == Side.SELL && dailyBudgetMicros > 0) {
                throw new IllegalArgumentException("a standing sell order has no budget");
            }
        }
    }

    /** Ends a standing order; the order it has in the book stays there. */
    record EndStandingOrder(String zone, String standingOrderId, String userId) implements Command {
        public EndStandingOrder {
            Identifier.require(zone, "zone");
            Identifier.require(standingOrderId, "standingOrderId");
            Identifier.require(userId, "userId");
        }
    }
}

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

    /**
     * Opens a zone, or changes its rules from the next epoch on. The length of an epoch and the kind of credit cannot
     * change; rules that would change them are without effect.
     */
    record SetRules(String zone, ZoneRules rules) implements Command {
        public SetRules {
            Identifier.require(zone, "zone");
            Objects.requireNonNull(rules, "rules");
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
        /** Thousands of the largest still add up within 64 bits. */
        public static final long LIMIT_MICROS = 1_000_000_000_000_000L;

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
        /** No meter measures more in one interval (1 TWh); millions of them still add up within 64 bits. */
        public static final long LIMIT_WH = ZoneRules.QUANTITY_LIMIT_WH;

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
}

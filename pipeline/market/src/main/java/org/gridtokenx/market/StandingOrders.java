package org.gridtokenx.market;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps the standing orders of a zone, and places their orders when an epoch opens. */
final class StandingOrders {
    /** Beyond it a budget is no bound, and its product with 1000 would not fit 64 bits. */
    private static final long LARGEST_BUDGET_MICROS = Long.MAX_VALUE / Amounts.WH_PER_KWH - 1;

    private final Floor floor;
    private final ZoneState state;

    StandingOrders(Floor floor) {
        this.floor = floor;
        state = floor.state();
    }

    void set(Command.SetStandingOrder command) {
        Optional<StandingOrder> before = state.standingOrder(command.userId(), command.side());
        Refusal refusal = check(command, before);
        if (refusal != null) {
            floor.emit(new ZoneEvent.StandingOrderRejected(
                    command.standingOrderId(), command.userId(), refusal.code(), refusal.message()));
            return;
        }
        boolean sameTerms = before.isPresent()
                && before.get().limitMicros() == command.limitMicros()
                && before.get().dailyBudgetMicros() == command.dailyBudgetMicros();
        long position = sameTerms ? before.get().position() : takePosition();
        StandingOrder order = new StandingOrder(
                command.standingOrderId(),
                command.userId(),
                command.side(),
                command.limitMicros(),
                command.dailyBudgetMicros(),
                command.paused(),
                position,
                before.map(StandingOrder::spentDay).orElse(0L),
                before.map(StandingOrder::spentMicros).orElse(0L));
        state.putStandingOrder(order);
        floor.emit(new ZoneEvent.StandingOrderSet(order));
    }

    private long takePosition() {
        ZoneClock clock = state.clock();
        state.putClock(clock.withPositionTaken());
        return clock.nextPosition();
    }

    private Refusal check(Command.SetStandingOrder command, Optional<StandingOrder> before) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            return new Refusal(RejectCode.UNKNOWN_ZONE, "zone " + floor.zone() + " is not open");
        }
        if (!floor.hasAccounts()) {
            return new Refusal(
                    RejectCode.CREDIT_NOT_VERIFIED,
                    "zone " + floor.zone() + " has no accounts, and so knows of no surplus and no demand");
        }
        Refusal refusal = Terms.checkRole(floor, floor.memberOrNew(command.userId()), command.side());
        if (refusal == null) {
            refusal = Terms.checkPrice(clock.rules(), command.limitMicros());
        }
        if (refusal != null) {
            return refusal;
        }
        Side other = command.side() == Side.BUY ? Side.SELL : Side.BUY;
        boolean another = before.isPresent() && !before.get().standingOrderId().equals(command.standingOrderId());
        boolean otherSide = state.standingOrder(command.userId(), other)
                .filter(o -> o.standingOrderId().equals(command.standingOrderId()))
                .isPresent();
        if (another || otherSide) {
            return new Refusal(
                    RejectCode.STANDING_ORDER_EXISTS,
                    another
                            ? "the user's standing order to " + command.side().word() + " is "
                                    + before.get().standingOrderId() + ": change or end that one"
                            : "this id is the user's standing order to " + other.word());
        }
        return null;
    }

    void end(Command.EndStandingOrder command) {
        for (Side side : Side.values()) {
            Optional<StandingOrder> found = state.standingOrder(command.userId(), side)
                    .filter(o -> o.standingOrderId().equals(command.standingOrderId()));
            if (found.isPresent()) {
                state.removeStandingOrder(command.userId(), side);
                floor.emit(new ZoneEvent.StandingOrderEnded(found.get()));
                return;
            }
        }
        floor.emit(new ZoneEvent.StandingOrderRejected(
                command.standingOrderId(),
                command.userId(),
                RejectCode.UNKNOWN_STANDING_ORDER,
                "no standing order " + command.standingOrderId() + " of this user"));
    }

    /** Places the orders of all standing orders, by their place in the log, for the epoch that has just opened. */
    void placeAll(long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!floor.hasAccounts() || clock.rules().paused()) {
            return;
        }
        List<StandingOrder> active = state.standingOrders().stream()
                .filter(order -> !order.paused())
                .sorted(Comparator.comparingLong(StandingOrder::position))
                .toList();
        Admission admission = new Admission(floor);
        for (StandingOrder order : active) {
            long quantity = quantity(order, clock);
            if (quantity > 0) {
                admission.placeFor(order, orderId(order, clock.openEpoch()), quantity, effectiveMillis);
            }
        }
    }

    /**
     * What the order is for: a sale of all available credit, or a purchase of what was drawn while the epoch before was
     * open; as far as the account and the budget reach, in whole steps, and nothing where that is below the smallest
     * quantity of the zone.
     */
    private long quantity(StandingOrder order, ZoneClock clock) {
        ZoneRules rules = clock.rules();
        Member member = floor.memberOrNew(order.userId());
        long wanted = order.side() == Side.SELL ? member.energyWh() : member.drawnIn(clock.openEpoch() - 1);
        long price = order.side() == Side.BUY ? order.limitMicros() : -order.limitMicros();
        long most = Math.min(wanted, rules.maxQuantityWh());
        if (price > 0) {
            long budget = Math.min(
                    member.cashMicros(), order.budgetLeft(StandingOrder.dayOf(rules.startOf(clock.openEpoch()))));
            most = Math.min(most, affordable(budget, price));
        }
        long whole = most - most % rules.quantityStepWh();
        return whole < rules.minQuantityWh() ? 0 : whole;
    }

    /** The largest quantity whose amount, rounded down, is not above a budget. */
    static long affordable(long budgetMicros, long priceMicros) {
        long budget = Math.min(budgetMicros, LARGEST_BUDGET_MICROS);
        return ((budget + 1) * Amounts.WH_PER_KWH - 1) / priceMicros;
    }

    private String orderId(StandingOrder order, long epoch) {
        String name = floor.zone() + '/' + order.userId() + '/' + order.standingOrderId() + '/' + epoch;
        return NameBasedId.of(NameBasedId.STANDING_ORDERS, name.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}

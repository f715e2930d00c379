package org.gridtokenx.market;

import java.util.Optional;
import java.util.function.Consumer;

/** Decides whether an order enters the book, in the order of the rule book; each refusal has its own code. */
final class Admission {
    private final String zone;
    private final ZoneState state;
    private final Consumer<ZoneEvent.Body> events;

    Admission(String zone, ZoneState state, Consumer<ZoneEvent.Body> events) {
        this.zone = zone;
        this.state = state;
        this.events = events;
    }

    private record Refusal(RejectCode code, String message) {}

    void place(Command.PlaceOrder place, long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            refuse(place, 0, new Refusal(RejectCode.UNKNOWN_ZONE, "zone " + zone + " is not open"));
            return;
        }
        boolean active = place.epoch() == Command.PlaceOrder.ACTIVE_EPOCH;
        long first = active ? clock.openEpoch() : place.epoch();
        if (answerRepeat(place, first)) {
            return;
        }
        ZoneRules rules = clock.rules();
        // An order that stands until a time takes part in the clearings up to then; epochs clear at their end.
        long last = place.timeInForce() == TimeInForce.EPOCH ? first : rules.epochAt(place.untilMillis()) - 1;
        Member member = state.member(place.userId()).orElseGet(() -> Member.of(place.userId(), null));
        Refusal refusal = check(place, clock, member, first, last);
        if (refusal != null) {
            refuse(place, first, refusal);
            return;
        }
        boolean verified = rules.credit() == Credit.VERIFIED;
        long reserved = verified && place.side() == Side.BUY ? reservation(place) : 0;
        if (verified) {
            member = place.side() == Side.BUY
                    ? member.plus(-reserved, reserved, 0, 0, 0)
                    : member.plus(0, 0, -place.quantityWh(), place.quantityWh(), 0);
        }
        Order order = new Order(
                place.orderId(),
                place.clientOrderId(),
                place.userId(),
                place.side(),
                place.quantityWh(),
                place.quantityWh(),
                place.limitMicros(),
                reserved,
                clock.nextPosition(),
                first,
                last,
                effectiveMillis);
        state.putOrder(order);
        if (!place.clientOrderId().isEmpty()) {
            state.putClientOrder(place.userId(), place.clientOrderId(), place.orderId());
        }
        member = member.withOrder(
                new Member.OrderRef(place.orderId(), place.side(), place.limitMicros(), first, last, true));
        state.putMember(member);
        state.putClock(clock.withOrderAdmitted(first));
        events.accept(new ZoneEvent.OrderAccepted(order, false));
        if (verified) {
            events.accept(new ZoneEvent.BalanceChanged(member));
        }
    }

    /**
     * A repeat of a user's client order id is answered with the first order, until {@link ZoneRules#EPOCHS_REMEMBERED}
     * epochs after it has left the book. The id of an order that is so remembered, or in the book, is refused.
     */
    private boolean answerRepeat(Command.PlaceOrder place, long epoch) {
        Optional<Order> first = place.clientOrderId().isEmpty()
                ? Optional.empty()
                : state.clientOrder(place.userId(), place.clientOrderId()).flatMap(this::known);
        if (first.isPresent()) {
            events.accept(new ZoneEvent.OrderAccepted(first.get(), true));
            return true;
        }
        if (known(place.orderId()).isEmpty()) {
            return false;
        }
        refuse(
                place,
                epoch,
                new Refusal(RejectCode.DUPLICATE_ORDER, "order id " + place.orderId() + " is already in use"));
        return true;
    }

    private Optional<Order> known(String orderId) {
        return state.order(orderId).or(() -> state.closedOrder(orderId));
    }

    private Refusal check(Command.PlaceOrder place, ZoneClock clock, Member member, long first, long last) {
        ZoneRules rules = clock.rules();
        if (rules.paused()) {
            return new Refusal(RejectCode.MARKET_PAUSED, "zone " + zone + " is paused");
        }
        if (first < clock.openEpoch()) {
            return new Refusal(
                    RejectCode.GATE_CLOSED, "epoch " + first + " has closed; " + clock.openEpoch() + " is active");
        }
        if (first > clock.openEpoch() + ZoneRules.MAX_EPOCHS_AHEAD) {
            return new Refusal(
                    RejectCode.UNKNOWN_EPOCH,
                    "epoch " + first + " is more than " + ZoneRules.MAX_EPOCHS_AHEAD + " after the active "
                            + clock.openEpoch());
        }
        if (last < first) {
            return new Refusal(
                    RejectCode.EXPIRY_TOO_EARLY,
                    "the order would leave the book before the clearing of epoch " + first);
        }
        boolean verified = rules.credit() == Credit.VERIFIED;
        if (verified && (member.role() == null || place.side() == Side.SELL && member.role() == Role.CONSUMER)) {
            return new Refusal(
                    RejectCode.ROLE_NOT_ALLOWED,
                    member.role() == null
                            ? "the user has no account in zone " + zone
                            : "a " + member.role().word() + " may not "
                                    + place.side().word());
        }
        Refusal terms = checkTerms(place, rules);
        if (terms != null) {
            return terms;
        }
        if (member.ordersIn(first) >= ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH) {
            return new Refusal(
                    RejectCode.TOO_MANY_ORDERS,
                    "the user has " + ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH + " orders for epoch " + first);
        }
        if (member.orders().size() >= ZoneRules.MAX_ORDERS_PER_USER) {
            return new Refusal(
                    RejectCode.TOO_MANY_ORDERS,
                    "the user has " + ZoneRules.MAX_ORDERS_PER_USER + " orders in the zone");
        }
        if (verified && place.side() == Side.BUY && reservation(place) > member.cashMicros()) {
            return new Refusal(
                    RejectCode.INSUFFICIENT_CASH,
                    "the order takes " + Decimals.formatMicros(reservation(place)) + ", available are "
                            + Decimals.formatMicros(member.cashMicros()));
        }
        if (verified && place.side() == Side.SELL && place.quantityWh() > member.energyWh()) {
            return new Refusal(
                    RejectCode.INSUFFICIENT_ENERGY,
                    "the order takes " + Decimals.formatEnergy(place.quantityWh()) + " kWh, available are "
                            + Decimals.formatEnergy(member.energyWh()));
        }
        if (member.wouldTradeWith(place.side(), place.limitMicros(), first, last)) {
            return new Refusal(RejectCode.SELF_CROSS, "the order would trade with an own order in the book");
        }
        return null;
    }

    private static Refusal checkTerms(Command.PlaceOrder place, ZoneRules rules) {
        if (place.quantityWh() < rules.minQuantityWh() || place.quantityWh() > rules.maxQuantityWh()) {
            return new Refusal(
                    RejectCode.QUANTITY_OUT_OF_BOUNDS,
                    "the quantity lies outside " + Decimals.formatEnergy(rules.minQuantityWh()) + " to "
                            + Decimals.formatEnergy(rules.maxQuantityWh()) + " kWh");
        }
        if (place.quantityWh() % rules.quantityStepWh() != 0) {
            return new Refusal(
                    RejectCode.QUANTITY_STEP,
                    "the quantity is no multiple of " + Decimals.formatEnergy(rules.quantityStepWh()) + " kWh");
        }
        if (place.limitMicros() < rules.minPriceMicros() || place.limitMicros() > rules.maxPriceMicros()) {
            return new Refusal(
                    RejectCode.PRICE_OUT_OF_BOUNDS,
                    "the price lies outside " + Decimals.formatMicros(rules.minPriceMicros()) + " to "
                            + Decimals.formatMicros(rules.maxPriceMicros()));
        }
        if (place.limitMicros() % rules.priceStepMicros() != 0) {
            return new Refusal(
                    RejectCode.PRICE_STEP,
                    "the price is no multiple of " + Decimals.formatMicros(rules.priceStepMicros()));
        }
        try {
            Amounts.amountMicros(place.quantityWh(), place.limitMicros());
        } catch (ArithmeticException e) {
            return new Refusal(RejectCode.AMOUNT_TOO_LARGE, "quantity times price does not fit 64 bits");
        }
        return null;
    }

    private static long reservation(Command.PlaceOrder place) {
        return Math.max(0, Amounts.amountMicros(place.quantityWh(), place.limitMicros()));
    }

    private void refuse(Command.PlaceOrder place, long epoch, Refusal refusal) {
        events.accept(new ZoneEvent.OrderRejected(place, epoch, refusal.code(), refusal.message()));
    }
}

package org.gridtokenx.market;

import java.util.Optional;

/** Decides whether an order enters the book, in the order of the rule book; each refusal has its own code. */
final class Admission {
    private final Floor floor;
    private final ZoneState state;

    Admission(Floor floor) {
        this.floor = floor;
        state = floor.state();
    }

    void place(Command.PlaceOrder place, long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            refuse(place, 0, new Refusal(RejectCode.UNKNOWN_ZONE, "zone " + floor.zone() + " is not open"));
            return;
        }
        boolean active = place.epoch() == Command.PlaceOrder.ACTIVE_EPOCH;
        long first = active ? clock.openEpoch() : place.epoch();
        if (answerRepeat(place, first)) {
            return;
        }
        // An order that stands until a time takes part in the clearings up to then; epochs clear at their end.
        long last =
                place.timeInForce() == TimeInForce.EPOCH ? first : clock.rules().epochAt(place.untilMillis()) - 1;
        Member member = floor.memberOrNew(place.userId());
        Refusal refusal = check(place, clock, member, first, last);
        if (refusal != null) {
            refuse(place, first, refusal);
            return;
        }
        state.putClock(clock.withPositionTaken().withEpochNamed(first));
        admit(place, "", member, clock.nextPosition(), first, last, effectiveMillis);
    }

    /** Places an order for a standing order in the epoch that is open, with the standing order's time priority. */
    void placeFor(StandingOrder standing, String orderId, long quantityWh, long effectiveMillis) {
        ZoneClock clock = state.clock();
        long epoch = clock.openEpoch();
        Command.PlaceOrder place = new Command.PlaceOrder(
                floor.zone(),
                orderId,
                "",
                standing.userId(),
                standing.side(),
                quantityWh,
                standing.limitMicros(),
                epoch,
                TimeInForce.EPOCH,
                0);
        Member member = floor.memberOrNew(standing.userId());
        Refusal refusal = state.holds(orderId) ? inUse(orderId) : check(place, clock, member, epoch, epoch);
        if (refusal != null) {
            floor.emit(new ZoneEvent.StandingOrderSkipped(
                    standing.standingOrderId(), standing.userId(), epoch, refusal.code(), refusal.message()));
            return;
        }
        admit(place, standing.standingOrderId(), member, standing.position(), epoch, epoch, effectiveMillis);
    }

    private void admit(
            Command.PlaceOrder place,
            String standingOrderId,
            Member member,
            long position,
            long first,
            long last,
            long effectiveMillis) {
        boolean accounts = floor.hasAccounts();
        long reserved = accounts ? Order.reservation(place.side(), place.quantityWh(), place.limitMicros()) : 0;
        Order order = new Order(
                place.orderId(),
                place.clientOrderId(),
                standingOrderId,
                place.userId(),
                place.side(),
                place.quantityWh(),
                place.quantityWh(),
                place.limitMicros(),
                reserved,
                position,
                first,
                last,
                effectiveMillis);
        state.addOrder(first, order);
        if (!place.clientOrderId().isEmpty()) {
            state.putClientOrder(order);
        }
        Member holding = accounts ? member.reserve(place.side(), place.quantityWh(), reserved) : member;
        Member known = holding.withOrders(first, 1);
        state.putMember(known);
        floor.emit(new ZoneEvent.OrderAccepted(order, false));
        if (accounts) {
            floor.emit(new ZoneEvent.BalanceChanged(known));
        }
    }

    /**
     * A repeat of a user's client order id is answered with the first order, until {@link ZoneRules#EPOCHS_REMEMBERED}
     * epochs after it has left the book. An order id is refused while its order is in the book.
     */
    private boolean answerRepeat(Command.PlaceOrder place, long epoch) {
        if (!place.clientOrderId().isEmpty()) {
            Optional<Order> first = state.clientOrder(place.userId(), place.clientOrderId());
            if (first.isPresent()) {
                floor.emit(new ZoneEvent.OrderAccepted(asItIsNow(first.get()), true));
                return true;
            }
        }
        if (state.holds(place.orderId())) {
            refuse(place, epoch, inUse(place.orderId()));
            return true;
        }
        return false;
    }

    /** The order in the book, unless it has left it; its id may by now be another order's. */
    private Order asItIsNow(Order kept) {
        return floor.find(floor.memberOrNew(kept.userId()), kept.orderId())
                .map(Floor.Standing::order)
                .filter(order -> order.position() == kept.position())
                .orElse(kept);
    }

    private static Refusal inUse(String orderId) {
        return new Refusal(RejectCode.DUPLICATE_ORDER, "order id " + orderId + " is already in use");
    }

    private Refusal check(Command.PlaceOrder place, ZoneClock clock, Member member, long first, long last) {
        Refusal refusal = checkGate(clock, first, last);
        if (refusal == null && floor.hasAccounts()) {
            refusal = Terms.checkRole(floor, member, place.side());
        }
        if (refusal == null) {
            refusal = Terms.check(clock.rules(), place.quantityWh(), place.limitMicros());
        }
        if (refusal == null) {
            refusal = checkCount(member, first);
        }
        if (refusal == null && floor.hasAccounts()) {
            refusal = checkAccount(place, member);
        }
        if (refusal == null && wouldTradeWithOwn(place, member, first, last)) {
            refusal = new Refusal(RejectCode.SELF_CROSS, "the order would trade with an own order in the book");
        }
        return refusal;
    }

    private Refusal checkGate(ZoneClock clock, long first, long last) {
        if (clock.rules().paused()) {
            return new Refusal(RejectCode.MARKET_PAUSED, "zone " + floor.zone() + " is paused");
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
        return null;
    }

    private Refusal checkCount(Member member, long first) {
        boolean some = member.epochs().contains(first);
        if (some && state.orders(first, member.userId()).placed() >= ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH) {
            return new Refusal(
                    RejectCode.TOO_MANY_ORDERS,
                    "the user has " + ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH + " orders for epoch " + first);
        }
        if (member.openOrders() >= ZoneRules.MAX_ORDERS_PER_USER) {
            return new Refusal(
                    RejectCode.TOO_MANY_ORDERS,
                    "the user has " + ZoneRules.MAX_ORDERS_PER_USER + " open orders in the zone");
        }
        return null;
    }

    private static Refusal checkAccount(Command.PlaceOrder place, Member member) {
        long reserved = Order.reservation(place.side(), place.quantityWh(), place.limitMicros());
        if (reserved > member.cashMicros()) {
            return new Refusal(
                    RejectCode.INSUFFICIENT_CASH,
                    "the order takes " + Decimals.formatMicros(reserved) + ", available are "
                            + Decimals.formatMicros(member.cashMicros()));
        }
        if (place.side() == Side.SELL && place.quantityWh() > member.energyWh()) {
            return new Refusal(
                    RejectCode.INSUFFICIENT_ENERGY,
                    "the order takes " + Decimals.formatEnergy(place.quantityWh()) + " kWh, available are "
                            + Decimals.formatEnergy(member.energyWh()));
        }
        return null;
    }

    /** Whether an own order on the other side takes part in one of the same clearings, at a price that meets. */
    private boolean wouldTradeWithOwn(Command.PlaceOrder place, Member member, long first, long last) {
        for (long epoch : member.epochs()) {
            if (epoch > last) {
                break;
            }
            MemberOrders orders = state.orders(epoch, member.userId());
            if (orders.meet(place.side(), place.limitMicros())
                    && orders.orders().stream().anyMatch(own -> wouldTrade(place, own, first, last))) {
                return true;
            }
        }
        return false;
    }

    private static boolean wouldTrade(Command.PlaceOrder place, Order own, long first, long last) {
        boolean meet = own.side() != place.side() && own.firstEpoch() <= last && first <= own.lastEpoch();
        return meet
                && (place.side() == Side.BUY
                        ? place.limitMicros() >= own.limitMicros()
                        : place.limitMicros() <= own.limitMicros());
    }

    private void refuse(Command.PlaceOrder place, long epoch, Refusal refusal) {
        floor.emit(new ZoneEvent.OrderRejected(place, epoch, refusal.code(), refusal.message()));
    }
}

package org.gridtokenx.market;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes orders out of the book before their epoch closes: one, all of a user's, or all of those who fell silent. */
final class Cancellation {
    private final Floor floor;
    private final ZoneState state;

    Cancellation(Floor floor) {
        this.floor = floor;
        state = floor.state();
    }

    void cancel(Command.CancelOrder cancel) {
        Member member = floor.memberOrNew(cancel.userId());
        Optional<Floor.Standing> found = floor.find(member, cancel.orderId());
        if (found.isEmpty()) {
            floor.emit(new ZoneEvent.CancelRejected(
                    cancel.orderId(),
                    cancel.userId(),
                    RejectCode.UNKNOWN_ORDER,
                    "no open order " + cancel.orderId() + " of this user"));
            return;
        }
        keep(takeOut(member, found.get()));
    }

    void cancelAll(String userId, ZoneEvent.CancelCause cause) {
        Member member = floor.memberOrNew(userId);
        List<Floor.Standing> orders = floor.findAll(member);
        for (Floor.Standing standing : orders) {
            member = takeOut(member, standing);
        }
        if (!orders.isEmpty()) {
            keep(member);
        }
        floor.emit(new ZoneEvent.AllCancelled(userId, orders.size(), cause));
    }

    void cancelAfter(Command.CancelAfter command, long effectiveMillis) {
        if (command.timeoutMillis() == 0 || !state.clock().isOpen()) {
            state.removeDeadline(command.userId());
            floor.emit(new ZoneEvent.CancelAfterSet(command.userId(), 0));
            return;
        }
        long deadline = effectiveMillis + command.timeoutMillis();
        state.putDeadline(command.userId(), deadline);
        ZoneClock clock = state.clock();
        state.putClock(clock.withNextDeadline(Math.min(clock.nextDeadlineMillis(), deadline)));
        floor.emit(new ZoneEvent.CancelAfterSet(command.userId(), deadline));
    }

    /** Cancels for those whose time is over, the earliest first, and finds when the next one's is. */
    void runOut(long effectiveMillis) {
        Map<String, Long> deadlines = state.deadlines();
        deadlines.entrySet().stream()
                .filter(entry -> entry.getValue() <= effectiveMillis)
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> {
                    state.removeDeadline(entry.getKey());
                    cancelAll(entry.getKey(), ZoneEvent.CancelCause.CANCEL_AFTER);
                });
        long next = deadlines.values().stream()
                .filter(deadline -> deadline > effectiveMillis)
                .min(Comparator.naturalOrder())
                .orElse(ZoneClock.NO_DEADLINE);
        state.putClock(state.clock().withNextDeadline(next));
    }

    private Member takeOut(Member member, Floor.Standing standing) {
        Order order = standing.order();
        state.removeOrder(standing.epoch(), order);
        if (!order.clientOrderId().isEmpty()) {
            state.closeClientOrder(state.clock().openEpoch(), order.with(0, 0));
        }
        floor.emit(new ZoneEvent.OrderCancelled(order));
        Member released = floor.hasAccounts() ? member.release(order) : member;
        return state.orders(standing.epoch(), order.userId()).isEmpty()
                ? released.withoutOrders(standing.epoch(), 1)
                : released.withOrders(standing.epoch(), -1);
    }

    private void keep(Member member) {
        if (floor.hasAccounts()) {
            floor.change(member);
        } else {
            state.putMember(member);
        }
    }
}

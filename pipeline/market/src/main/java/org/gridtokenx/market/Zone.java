package org.gridtokenx.market;

import java.util.function.Consumer;

/**
 * One bidding zone as a deterministic state machine: commands in log order in, numbered events out. Same log, same
 * events, bit for bit.
 *
 * <p>All commands of a zone lie in one partition, and time in a partition never runs backwards. So a command stamped at
 * or after the end of the open epoch proves that every command of that epoch has been seen: the epoch clears then,
 * before the command is looked at. In a quiet zone the caller says that time has passed. Either way the clearing falls
 * between the same two commands of the log. The same holds for a cancel-after that runs out.
 */
public final class Zone {
    private final Floor floor;
    private final ZoneState state;

    /** A zone over its memory; {@code events} is called in the order things happen. */
    public Zone(String zone, ZoneState state, Consumer<ZoneEvent> events) {
        this.state = state;
        floor = new Floor(zone, state, events);
    }

    /**
     * Applies a command.
     *
     * @param effectiveMillis the greatest broker stamp seen in the command's partition up to and including it
     */
    public void apply(Command command, long effectiveMillis) {
        advanceTo(effectiveMillis);
        if (command instanceof Command.PlaceOrder place) {
            new Admission(floor).place(place, effectiveMillis);
        } else if (command instanceof Command.CancelOrder cancel) {
            new Cancellation(floor).cancel(cancel);
        } else if (command instanceof Command.CancelAll cancel) {
            new Cancellation(floor).cancelAll(cancel.userId(), ZoneEvent.CancelCause.REQUESTED);
        } else if (command instanceof Command.CancelAfter cancel) {
            new Cancellation(floor).cancelAfter(cancel, effectiveMillis);
        } else if (command instanceof Command.SetStandingOrder set) {
            new StandingOrders(floor).set(set);
        } else if (command instanceof Command.EndStandingOrder end) {
            new StandingOrders(floor).end(end);
        } else if (command instanceof Command.CreditEnergy credit) {
            new Accounts(floor).credit(credit);
        } else if (command instanceof Command.Deposit deposit) {
            new Accounts(floor).deposit(deposit);
        } else if (command instanceof Command.OpenAccount open) {
            new Accounts(floor).open(open);
        } else if (command instanceof Command.OpenZone open) {
            new RuleBook(floor).open(open.rules(), effectiveMillis);
        } else if (command instanceof Command.SetRules set) {
            new RuleBook(floor).set(set.rules(), effectiveMillis);
        } else if (command instanceof Command.PauseZone pause) {
            new RuleBook(floor).pause(pause.paused());
        } else if (command instanceof Command.CloseEpoch close) {
            closeEarly(close.epoch(), effectiveMillis);
        }
    }

    /**
     * Does all that happens in the zone by itself up to a time: closes and clears every epoch that has ended, and
     * cancels the orders of those whose cancel-after has run out. At the same time an epoch's end comes first, as it
     * does for a cancel stamped then.
     */
    public void advanceTo(long effectiveMillis) {
        while (state.clock().nextMoment() <= effectiveMillis && state.clock().isOpen()) {
            ZoneClock clock = state.clock();
            long end = clock.rules().endOf(clock.openEpoch());
            if (end <= clock.nextDeadlineMillis()) {
                clearOpenEpoch(end);
            } else {
                new Cancellation(floor).runOut(clock.nextDeadlineMillis());
            }
        }
    }

    /**
     * Clears the open epoch and those up to the latest that an order names: the end of a file of orders, after which
     * nothing more can arrive.
     */
    public void finish() {
        if (state.clock().isOpen()) {
            do {
                advanceTo(state.clock().rules().endOf(state.clock().openEpoch()));
            } while (state.clock().openEpoch() <= state.clock().lastNamedEpoch());
        }
    }

    private void clearOpenEpoch(long closedMillis) {
        new EpochClearing(floor, closedMillis).run();
        state.putClock(state.clock().nextEpoch());
        new StandingOrders(floor).placeAll(closedMillis);
    }

    private void closeEarly(long epoch, long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            refuseClose(epoch, RejectCode.UNKNOWN_ZONE, "zone " + floor.zone() + " is not open");
        } else if (epoch != clock.openEpoch()) {
            refuseClose(
                    epoch,
                    epoch < clock.openEpoch() ? RejectCode.GATE_CLOSED : RejectCode.UNKNOWN_EPOCH,
                    "epoch " + clock.openEpoch() + " is active, not " + epoch);
        } else if (clock.rules().startOf(epoch) > effectiveMillis) {
            refuseClose(
                    epoch,
                    RejectCode.EPOCH_NOT_STARTED,
                    "the interval of epoch " + epoch + " has not begun: the one before was closed early");
        } else {
            clearOpenEpoch(effectiveMillis);
        }
    }

    private void refuseClose(long epoch, RejectCode code, String message) {
        floor.emit(new ZoneEvent.CloseRejected(epoch, code, message));
    }
}

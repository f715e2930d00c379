package org.gridtokenx.market;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * One bidding zone as a deterministic state machine: commands in log order in, numbered events out. Same log, same
 * events, bit for bit.
 *
 * <p>All commands of a zone lie in one partition, and time in a partition never runs backwards. So a command stamped at
 * or after the end of the open epoch proves that every command of that epoch has been seen: the epoch clears then,
 * before the command is looked at. In a quiet zone the caller says that time has passed. Either way the clearing falls
 * between the same two commands of the log.
 */
public final class Zone {
    private final String zone;
    private final ZoneState state;
    private final Consumer<ZoneEvent> events;

    /** A zone over its memory; {@code events} is called in the order things happen. */
    public Zone(String zone, ZoneState state, Consumer<ZoneEvent> events) {
        this.zone = zone;
        this.state = state;
        this.events = events;
    }

    /**
     * Applies a command.
     *
     * @param effectiveMillis the greatest broker stamp seen in the command's partition up to and including it
     */
    public void apply(Command command, long effectiveMillis) {
        advanceTo(effectiveMillis);
        if (command instanceof Command.PlaceOrder place) {
            new Admission(zone, state, this::emit).place(place, effectiveMillis);
        } else if (command instanceof Command.CancelOrder cancel) {
            cancel(cancel);
        } else if (command instanceof Command.SetRules set) {
            setRules(set.rules(), effectiveMillis);
        } else if (command instanceof Command.OpenAccount open) {
            changeMember(state.member(open.userId())
                    .map(m -> m.withRole(open.role()))
                    .orElseGet(() -> Member.of(open.userId(), open.role())));
        } else if (command instanceof Command.Deposit deposit) {
            deposit(deposit);
        } else if (command instanceof Command.CreditEnergy credit) {
            credit(credit);
        }
    }

    /** Closes and clears every epoch that has ended by a time. */
    public void advanceTo(long effectiveMillis) {
        while (state.clock().isOpen()
                && state.clock().rules().endOf(state.clock().openEpoch()) <= effectiveMillis) {
            clearOpenEpoch();
        }
    }

    /**
     * Clears the open epoch and those up to the latest that an order names: the end of a file of orders, after which
     * nothing more can arrive.
     */
    public void finish() {
        if (state.clock().isOpen()) {
            clearOpenEpoch();
            while (state.clock().openEpoch() <= state.clock().lastNamedEpoch()) {
                clearOpenEpoch();
            }
        }
    }

    private void clearOpenEpoch() {
        new EpochClearing(zone, state, this::emit).run();
        state.putClock(state.clock().nextEpoch());
    }

    private void setRules(ZoneRules rules, long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            long epoch = rules.epochAt(effectiveMillis);
            state.putClock(
                    new ZoneClock(rules, null, epoch, clock.nextPosition(), clock.nextSequence(), 0, Long.MIN_VALUE));
            emit(new ZoneEvent.RulesSet(rules, epoch));
        } else if (clock.rules().epochMillis() == rules.epochMillis()
                && clock.rules().credit() == rules.credit()) {
            state.putClock(clock.withNextRules(rules));
            emit(new ZoneEvent.RulesSet(rules, clock.openEpoch() + 1));
        }
        // Another epoch length would give two epochs the same number, another kind of credit would settle orders whose
        // reservation it does not know: such a change is without effect.
    }

    private void cancel(Command.CancelOrder cancel) {
        Optional<Order> found =
                state.order(cancel.orderId()).filter(o -> o.userId().equals(cancel.userId()) && o.isOpen());
        if (found.isEmpty()) {
            emit(new ZoneEvent.CancelRejected(
                    cancel.orderId(),
                    cancel.userId(),
                    RejectCode.UNKNOWN_ORDER,
                    "no open order " + cancel.orderId() + " of this user"));
            return;
        }
        Order order = found.get();
        state.putOrder(order.with(0, 0));
        emit(new ZoneEvent.OrderCancelled(order));
        Member member = state.member(order.userId()).orElseThrow();
        if (state.clock().rules().credit() == Credit.VERIFIED) {
            member = release(member, order, order.remainingWh(), order.reservedMicros());
        }
        member = member.withOrder(new Member.OrderRef(
                order.orderId(), order.side(), order.limitMicros(), order.firstEpoch(), order.lastEpoch(), false));
        changeMember(member);
    }

    static Member release(Member member, Order order, long remainingWh, long reservedMicros) {
        return order.side() == Side.BUY
                ? member.plus(reservedMicros, -reservedMicros, 0, 0, 0)
                : member.plus(0, 0, remainingWh, -remainingWh, 0);
    }

    private void deposit(Command.Deposit deposit) {
        String mark = "deposit/" + deposit.depositId();
        if (state.mark(mark).isPresent()) {
            return;
        }
        Member member = memberOrNew(deposit.userId());
        // Sums far from 64 bits: thousands of accounts as full as this could pay one seller.
        if (member.cashMicros() + member.cashReservedMicros() > Command.Deposit.LIMIT_MICROS - deposit.amountMicros()) {
            emit(new ZoneEvent.DepositRejected(
                    deposit.userId(),
                    deposit.depositId(),
                    deposit.amountMicros(),
                    RejectCode.BALANCE_TOO_LARGE,
                    "no deposit raises an account above " + Decimals.formatMicros(Command.Deposit.LIMIT_MICROS)));
            return;
        }
        state.putMark(mark, deposit.amountMicros());
        emit(new ZoneEvent.CashDeposited(deposit.userId(), deposit.depositId(), deposit.amountMicros()));
        changeMember(member.plus(deposit.amountMicros(), 0, 0, 0, 0));
    }

    private void credit(Command.CreditEnergy credit) {
        String mark = "interval/" + credit.meterId();
        if (state.mark(mark).orElse(Long.MIN_VALUE) >= credit.intervalStartMillis()) {
            return;
        }
        state.putMark(mark, credit.intervalStartMillis());
        Member member = memberOrNew(credit.userId());
        long retired = Math.min(member.boughtWh(), credit.importWh());
        if (credit.exportWh() > 0) {
            emit(new ZoneEvent.EnergyCredited(
                    credit.userId(), credit.meterId(), credit.intervalStartMillis(), credit.exportWh()));
        }
        if (retired > 0) {
            emit(new ZoneEvent.EnergyRetired(credit.userId(), credit.meterId(), credit.intervalStartMillis(), retired));
        }
        if (retired > 0 || credit.exportWh() > 0) {
            changeMember(member.plus(0, 0, credit.exportWh(), 0, -retired));
        }
    }

    private Member memberOrNew(String userId) {
        return state.member(userId).orElseGet(() -> Member.of(userId, null));
    }

    private void changeMember(Member member) {
        state.putMember(member);
        emit(new ZoneEvent.BalanceChanged(member));
    }

    private void emit(ZoneEvent.Body body) {
        ZoneClock clock = state.clock();
        state.putClock(clock.withEventNumbered());
        events.accept(new ZoneEvent(zone, clock.nextSequence(), body));
    }
}

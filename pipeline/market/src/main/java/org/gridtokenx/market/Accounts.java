package org.gridtokenx.market;

/** What comes into the accounts of a zone's members: cash, and what meters measured. */
final class Accounts {
    private final Floor floor;
    private final ZoneState state;

    Accounts(Floor floor) {
        this.floor = floor;
        state = floor.state();
    }

    void open(Command.OpenAccount open) {
        floor.change(floor.memberOrNew(open.userId()).withRole(open.role()));
    }

    void deposit(Command.Deposit deposit) {
        if (!state.clock().isOpen()) {
            refuse(deposit, RejectCode.UNKNOWN_ZONE, "zone " + floor.zone() + " is not open");
            return;
        }
        if (state.knowsDeposit(deposit.depositId())) {
            return;
        }
        Member member = floor.memberOrNew(deposit.userId());
        if (state.clock().depositedMicros() > Command.Deposit.ZONE_LIMIT_MICROS - deposit.amountMicros()) {
            refuse(
                    deposit,
                    RejectCode.BALANCE_TOO_LARGE,
                    "no deposit raises what the zone was given above "
                            + Decimals.formatMicros(Command.Deposit.ZONE_LIMIT_MICROS));
            return;
        }
        if (member.cashMicros() + member.cashReservedMicros() > Command.Deposit.LIMIT_MICROS - deposit.amountMicros()) {
            refuse(
                    deposit,
                    RejectCode.BALANCE_TOO_LARGE,
                    "no deposit raises an account above " + Decimals.formatMicros(Command.Deposit.LIMIT_MICROS));
            return;
        }
        state.putDeposit(state.clock().openEpoch(), deposit.depositId());
        state.putClock(state.clock().withMore(deposit.amountMicros(), 0));
        floor.emit(new ZoneEvent.CashDeposited(deposit.userId(), deposit.depositId(), deposit.amountMicros()));
        floor.change(member.plus(deposit.amountMicros(), 0, 0, 0, 0));
    }

    private void refuse(Command.Deposit deposit, RejectCode code, String message) {
        floor.emit(new ZoneEvent.DepositRejected(
                deposit.userId(), deposit.depositId(), deposit.amountMicros(), code, message));
    }

    void credit(Command.CreditEnergy credit) {
        if (state.lastInterval(credit.meterId()).orElse(Long.MIN_VALUE) >= credit.intervalStartMillis()) {
            return;
        }
        state.putLastInterval(credit.meterId(), credit.intervalStartMillis());
        Member member = floor.memberOrNew(credit.userId());
        if (credit.importWh() > 0) {
            member = member.withDrawn(credit.importWh(), state.clock().openEpoch());
        }
        long retired = Math.min(member.boughtWh(), credit.importWh());
        long credited = credit.exportWh();
        if (state.clock().creditedWh() > Command.CreditEnergy.ZONE_LIMIT_WH - credited) {
            floor.emit(new ZoneEvent.CreditRejected(
                    credit.userId(),
                    credit.meterId(),
                    credit.intervalStartMillis(),
                    credited,
                    RejectCode.BALANCE_TOO_LARGE,
                    "no interval raises what meters brought into the zone above "
                            + Decimals.formatEnergy(Command.CreditEnergy.ZONE_LIMIT_WH) + " kWh"));
            credited = 0;
        }
        state.putClock(state.clock().withMore(0, credited));
        if (credited > 0) {
            floor.emit(new ZoneEvent.EnergyCredited(
                    credit.userId(), credit.meterId(), credit.intervalStartMillis(), credited));
        }
        if (retired > 0) {
            floor.emit(new ZoneEvent.EnergyRetired(
                    credit.userId(), credit.meterId(), credit.intervalStartMillis(), retired));
        }
        if (retired > 0 || credited > 0) {
            floor.change(member.plus(0, 0, credited, 0, -retired));
        } else if (credit.importWh() > 0) {
            state.putMember(member);
        }
    }
}

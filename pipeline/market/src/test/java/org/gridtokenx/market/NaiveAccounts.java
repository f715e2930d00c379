package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What came in and went out; every balance is added up from the first fact on, each time somebody asks. */
final class NaiveAccounts {
    private record Deposit(String user, String id, BigInteger micros, long epoch) {}

    private record Interval(
            String user,
            String meter,
            long startMillis,
            BigInteger exported,
            BigInteger imported,
            BigInteger retired,
            long epoch) {}

    final Map<String, Role> roles = new HashMap<>();
    private final List<Deposit> deposits = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();

    /** A deposit's id counts for 2,976 epochs. */
    boolean knows(Command.Deposit command, long openEpoch) {
        return deposits.stream().anyMatch(d -> d.id.equals(command.depositId()) && openEpoch - d.epoch <= 2_976);
    }

    void deposit(Command.Deposit command, long openEpoch) {
        deposits.add(new Deposit(
                command.userId(), command.depositId(), BigInteger.valueOf(command.amountMicros()), openEpoch));
    }

    /** What an interval retires, or null where the meter has said as much before. */
    BigInteger interval(Command.CreditEnergy command, List<NaiveOrder> orders, long openEpoch) {
        boolean old = intervals.stream()
                .anyMatch(i -> i.meter.equals(command.meterId()) && i.startMillis >= command.intervalStartMillis());
        if (old) {
            return null;
        }
        BigInteger retired = bought(command.userId(), orders).min(BigInteger.valueOf(command.importWh()));
        intervals.add(new Interval(
                command.userId(),
                command.meterId(),
                command.intervalStartMillis(),
                BigInteger.valueOf(command.exportWh()),
                BigInteger.valueOf(command.importWh()),
                retired,
                openEpoch));
        return retired;
    }

    /** What a user's meters reported as drawn while an epoch was open. */
    BigInteger drawnIn(String user, long epoch) {
        return sum(intervals, i -> i.user.equals(user) && i.epoch == epoch ? i.imported : null);
    }

    BigInteger cash(String user, List<NaiveOrder> orders, long openEpoch) {
        return deposited(user)
                .subtract(sum(orders, o -> o.isOf(user) && o.isBuy() ? o.sum(NaiveOrder.Fill::amount) : null))
                .add(sum(orders, o -> o.isOf(user) && !o.isBuy() ? proceeds(o) : null))
                .subtract(cashReserved(user, orders, openEpoch));
    }

    BigInteger cashReserved(String user, List<NaiveOrder> orders, long openEpoch) {
        return sum(orders, o -> o.isOf(user) && o.isOpen(openEpoch) ? o.reserved() : null);
    }

    BigInteger energy(String user, List<NaiveOrder> orders, long openEpoch) {
        return sum(intervals, i -> i.user.equals(user) ? i.exported : null)
                .subtract(sum(orders, o -> o.isOf(user) && !o.isBuy() ? o.sum(NaiveOrder.Fill::quantity) : null))
                .subtract(energyReserved(user, orders, openEpoch));
    }

    BigInteger energyReserved(String user, List<NaiveOrder> orders, long openEpoch) {
        return sum(orders, o -> o.isOf(user) && !o.isBuy() && o.isOpen(openEpoch) ? o.left() : null);
    }

    BigInteger bought(String user, List<NaiveOrder> orders) {
        return sum(orders, o -> o.isOf(user) && o.isBuy() ? o.sum(NaiveOrder.Fill::quantity) : null)
                .subtract(sum(intervals, i -> i.user.equals(user) ? i.retired : null));
    }

    BigInteger deposited(String user) {
        return sum(deposits, d -> d.user.equals(user) ? d.micros : null);
    }

    BigInteger allDeposited() {
        return sum(deposits, d -> d.micros);
    }

    BigInteger allExported() {
        return sum(intervals, i -> i.exported);
    }

    BigInteger allRetired() {
        return sum(intervals, i -> i.retired);
    }

    private static BigInteger proceeds(NaiveOrder order) {
        return order.sum(NaiveOrder.Fill::amount).subtract(order.sum(NaiveOrder.Fill::fee));
    }

    static <T> BigInteger sum(List<T> facts, Function<T, BigInteger> value) {
        return facts.stream().map(value).flatMap(Stream::ofNullable).reduce(BigInteger.ZERO, BigInteger::add);
    }
}

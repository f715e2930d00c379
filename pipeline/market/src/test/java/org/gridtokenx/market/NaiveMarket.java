package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A whole zone as the rule book tells it: the list of all orders ever admitted and of all that came in, looked through
 * from the start for each question. Says what {@link Zone} must say, but for balances and the words of a refusal.
 */
final class NaiveMarket {
    private final String zone;
    final NaiveAccounts accounts = new NaiveAccounts();
    private final List<NaiveOrder> orders = new ArrayList<>();
    private final List<ZoneEvent.Body> said = new ArrayList<>();
    private ZoneRules rules;
    private ZoneRules nextRules;
    private long openEpoch;

    NaiveMarket(String zone) {
        this.zone = zone;
    }

    List<ZoneEvent.Body> apply(Command command, long millis) {
        said.clear();
        while (rules != null && (openEpoch + 1) * rules.epochMillis() <= millis) {
            clear();
        }
        if (command instanceof Command.PlaceOrder place) {
            place(place, millis);
        } else if (command instanceof Command.CancelOrder cancel) {
            cancel(cancel);
        } else if (command instanceof Command.SetRules set) {
            setRules(set.rules(), millis);
        } else if (command instanceof Command.OpenAccount open) {
            accounts.roles.put(open.userId(), open.role());
        } else if (command instanceof Command.Deposit deposit) {
            deposit(deposit);
        } else if (command instanceof Command.CreditEnergy credit) {
            credit(credit);
        }
        return List.copyOf(said);
    }

    /** A member's balances: cash, cash reserved, energy, energy reserved, bought. */
    List<BigInteger> balances(String user) {
        List<NaiveOrder> own = ordersOnAccount();
        return List.of(
                accounts.cash(user, own, openEpoch),
                accounts.cashReserved(user, own, openEpoch),
                accounts.energy(user, own, openEpoch),
                accounts.energyReserved(user, own, openEpoch),
                accounts.bought(user, own));
    }

    /** Orders that have not left the book: those that stand, and those cancelled for an epoch still to clear. */
    long inTheBook() {
        return orders.stream().filter(o -> o.leftAt == null).count();
    }

    /** The platform's; sellers pay them. */
    BigInteger allFees() {
        return NaiveAccounts.sum(ordersOnAccount(), o -> o.isBuy() ? null : o.sum(NaiveOrder.Fill::fee));
    }

    private boolean isVerified() {
        return rules != null && rules.credit() == Credit.VERIFIED;
    }

    private List<NaiveOrder> ordersOnAccount() {
        return isVerified() ? orders : List.of();
    }

    /** An order's ids count while it is in the book, and where it has a client order id for 96 epochs more. */
    static boolean isRemembered(NaiveOrder order, long openEpoch) {
        return order.leftAt == null || !order.placed.clientOrderId().isEmpty() && openEpoch - order.leftAt <= 96;
    }

    private void setRules(ZoneRules set, long millis) {
        if (rules == null) {
            rules = set;
            openEpoch = Math.floorDiv(millis, set.epochMillis());
            said.add(new ZoneEvent.RulesSet(set, openEpoch));
        } else if (rules.epochMillis() == set.epochMillis() && rules.credit() == set.credit()) {
            nextRules = set;
            said.add(new ZoneEvent.RulesSet(set, openEpoch + 1));
        }
    }

    private void deposit(Command.Deposit deposit) {
        String user = deposit.userId();
        BigInteger held = accounts.cash(user, ordersOnAccount(), openEpoch)
                .add(accounts.cashReserved(user, ordersOnAccount(), openEpoch));
        if (accounts.knows(deposit)) {
            return;
        }
        if (held.add(BigInteger.valueOf(deposit.amountMicros())).compareTo(BigInteger.TEN.pow(15)) > 0) {
            said.add(new ZoneEvent.DepositRejected(
                    user, deposit.depositId(), deposit.amountMicros(), RejectCode.BALANCE_TOO_LARGE, ""));
            return;
        }
        accounts.deposit(deposit);
        said.add(new ZoneEvent.CashDeposited(user, deposit.depositId(), deposit.amountMicros()));
    }

    private void credit(Command.CreditEnergy credit) {
        BigInteger retired = accounts.interval(credit, ordersOnAccount());
        if (retired != null && credit.exportWh() > 0) {
            said.add(new ZoneEvent.EnergyCredited(
                    credit.userId(), credit.meterId(), credit.intervalStartMillis(), credit.exportWh()));
        }
        if (retired != null && retired.signum() > 0) {
            said.add(new ZoneEvent.EnergyRetired(
                    credit.userId(), credit.meterId(), credit.intervalStartMillis(), retired.longValueExact()));
        }
    }

    private void cancel(Command.CancelOrder cancel) {
        Optional<NaiveOrder> order = orders.stream()
                .filter(o -> o.placed.orderId().equals(cancel.orderId()) && o.isOf(cancel.userId()))
                .filter(o -> o.isOpen(openEpoch))
                .findFirst();
        if (order.isEmpty()) {
            said.add(new ZoneEvent.CancelRejected(cancel.orderId(), cancel.userId(), RejectCode.UNKNOWN_ORDER, ""));
            return;
        }
        said.add(new ZoneEvent.OrderCancelled(order.get().snapshot(openEpoch, isVerified())));
        order.get().cancelled = true;
    }

    private void place(Command.PlaceOrder place, long millis) {
        if (rules == null) {
            said.add(new ZoneEvent.OrderRejected(place, 0, RejectCode.UNKNOWN_ZONE, ""));
            return;
        }
        Optional<NaiveOrder> sameClientId = orders.stream()
                .filter(o -> isRemembered(o, openEpoch))
                .filter(o -> !place.clientOrderId().isEmpty()
                        && o.placed.clientOrderId().equals(place.clientOrderId())
                        && o.isOf(place.userId()))
                .findFirst();
        if (sameClientId.isPresent()) {
            said.add(new ZoneEvent.OrderAccepted(sameClientId.get().snapshot(openEpoch, isVerified()), true));
            return;
        }
        long first = place.epoch() == Command.PlaceOrder.ACTIVE_EPOCH ? openEpoch : place.epoch();
        long last = place.timeInForce() == TimeInForce.EPOCH ? first : lastClearingBy(place.untilMillis());
        NaiveOrder order = new NaiveOrder(place, orders.size(), first, last, millis);
        RejectCode code = new NaiveAdmission(rules, openEpoch, accounts, orders).check(order);
        if (code != null) {
            said.add(new ZoneEvent.OrderRejected(place, first, code, ""));
            return;
        }
        orders.add(order);
        said.add(new ZoneEvent.OrderAccepted(order.snapshot(openEpoch, isVerified()), false));
    }

    /** The last epoch that ends at or before a time. */
    private long lastClearingBy(long millis) {
        return Math.floorDiv(millis, rules.epochMillis()) - 1;
    }

    private void clear() {
        List<NaiveOrder> bids = standing(true);
        List<NaiveOrder> asks = standing(false);
        NaiveAuction.Outcome outcome =
                NaiveAuction.clear(rules.pricing(), limits(bids), left(bids), limits(asks), left(asks));
        List<byte[]> leaves = new ArrayList<>();
        for (NaiveAuction.Match match : outcome.matches()) {
            Trade trade = trade(leaves.size(), bids.get(match.bid()), asks.get(match.ask()), match);
            leaves.add(trade.canonicalBytes());
            said.add(new ZoneEvent.Traded(trade));
        }
        BigInteger unservedBuy = NaiveAccounts.sum(bids, NaiveOrder::left);
        BigInteger unservedSell = NaiveAccounts.sum(asks, NaiveOrder::left);
        long epoch = openEpoch;
        openEpoch++;
        orders.stream()
                .filter(o -> o.leftAt == null && o.first <= epoch && !o.isOpen(openEpoch))
                .forEach(o -> o.leftAt = epoch);
        bids.forEach(order -> sayCleared(order, epoch));
        asks.forEach(order -> sayCleared(order, epoch));
        said.add(new ZoneEvent.EpochCleared(new EpochResult(
                zone,
                epoch,
                epoch * rules.epochMillis(),
                openEpoch * rules.epochMillis(),
                bids.size() + asks.size(),
                outcome.price() == null ? 0 : outcome.price().longValueExact(),
                outcome.volume().longValueExact(),
                filledIn(epoch, bids) + filledIn(epoch, asks),
                leaves.size(),
                unservedBuy.longValueExact(),
                unservedSell.longValueExact(),
                HexFormat.of().formatHex(ReferenceMerkle.root(leaves)))));
        rules = nextRules == null ? rules : nextRules;
        nextRules = null;
    }

    private Trade trade(int position, NaiveOrder bid, NaiveOrder ask, NaiveAuction.Match match) {
        BigInteger amount = NaiveMoney.amount(match.quantity(), match.price());
        BigInteger fee = NaiveMoney.fee(amount, rules.feeBasisPoints());
        NaiveOrder.Fill fill = new NaiveOrder.Fill(openEpoch, match.quantity(), amount, fee);
        bid.fills.add(fill);
        ask.fills.add(fill);
        return new Trade(
                zone,
                openEpoch,
                position,
                bid.placed.orderId(),
                ask.placed.orderId(),
                bid.placed.userId(),
                ask.placed.userId(),
                match.quantity().longValueExact(),
                match.price().longValueExact(),
                amount.longValueExact(),
                fee.longValueExact());
    }

    /** Says what a clearing did to an order, if it did anything. Called once the next epoch is open. */
    private void sayCleared(NaiveOrder order, long epoch) {
        BigInteger filled = NaiveAccounts.sum(order.fills, f -> f.epoch() == epoch ? f.quantity() : null);
        BigInteger expired = order.last == epoch ? order.left() : BigInteger.ZERO;
        if (filled.signum() > 0 || order.last == epoch) {
            said.add(new ZoneEvent.OrderCleared(
                    order.snapshot(openEpoch, isVerified()), epoch, filled.longValueExact(), expired.longValueExact()));
        }
    }

    private List<NaiveOrder> standing(boolean buy) {
        return orders.stream()
                .filter(o -> o.isBuy() == buy && o.standsIn(openEpoch))
                .sorted(Comparator.comparingLong(o -> o.position))
                .toList();
    }

    private static int filledIn(long epoch, List<NaiveOrder> orders) {
        return (int) orders.stream()
                .filter(o -> o.fills.stream().anyMatch(f -> f.epoch() == epoch))
                .count();
    }

    private static long[] limits(List<NaiveOrder> orders) {
        return orders.stream().mapToLong(o -> o.placed.limitMicros()).toArray();
    }

    private static long[] left(List<NaiveOrder> orders) {
        return orders.stream().mapToLong(o -> o.left().longValueExact()).toArray();
    }
}

package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A whole zone as the rule book tells it: the list of all orders ever admitted and of all that came in, looked through
 * from the start for each question. Says what {@link Zone} must say, but for balances and the words of a refusal.
 */
final class NaiveMarket {
    private final String zone;
    final NaiveAccounts accounts = new NaiveAccounts();
    final List<NaiveOrder> orders = new ArrayList<>();
    final List<ZoneEvent.Body> said = new ArrayList<>();
    private final NaiveStandingOrders standing = new NaiveStandingOrders(this);
    private final Map<String, Long> deadlines = new TreeMap<>();
    ZoneRules rules;
    private ZoneRules nextRules;
    long openEpoch;
    long nextPosition;

    NaiveMarket(String zone) {
        this.zone = zone;
    }

    List<ZoneEvent.Body> apply(Command command, long millis) {
        said.clear();
        advance(millis);
        if (command instanceof Command.PlaceOrder place) {
            place(place, millis);
        } else if (command instanceof Command.CancelOrder cancel) {
            cancel(cancel);
        } else if (command instanceof Command.CancelAll cancel) {
            cancelAll(cancel.userId(), ZoneEvent.CancelCause.REQUESTED);
        } else if (command instanceof Command.CancelAfter after) {
            cancelAfter(after, millis);
        } else if (command instanceof Command.SetStandingOrder set) {
            standing.set(set);
        } else if (command instanceof Command.EndStandingOrder end) {
            standing.end(end);
        } else if (command instanceof Command.OpenZone open) {
            open(open.rules(), millis);
        } else if (command instanceof Command.SetRules set) {
            setRules(set.rules(), millis);
        } else if (command instanceof Command.PauseZone pause) {
            pause(pause.paused());
        } else if (command instanceof Command.CloseEpoch close) {
            closeEpoch(close.epoch(), millis);
        } else if (command instanceof Command.OpenAccount open) {
            accounts.roles.put(open.userId(), open.role());
        } else if (command instanceof Command.Deposit deposit) {
            deposit(deposit);
        } else if (command instanceof Command.CreditEnergy credit) {
            credit(credit);
        }
        return List.copyOf(said);
    }

    /** Step by step: whichever comes first, the end of an epoch or of somebody's patience; at once, the epoch. */
    private void advance(long millis) {
        while (rules != null) {
            long end = (openEpoch + 1) * rules.epochMillis();
            Optional<Map.Entry<String, Long>> first = deadlines.entrySet().stream()
                    .min(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
            if (first.isPresent() && first.get().getValue() < end && first.get().getValue() <= millis) {
                String user = first.get().getKey();
                deadlines.remove(user);
                cancelAll(user, ZoneEvent.CancelCause.CANCEL_AFTER);
            } else if (end <= millis) {
                clear(end);
            } else {
                return;
            }
        }
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

    long inTheBook() {
        return orders.stream().filter(o -> o.isOpen(openEpoch)).count();
    }

    /** The platform's; sellers pay them. */
    BigInteger allFees() {
        return NaiveAccounts.sum(ordersOnAccount(), o -> o.isBuy() ? null : o.sum(NaiveOrder.Fill::fee));
    }

    boolean isVerified() {
        return rules != null && rules.credit() == Credit.VERIFIED;
    }

    private List<NaiveOrder> ordersOnAccount() {
        return isVerified() ? orders : List.of();
    }

    NaiveAdmission admission() {
        return new NaiveAdmission(rules, openEpoch, accounts, orders);
    }

    /** A client order id counts while its order is in the book, and for 96 epochs more. */
    private boolean isRemembered(NaiveOrder order) {
        return order.leftAt == null || openEpoch - order.leftAt <= 96;
    }

    private void open(ZoneRules set, long millis) {
        if (rules == null) {
            rules = set;
            openEpoch = Math.floorDiv(millis, set.epochMillis());
            said.add(new ZoneEvent.RulesSet(set, openEpoch));
        }
    }

    private void setRules(ZoneRules set, long millis) {
        if (rules == null) {
            open(set, millis);
        } else if (rules.epochMillis() == set.epochMillis()
                && rules.credit() == set.credit()
                && rules.currency().equals(set.currency())) {
            nextRules = set;
            said.add(new ZoneEvent.RulesSet(set, openEpoch + 1));
        } else {
            said.add(new ZoneEvent.RulesRejected(set, RejectCode.RULES_FIXED, ""));
        }
    }

    private void pause(boolean paused) {
        if (rules != null) {
            rules = rules.withPaused(paused);
            said.add(new ZoneEvent.RulesSet(rules, openEpoch));
        }
        if (nextRules != null) {
            nextRules = nextRules.withPaused(paused);
            said.add(new ZoneEvent.RulesSet(nextRules, openEpoch + 1));
        }
    }

    private void closeEpoch(long epoch, long millis) {
        RejectCode code = null;
        if (rules == null) {
            code = RejectCode.UNKNOWN_ZONE;
        } else if (epoch < openEpoch) {
            code = RejectCode.GATE_CLOSED;
        } else if (epoch > openEpoch) {
            code = RejectCode.UNKNOWN_EPOCH;
        } else if (millis < epoch * rules.epochMillis()) {
            code = RejectCode.EPOCH_NOT_STARTED;
        }
        if (code == null) {
            clear(millis);
        } else {
            said.add(new ZoneEvent.CloseRejected(epoch, code, ""));
        }
    }

    private void deposit(Command.Deposit deposit) {
        String user = deposit.userId();
        BigInteger held = accounts.cash(user, ordersOnAccount(), openEpoch)
                .add(accounts.cashReserved(user, ordersOnAccount(), openEpoch));
        if (rules != null && accounts.knows(deposit, openEpoch)) {
            return;
        }
        boolean full = held.add(BigInteger.valueOf(deposit.amountMicros())).compareTo(BigInteger.TEN.pow(15)) > 0;
        if (rules == null || full) {
            said.add(new ZoneEvent.DepositRejected(
                    user,
                    deposit.depositId(),
                    deposit.amountMicros(),
                    rules == null ? RejectCode.UNKNOWN_ZONE : RejectCode.BALANCE_TOO_LARGE,
                    ""));
            return;
        }
        accounts.deposit(deposit, openEpoch);
        said.add(new ZoneEvent.CashDeposited(user, deposit.depositId(), deposit.amountMicros()));
    }

    private void credit(Command.CreditEnergy credit) {
        BigInteger retired = accounts.interval(credit, ordersOnAccount(), openEpoch);
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
        takeOut(order.get());
    }

    private void takeOut(NaiveOrder order) {
        said.add(new ZoneEvent.OrderCancelled(order.snapshot(openEpoch, isVerified())));
        order.cancelled = true;
        order.leftAt = openEpoch;
    }

    /** By the epoch whose clearing each takes part in next, then by time priority. */
    private void cancelAll(String user, ZoneEvent.CancelCause cause) {
        List<NaiveOrder> open = orders.stream()
                .filter(o -> o.isOf(user) && o.isOpen(openEpoch))
                .sorted((a, b) -> Math.max(a.first, openEpoch) != Math.max(b.first, openEpoch)
                        ? Long.compare(Math.max(a.first, openEpoch), Math.max(b.first, openEpoch))
                        : Long.compare(a.position, b.position))
                .toList();
        open.forEach(this::takeOut);
        said.add(new ZoneEvent.AllCancelled(user, open.size(), cause));
    }

    private void cancelAfter(Command.CancelAfter after, long millis) {
        deadlines.remove(after.userId());
        if (after.timeoutMillis() > 0 && rules != null) {
            deadlines.put(after.userId(), millis + after.timeoutMillis());
        }
        said.add(new ZoneEvent.CancelAfterSet(after.userId(), deadlines.getOrDefault(after.userId(), 0L)));
    }

    private void place(Command.PlaceOrder place, long millis) {
        if (rules == null) {
            said.add(new ZoneEvent.OrderRejected(place, 0, RejectCode.UNKNOWN_ZONE, ""));
            return;
        }
        Optional<NaiveOrder> sameClientId = orders.stream()
                .filter(this::isRemembered)
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
        NaiveOrder order = new NaiveOrder(place, "", nextPosition, first, last, millis);
        RejectCode code = admission().check(order);
        if (code != null) {
            said.add(new ZoneEvent.OrderRejected(place, first, code, ""));
            return;
        }
        nextPosition++;
        admit(order);
    }

    void admit(NaiveOrder order) {
        orders.add(order);
        said.add(new ZoneEvent.OrderAccepted(order.snapshot(openEpoch, isVerified()), false));
    }

    /** The last epoch that ends at or before a time. */
    private long lastClearingBy(long millis) {
        return Math.floorDiv(millis, rules.epochMillis()) - 1;
    }

    private void clear(long closedMillis) {
        new NaiveClearing(zone, this, standing).run(closedMillis);
        rules = nextRules == null ? rules : nextRules;
        nextRules = null;
        standing.placeAll(closedMillis);
    }
}

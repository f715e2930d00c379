package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Clears the open epoch of a zone: auction, fills, fees, release of what was not used, expiry. Says all trades, then
 * what became of each order, then each user's balances where they have changed and what was spent of a standing order's
 * budget, then the curves and the result.
 */
final class EpochClearing {
    private static final int NONE = -1;

    private final Floor floor;
    private final ZoneState state;
    private final ZoneRules rules;
    private final long epoch;
    private final long closedMillis;
    private final boolean accounts;
    private final BookOfEpoch book;
    /** Per order: what it traded, what that came to, and the fee on it. */
    private final long[] filledWh;

    private final long[] amountMicros;
    private final long[] feeMicros;
    /** Per user: how the account changes, and how many orders stay. */
    private final long[] cash;

    private final long[] cashReserved;
    private final long[] energy;
    private final long[] energyReserved;
    private final long[] bought;
    private final int[] staying;
    /** Per user: the place of the order that the user's standing buy order has made; at most one in an epoch. */
    private final int[] madeByStanding;

    private final List<Order> carried = new ArrayList<>();

    EpochClearing(Floor floor, long closedMillis) {
        this.floor = floor;
        this.closedMillis = closedMillis;
        state = floor.state();
        rules = state.clock().rules();
        epoch = state.clock().openEpoch();
        accounts = floor.hasAccounts();
        book = BookOfEpoch.of(state.ordersIn(epoch));
        int orders = book.orders().length;
        filledWh = new long[orders];
        amountMicros = new long[orders];
        feeMicros = new long[orders];
        int users = book.users().size();
        cash = new long[users];
        cashReserved = new long[users];
        energy = new long[users];
        energyReserved = new long[users];
        bought = new long[users];
        staying = new int[users];
        madeByStanding = new int[users];
        Arrays.fill(madeByStanding, NONE);
    }

    void run() {
        Clearing clearing = Auction.clear(
                rules.pricing(),
                book.limits(book.bids()),
                book.remaining(book.bids()),
                book.limits(book.asks()),
                book.remaining(book.asks()));
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < clearing.matches(); i++) {
            Trade trade = trade(clearing, i);
            tree.add(trade.canonicalBytes());
            floor.emit(new ZoneEvent.Traded(trade));
        }
        for (int i = 0; i < book.orders().length; i++) {
            settle(i);
        }
        state.removeOrdersIn(epoch);
        carried.forEach(order -> state.addOrder(epoch + 1, order));
        for (int user = 0; user < book.users().size(); user++) {
            settleAccount(user);
        }
        state.forgetClientOrders(epoch - ZoneRules.EPOCHS_REMEMBERED);
        state.forgetDeposits(epoch - ZoneRules.DEPOSIT_EPOCHS_REMEMBERED);
        Curves.of(Side.BUY, clearing.bidOrder(), book.remaining(book.bids()), epoch)
                .forEach(floor::emit);
        Curves.of(Side.SELL, clearing.askOrder(), book.remaining(book.asks()), epoch)
                .forEach(floor::emit);
        floor.emit(new ZoneEvent.EpochCleared(result(clearing, HexFormat.of().formatHex(tree.root()))));
    }

    private Trade trade(Clearing clearing, int i) {
        int bidAt = book.bids()[clearing.bids()[i]];
        int askAt = book.asks()[clearing.asks()[i]];
        Order bid = book.orders()[bidAt];
        Order ask = book.orders()[askAt];
        long quantity = clearing.quantitiesWh()[i];
        long price = clearing.pricesMicros()[i];
        long amount = Amounts.amountMicros(quantity, price);
        long fee = Amounts.feeMicros(amount, rules.feeBasisPoints());
        filledWh[bidAt] += quantity;
        filledWh[askAt] += quantity;
        amountMicros[bidAt] = Amounts.capped(amountMicros[bidAt], amount);
        amountMicros[askAt] = Amounts.capped(amountMicros[askAt], amount);
        feeMicros[askAt] = Amounts.capped(feeMicros[askAt], fee);
        return new Trade(
                floor.zone(),
                epoch,
                i,
                bid.orderId(),
                ask.orderId(),
                bid.userId(),
                ask.userId(),
                quantity,
                price,
                amount,
                fee);
    }

    /** Books an order's fills and what leaves the book. */
    private void settle(int i) {
        Order order = book.orders()[i];
        boolean buys = order.side() == Side.BUY;
        long rest = order.remainingWh() - filledWh[i];
        boolean stays = rest > 0 && order.lastEpoch() > epoch;
        long stillReserved = accounts && stays ? Order.reservation(order.side(), rest, order.limitMicros()) : 0;
        long freed = order.reservedMicros() - stillReserved;
        long pays = buys ? amountMicros[i] : feeMicros[i] - amountMicros[i];
        int user = book.owners()[i];
        if (accounts) {
            cash[user] += freed - pays;
            cashReserved[user] -= freed;
            if (buys) {
                bought[user] += filledWh[i];
            } else {
                energyReserved[user] -= filledWh[i] + (stays ? 0 : rest);
                energy[user] += stays ? 0 : rest;
            }
        }
        if (buys && !order.standingOrderId().isEmpty()) {
            madeByStanding[user] = i;
        }
        Order after = order.with(stays ? rest : 0, stillReserved);
        if (stays) {
            staying[user]++;
            carried.add(after);
        } else if (!order.clientOrderId().isEmpty()) {
            state.closeClientOrder(epoch, after);
        }
        if (filledWh[i] > 0 || !stays) {
            floor.emit(new ZoneEvent.OrderCleared(
                    after,
                    epoch,
                    filledWh[i],
                    amountMicros[i],
                    feeMicros[i],
                    stays ? 0 : rest,
                    accounts ? freed - Math.max(0, pays) : 0));
        }
    }

    private void settleAccount(int user) {
        MemberOrders own = book.users().get(user);
        Member before =
                state.member(own.userId()).orElseThrow(() -> new IllegalStateException("no member " + own.userId()));
        Member after = before.plus(cash[user], cashReserved[user], energy[user], energyReserved[user], bought[user])
                .withoutOrders(epoch, own.orders().size());
        if (staying[user] > 0) {
            after = after.withOrders(epoch + 1, staying[user]);
        }
        state.putMember(after);
        boolean changed = (cash[user] | cashReserved[user] | energy[user] | energyReserved[user] | bought[user]) != 0;
        if (changed) {
            floor.emit(new ZoneEvent.BalanceChanged(after));
        }
        int made = madeByStanding[user];
        if (made != NONE && amountMicros[made] > 0) {
            spend(book.orders()[made], amountMicros[made]);
        }
    }

    /** Counts what a standing buy order has paid against its budget, unless it has ended since. */
    private void spend(Order made, long micros) {
        Optional<StandingOrder> standing = state.standingOrder(made.userId(), Side.BUY)
                .filter(order -> order.standingOrderId().equals(made.standingOrderId()));
        if (standing.isPresent()) {
            StandingOrder after = standing.get().withSpent(StandingOrder.dayOf(rules.startOf(epoch)), micros);
            state.putStandingOrder(after);
            floor.emit(new ZoneEvent.StandingOrderSet(after));
        }
    }

    private EpochResult result(Clearing clearing, String merkleRoot) {
        int last = clearing.matches() - 1;
        return new EpochResult(
                floor.zone(),
                epoch,
                rules.startOf(epoch),
                rules.endOf(epoch),
                closedMillis,
                book.orders().length,
                clearing.clearingPriceMicros(),
                clearing.volumeWh(),
                (int) Arrays.stream(filledWh).filter(wh -> wh > 0).count(),
                clearing.matches(),
                last < 0 ? "" : book.orders()[book.bids()[clearing.bids()[last]]].orderId(),
                last < 0 ? "" : book.orders()[book.asks()[clearing.asks()[last]]].orderId(),
                Welfare.of(clearing, book.limits(book.bids()), book.limits(book.asks())),
                unserved(book.bids()),
                unserved(book.asks()),
                merkleRoot);
    }

    private long unserved(int[] side) {
        long sum = 0;
        for (int i : side) {
            sum = Amounts.capped(sum, book.orders()[i].remainingWh() - filledWh[i]);
        }
        return sum;
    }
}

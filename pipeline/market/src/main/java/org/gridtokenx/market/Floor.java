package org.gridtokenx.market;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The trading floor of one zone: its memory, and the way by which events leave it. */
record Floor(String zone, ZoneState state, Consumer<ZoneEvent> events) {
    /** An open order, and the epoch whose clearing it next takes part in. */
    record Standing(long epoch, Order order) {}

    void emit(ZoneEvent.Body body) {
        events.accept(new ZoneEvent(zone, state.takeSequence(), body));
    }

    /** Whether members trade on accounts, so that orders hold cash and energy. */
    boolean hasAccounts() {
        ZoneRules rules = state.clock().rules();
        return rules != null && rules.credit() == Credit.VERIFIED;
    }

    Member memberOrNew(String userId) {
        return state.member(userId).orElseGet(() -> Member.of(userId, null));
    }

    /** Keeps a member whose balances have changed. */
    void change(Member member) {
        state.putMember(member);
        emit(new ZoneEvent.BalanceChanged(member));
    }

    /** A user's open order by its id. */
    Optional<Standing> find(Member member, String orderId) {
        for (long epoch : member.epochs()) {
            for (Order order : state.orders(epoch, member.userId()).orders()) {
                if (order.orderId().equals(orderId)) {
                    return Optional.of(new Standing(epoch, order));
                }
            }
        }
        return Optional.empty();
    }

    /** All open orders of a user, in the order of the epochs they are for and then of time priority. */
    List<Standing> findAll(Member member) {
        return member.epochs().stream()
                .flatMap(epoch -> state.orders(epoch, member.userId()).orders().stream()
                        .sorted(Comparator.comparingLong(Order::position))
                        .map(order -> new Standing(epoch, order)))
                .toList();
    }
}

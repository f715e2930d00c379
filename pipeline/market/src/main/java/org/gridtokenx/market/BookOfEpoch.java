package org.gridtokenx.market;

import java.util.Arrays;
import java.util.List;

/**
 * All orders that take part in one clearing, by time priority, and whose they are.
 *
 * @param users everybody whom the zone keeps something of for the epoch, those with the earliest order first
 * @param orders by time priority
 * @param owners per order, its user's place in {@code users}
 * @param bids the places in {@code orders} of buy orders
 * @param asks the places in {@code orders} of sell orders
 */
record BookOfEpoch(List<MemberOrders> users, Order[] orders, int[] owners, int[] bids, int[] asks) {
    static BookOfEpoch of(List<MemberOrders> users) {
        int count = users.stream().mapToInt(user -> user.orders().size()).sum();
        Order[] all = new Order[count];
        int[] ownerOf = new int[count];
        int n = 0;
        for (int user = 0; user < users.size(); user++) {
            for (Order order : users.get(user).orders()) {
                all[n] = order;
                ownerOf[n] = user;
                n++;
            }
        }
        Order[] orders = new Order[count];
        int[] owners = new int[count];
        // Users are counted in the order in which they are met, so that nothing depends on how the state iterates.
        int[] renumbered = new int[users.size()];
        Arrays.fill(renumbered, -1);
        MemberOrders[] ranked = new MemberOrders[users.size()];
        int met = 0;
        int bidCount = 0;
        int[] byTime = byTime(all);
        for (int i = 0; i < count; i++) {
            orders[i] = all[byTime[i]];
            int user = ownerOf[byTime[i]];
            if (renumbered[user] < 0) {
                ranked[met] = users.get(user);
                renumbered[user] = met++;
            }
            owners[i] = renumbered[user];
            bidCount += orders[i].side() == Side.BUY ? 1 : 0;
        }
        // Those who have cancelled everything; nothing is said of them.
        for (int user = 0; user < users.size(); user++) {
            if (renumbered[user] < 0) {
                ranked[met++] = users.get(user);
            }
        }
        int[] bids = new int[bidCount];
        int[] asks = new int[count - bidCount];
        int b = 0;
        int a = 0;
        for (int i = 0; i < count; i++) {
            if (orders[i].side() == Side.BUY) {
                bids[b++] = i;
            } else {
                asks[a++] = i;
            }
        }
        return new BookOfEpoch(Arrays.asList(ranked), orders, owners, bids, asks);
    }

    /** Places in {@code orders}, the smallest position first: sorted as prices are, which is all that matters here. */
    private static int[] byTime(Order[] orders) {
        long[] positions = new long[orders.length];
        for (int i = 0; i < orders.length; i++) {
            positions[i] = orders[i].position();
        }
        return PriceTimeOrder.asks(positions, positions).indices();
    }

    long[] limits(int[] side) {
        long[] column = new long[side.length];
        for (int i = 0; i < side.length; i++) {
            column[i] = orders[side[i]].limitMicros();
        }
        return column;
    }

    long[] remaining(int[] side) {
        long[] column = new long[side.length];
        for (int i = 0; i < side.length; i++) {
            column[i] = orders[side[i]].remainingWh();
        }
        return column;
    }
}

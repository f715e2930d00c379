package org.gridtokenx.jobs.clearing;

import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;

/** The {@link Fingerprint}s of the ids of a zone's orders and client orders, which tell a new id without reading. */
final class ZoneIds {
    private final CacheSize size;
    private FingerprintSet orders;
    private FingerprintSet clientOrders;
    private boolean withoutClientOrders;

    /**
     * Knows the ids of a zone without any, and of no other.
     *
     * @param empty whether the zone has none
     */
    ZoneIds(boolean empty, CacheSize size) {
        this.size = size;
        if (empty) {
            orders = new FingerprintSet();
            clientOrders = new FingerprintSet();
        }
    }

    /** How many fingerprints are in the heap. */
    int count() {
        return (orders == null ? 0 : orders.size()) + (clientOrders == null ? 0 : clientOrders.size());
    }

    /** Whether it is known which orders there are; if not, they have to be read. */
    boolean knowOrders() {
        return orders != null;
    }

    /** Reads all orders of the zone from state, and keeps them in the cache where they fit. */
    void readOrders(ZoneStores stores, EpochMaps<String, MemberOrders> cache) {
        orders = new FingerprintSet();
        long[] last = {Long.MIN_VALUE, Long.MIN_VALUE};
        stores.forEachOrders((key, own) -> {
            for (Order order : own.orders()) {
                addOrder(order.orderId());
            }
            last[0] = Math.max(last[0], key.epoch());
            if (size.hasRoom()) {
                cache.of(key.epoch()).fill(key.id(), own);
            } else {
                last[1] = Long.MAX_VALUE;
            }
        });
        boolean allFit = last[1] == Long.MIN_VALUE;
        cache.setStoredThrough(allFit ? Long.MIN_VALUE : last[0]);
    }

    boolean holdOrder(String orderId) {
        return orders.contains(Fingerprint.of(orderId));
    }

    void addOrder(String orderId) {
        if (orders != null && orders.add(Fingerprint.of(orderId))) {
            size.idsChanged(1);
        }
    }

    void removeOrder(String orderId) {
        if (orders != null && orders.remove(Fingerprint.of(orderId))) {
            size.idsChanged(-1);
        }
    }

    /** Whether client orders are still to be read. */
    boolean awaitClientOrders() {
        return clientOrders == null && !withoutClientOrders;
    }

    /** Reads all client orders of the zone from state. */
    void readClientOrders(ZoneStores stores) {
        clientOrders = new FingerprintSet();
        stores.clientOrders.forEach((key, order) -> addClientOrder(key));
    }

    /** False for a client order id that is new for certain. */
    boolean mayHoldClientOrder(UserKey key) {
        return clientOrders == null || clientOrders.contains(Fingerprint.of(key));
    }

    void addClientOrder(UserKey key) {
        if (clientOrders != null && clientOrders.add(Fingerprint.of(key))) {
            size.idsChanged(1);
        }
    }

    void removeClientOrder(UserKey key) {
        if (clientOrders != null && clientOrders.remove(Fingerprint.of(key))) {
            size.idsChanged(-1);
        }
    }

    /** Takes the fingerprints of client orders out of the heap for good: each is looked for in state from now on. */
    void giveUpClientOrders() {
        if (clientOrders != null) {
            withoutClientOrders = true;
            size.idsChanged(-clientOrders.size());
            clientOrders = null;
        }
    }
}

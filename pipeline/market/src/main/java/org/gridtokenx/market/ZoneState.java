package org.gridtokenx.market;

import java.util.List;
import java.util.Optional;

/**
 * What a zone remembers. One implementation keeps it on the heap, one in Flink's keyed state; a contract test runs
 * against both. All methods are called by one thread.
 */
public interface ZoneState {
    /** Never null; {@link ZoneClock#UNOPENED} at first. */
    ZoneClock clock();

    void putClock(ZoneClock clock);

    Optional<Member> member(String userId);

    void putMember(Member member);

    Optional<Order> order(String orderId);

    void putOrder(Order order);

    void removeOrder(String orderId);

    /** A copy of all orders, in no particular order. */
    List<Order> orders();

    /** An order that has left the book and whose client order id is still remembered, as it was when it left. */
    Optional<Order> closedOrder(String orderId);

    void putClosedOrder(Order order);

    void removeClosedOrder(String orderId);

    /** The ids that {@link #putClosedIn} kept for an epoch; empty where there are none. */
    List<String> closedIn(long epoch);

    /** Keeps the ids of the closed orders that left the book at the clearing of an epoch. */
    void putClosedIn(long epoch, List<String> orderIds);

    void removeClosedIn(long epoch);

    /** The order that a user's client order id stands for, in the book or closed. */
    Optional<String> clientOrder(String userId, String clientOrderId);

    void putClientOrder(String userId, String clientOrderId, String orderId);

    void removeClientOrder(String userId, String clientOrderId);

    /** A mark against repeats, such as the start of the last interval taken from a meter. */
    Optional<Long> mark(String name);

    void putMark(String name, long value);
}

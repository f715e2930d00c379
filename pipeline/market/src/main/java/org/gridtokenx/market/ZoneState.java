package org.gridtokenx.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a zone remembers. One implementation keeps it on the heap, one in Flink's keyed state; a contract test runs
 * against both. All methods are called by one thread.
 */
public interface ZoneState {
    /** Never null; {@link ZoneClock#UNOPENED} at first. */
    ZoneClock clock();

    void putClock(ZoneClock clock);

    /** The number of the next event, which is then taken; from 0. */
    long takeSequence();

    Optional<Member> member(String userId);

    void putMember(Member member);

    /** A user's orders that next take part in the clearing of an epoch; {@link MemberOrders#none} where there are none. */
    MemberOrders orders(long epoch, String userId);

    /** Adds an open order, with an id that {@link #holds} does not know, to its user's for an epoch. */
    void addOrder(long epoch, Order order);

    /** Takes an order out again; its user's {@link MemberOrders#placed} stays. */
    void removeOrder(long epoch, Order order);

    /** What all users have for an epoch, in no particular order. No order lies at an earlier epoch. */
    List<MemberOrders> ordersIn(long epoch);

    /** Forgets all that {@link #ordersIn} gives for an epoch. */
    void removeOrdersIn(long epoch);

    /** Whether an order with this id was added and not removed. */
    boolean holds(String orderId);

    /** The order that a user's client order id stands for, as last put; it may since have changed in the book. */
    Optional<Order> clientOrder(String userId, String clientOrderId);

    /** Keeps an order under its user's client order id. */
    void putClientOrder(Order order);

    /** Keeps a client order as it left the book, and notes the epoch, so that it can be forgotten with it. */
    void closeClientOrder(long epoch, Order order);

    /** Forgets the client orders that were closed in an epoch. */
    void forgetClientOrders(long epoch);

    boolean knowsDeposit(String depositId);

    /** Remembers a deposit by its id, and the epoch, so that it can be forgotten with it. */
    void putDeposit(long epoch, String depositId);

    /** Forgets the deposits of an epoch. */
    void forgetDeposits(long epoch);

    /** The start of the last interval taken from a meter. One number per meter, kept for good. */
    Optional<Long> lastInterval(String meterId);

    void putLastInterval(String meterId, long startMillis);

    Optional<StandingOrder> standingOrder(String userId, Side side);

    /** Keeps a standing order as the user's only one for its side. */
    void putStandingOrder(StandingOrder order);

    void removeStandingOrder(String userId, Side side);

    /** A copy of all standing orders, in no particular order. */
    List<StandingOrder> standingOrders();

    /** When all orders of a user are to be cancelled, for those who set a cancel-after. A copy. */
    Map<String, Long> deadlines();

    void putDeadline(String userId, long millis);

    void removeDeadline(String userId);
}

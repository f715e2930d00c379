package org.gridtokenx.market;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** An order that the naive market has admitted, with all its history. */
final class NaiveOrder {
    record Fill(long epoch, BigInteger quantity, BigInteger amount, BigInteger fee) {}

    final Command.PlaceOrder placed;
    final String standingOrderId;
    final long position;
    final long first;
    final long last;
    final long placedAtMillis;
    final List<Fill> fills = new ArrayList<>();
    boolean cancelled;
    /** The epoch that was open when it left the book, or null while it is in it. */
    Long leftAt;

    NaiveOrder(
            Command.PlaceOrder placed,
            String standingOrderId,
            long position,
            long first,
            long last,
            long placedAtMillis) {
        this.placed = placed;
        this.standingOrderId = standingOrderId;
        this.position = position;
        this.first = first;
        this.last = last;
        this.placedAtMillis = placedAtMillis;
    }

    boolean isBuy() {
        return placed.side() == Side.BUY;
    }

    boolean isOf(String user) {
        return placed.userId().equals(user);
    }

    BigInteger sum(Function<Fill, BigInteger> of) {
        return fills.stream().map(of).reduce(BigInteger.ZERO, BigInteger::add);
    }

    BigInteger sumIn(long epoch, Function<Fill, BigInteger> of) {
        return sum(fill -> fill.epoch() == epoch ? of.apply(fill) : BigInteger.ZERO);
    }

    BigInteger left() {
        return BigInteger.valueOf(placed.quantityWh()).subtract(sum(Fill::quantity));
    }

    /** Whether it can still trade, while {@code openEpoch} collects. */
    boolean isOpen(long openEpoch) {
        return !cancelled && left().signum() > 0 && last >= openEpoch;
    }

    boolean standsIn(long epoch) {
        return isOpen(epoch) && first <= epoch;
    }

    /** What the zone would say of it while {@code openEpoch} collects. */
    Order snapshot(long openEpoch, boolean verified) {
        boolean open = isOpen(openEpoch);
        return new Order(
                placed.orderId(),
                placed.clientOrderId(),
                standingOrderId,
                placed.userId(),
                placed.side(),
                placed.quantityWh(),
                open ? left().longValueExact() : 0,
                placed.limitMicros(),
                open && verified ? reserved().longValueExact() : 0,
                position,
                first,
                last,
                placedAtMillis);
    }

    /** The rest at its limit, as far as its owner is the one to pay. */
    BigInteger reserved() {
        return reserved(left());
    }

    private BigInteger reserved(BigInteger quantity) {
        BigInteger amount = NaiveMoney.amount(quantity, BigInteger.valueOf(placed.limitMicros()));
        return (isBuy() ? amount : amount.negate()).max(BigInteger.ZERO);
    }

    /** What the clearing of an epoch set free: what was held before, less what is still held and what was paid. */
    BigInteger released(long epoch) {
        BigInteger before = reserved(left().add(sumIn(epoch, Fill::quantity)));
        BigInteger after = isOpen(epoch + 1) ? reserved() : BigInteger.ZERO;
        BigInteger amount = sumIn(epoch, Fill::amount);
        BigInteger paid = isBuy() ? amount : sumIn(epoch, Fill::fee).subtract(amount);
        return before.subtract(after).subtract(paid.max(BigInteger.ZERO));
    }
}

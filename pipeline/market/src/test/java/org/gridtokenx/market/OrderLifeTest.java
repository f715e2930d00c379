package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.EPOCH;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.gridtokenx.market.ZoneDriver.ZONE;
import static org.gridtokenx.market.ZoneDriver.cleared;
import static org.gridtokenx.market.ZoneDriver.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From acceptance to the end of an order: fills, expiry, cancels, repeats. */
class OrderLifeTest {
    private static final long EPOCH_MILLIS = ZoneRules.DEFAULT_EPOCH_MILLIS;

    /** A client that repeats an order over the end of an epoch, unsure whether it was taken, trades once. */
    @Test
    void aClientOrderIdStandsForItsOrderLongAfterTheOrderHasGone() {
        long length = RULES_MILLIS;
        List<ZoneEvent> events = new ArrayList<>();
        Zone zone = new Zone("z", new HeapZoneState(), events::add);
        ZoneRules unlimited = Rules.unlimited(Pricing.UNIFORM).withEpochMillis(length);
        zone.apply(new Command.SetRules("z", unlimited), 0);
        for (long epoch : new long[] {0, 1, 96}) {
            zone.apply(withClientId("o" + epoch), epoch * length);
        }
        assertEquals(
                List.of(false, true, true),
                accepted(events).stream().map(ZoneEvent.OrderAccepted::repeat).toList());
        assertEquals(
                List.of("o0", "o0", "o0"),
                accepted(events).stream().map(a -> a.order().orderId()).toList());
        events.clear();
        zone.apply(withClientId("o97"), 97 * length);
        assertEquals("o97", accepted(events).get(0).order().orderId(), "forgotten after 96 epochs");
    }

    private static final long RULES_MILLIS = 60_000;

    private static Command withClientId(String orderId) {
        return new Command.PlaceOrder(
                "z", orderId, "mine", "ann", Side.BUY, 1, 1, Command.PlaceOrder.ACTIVE_EPOCH, TimeInForce.EPOCH, 0);
    }

    private static List<ZoneEvent.OrderAccepted> accepted(List<ZoneEvent> events) {
        return events.stream()
                .map(ZoneEvent::body)
                .filter(ZoneEvent.OrderAccepted.class::isInstance)
                .map(ZoneEvent.OrderAccepted.class::cast)
                .toList();
    }

    @Test
    void anAcceptedOrderCarriesItsPlaceAndReservation() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1"));
        List<ZoneEvent.Body> said =
                zone.apply(Place.buy("b1").client("mine").wh(1_500).at(145_001), START + 7);
        Order order = new Order(
                "b1", "mine", "", "bob", Side.BUY, 1_500, 1_500, 145_001, 217_501, 1, EPOCH, EPOCH, START + 7);
        assertEquals(
                List.of(new ZoneEvent.OrderAccepted(order, false), new ZoneEvent.BalanceChanged(zone.member("bob"))),
                said);
        assertEquals(217_501, zone.member("bob").cashReservedMicros());
        assertEquals(1_000_000_000 - 217_501, zone.member("bob").cashMicros());
    }

    @Test
    void theRestOfAnEpochOrderExpiresAndIsReleased() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1").wh(3_000));
        zone.apply(Place.buy("b1"));
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), END);
        ZoneEvent.OrderCleared sold = cleared("s1", said).orElseThrow();
        assertEquals(1_000, sold.filledWh());
        assertEquals(2_000, sold.expiredWh());
        assertFalse(sold.order().isOpen());
        ZoneEvent.OrderCleared bought = cleared("b1", said).orElseThrow();
        assertEquals(1_000, bought.filledWh());
        assertEquals(0, bought.expiredWh());
        assertEquals(99_000, zone.member("sue").energyWh());
        assertEquals(0, zone.member("sue").energyReservedWh());
        assertTrue(zone.state.allOrders().isEmpty());
        assertEquals(0, zone.member("sue").openOrders());
        assertEquals(List.of(), zone.member("sue").epochs());
    }

    @Test
    void anUntilOrderKeepsItsTimePriority() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("old").wh(2_500).until(END + EPOCH_MILLIS));
        zone.apply(Place.buy("b1"));
        List<ZoneEvent.Body> first = zone.apply(new Command.Tick(), END);
        ZoneEvent.OrderCleared filled = cleared("old", first).orElseThrow();
        assertEquals(1_000, filled.filledWh());
        assertEquals(0, filled.expiredWh());
        assertEquals(1_500, filled.order().remainingWh());
        assertEquals(1_500, zone.member("sue").energyReservedWh());
        zone.member("sam", Role.PROSUMER, 0, 5_000);
        zone.apply(Place.sell("new").by("sam"));
        zone.apply(Place.buy("b2").wh(2_000));
        List<ZoneEvent.Body> second = zone.apply(new Command.Tick(), END + EPOCH_MILLIS);
        assertEquals(
                List.of("old", "new"),
                ZoneDriver.all(ZoneEvent.Traded.class, second).stream()
                        .map(t -> t.trade().sellOrderId())
                        .toList());
        assertEquals(1_500, cleared("old", second).orElseThrow().filledWh());
    }

    @Test
    void anUntilOrderLeavesTheBookAfterTheLastClearingBeforeItsTime() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1").until(END + 2 * EPOCH_MILLIS - 1));
        List<ZoneEvent.Body> first = zone.apply(new Command.Tick(), END);
        assertTrue(cleared("b1", first).isEmpty(), "nothing happened to it");
        assertEquals(200_000, zone.member("bob").cashReservedMicros());
        List<ZoneEvent.Body> second = zone.apply(new Command.Tick(), END + EPOCH_MILLIS);
        assertEquals(1_000, cleared("b1", second).orElseThrow().expiredWh());
        assertEquals(0, zone.member("bob").cashReservedMicros());
        assertEquals(1_000_000_000, zone.member("bob").cashMicros());
        assertEquals(
                0,
                only(ZoneEvent.EpochCleared.class, zone.apply(new Command.Tick(), END + 2 * EPOCH_MILLIS))
                        .result()
                        .orders());
    }

    /** What stays reserved is the rest at its limit, so that no rounding of a fill is kept from anyone. */
    @Test
    void aPartlyFilledUntilOrderReservesItsRestAtItsLimit() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1").wh(999).at(333_333).until(END + EPOCH_MILLIS));
        assertEquals(332_999, zone.member("bob").cashReservedMicros());
        zone.apply(Place.sell("s1").wh(500).at(333_333));
        zone.apply(new Command.Tick(), END);
        assertEquals(499 * 333_333 / 1_000, zone.member("bob").cashReservedMicros());
        assertEquals(166_333, zone.order("b1").orElseThrow().reservedMicros());
        assertEquals(
                1_000_000_000 - 166_666,
                zone.member("bob").cashMicros() + zone.member("bob").cashReservedMicros());
    }

    @Test
    void aRepeatOfAClientOrderIdReturnsTheFirstOrder() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1").client("mine").wh(2_000).until(END + EPOCH_MILLIS));
        Order first = zone.order("b1").orElseThrow();
        Place again = Place.buy("b2").client("mine").wh(5_000).at(1);
        assertEquals(List.of(new ZoneEvent.OrderAccepted(first, true)), zone.apply(again));
        assertEquals(
                List.of(new ZoneEvent.OrderAccepted(first, true)),
                zone.apply(again.in(EPOCH - 5).wh(-1)),
                "whatever else it says");
        assertEquals(
                List.of("b1"),
                zone.state.allOrders().stream().map(Order::orderId).toList());
        zone.apply(Place.sell("s1").by("sue").client("mine"));
        assertEquals(2, zone.state.allOrders().size(), "the id is unique per user");
        zone.apply(new Command.Tick(), END);
        Order afterwards =
                only(ZoneEvent.OrderAccepted.class, zone.apply(again)).order();
        assertEquals(1_000, afterwards.remainingWh(), "as it stands now");
        zone.apply(new Command.CancelOrder(ZONE, "b1", "bob"));
        assertFalse(
                only(ZoneEvent.OrderAccepted.class, zone.apply(again)).order().isOpen());
    }

    @Test
    void aRefusedOrderLeavesItsClientOrderIdFree() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(
                RejectCode.QUANTITY_OUT_OF_BOUNDS,
                zone.refusal(Place.buy("b1").client("mine").wh(0)));
        assertFalse(
                only(ZoneEvent.OrderAccepted.class, zone.apply(Place.buy("b1").client("mine")))
                        .repeat());
    }

    @Test
    void aCancelReleasesWhatTheOrderHeld() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1").until(END + EPOCH_MILLIS));
        zone.apply(Place.sell("s1").wh(400));
        zone.apply(Place.sell("s2").wh(600).at(900_000));
        zone.apply(new Command.Tick(), END);
        Order before = zone.order("b1").orElseThrow();
        assertEquals(600, before.remainingWh());
        List<ZoneEvent.Body> said = zone.apply(new Command.CancelOrder(ZONE, "b1", "bob"));
        assertEquals(
                List.of(new ZoneEvent.OrderCancelled(before), new ZoneEvent.BalanceChanged(zone.member("bob"))), said);
        assertEquals(0, zone.member("bob").cashReservedMicros());
        assertEquals(1_000_000_000 - 80_000, zone.member("bob").cashMicros());
        zone.apply(Place.sell("s3"));
        zone.apply(new Command.CancelOrder(ZONE, "s3", "sue"));
        assertEquals(99_600, zone.member("sue").energyWh());
        assertEquals(0, zone.member("sue").energyReservedWh());
        List<ZoneEvent.Body> clearing = zone.apply(new Command.Tick(), END + EPOCH_MILLIS);
        assertEquals(0, only(ZoneEvent.EpochCleared.class, clearing).result().orders());
        assertTrue(zone.state.allOrders().isEmpty(), "and is forgotten after its last clearing");
    }

    @Test
    void onlyTheOwnersCancelOfAnOpenOrderCounts() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1"));
        assertEquals(RejectCode.UNKNOWN_ORDER, cancelRefusal(zone, "b1", "sue"));
        assertEquals(RejectCode.UNKNOWN_ORDER, cancelRefusal(zone, "b2", "bob"));
        zone.apply(new Command.CancelOrder(ZONE, "b1", "bob"));
        assertEquals(RejectCode.UNKNOWN_ORDER, cancelRefusal(zone, "b1", "bob"), "twice");
        zone.apply(Place.buy("b3"));
        zone.apply(new Command.Tick(), END);
        assertEquals(RejectCode.UNKNOWN_ORDER, cancelRefusal(zone, "b3", "bob"), "after its epoch has closed");
        assertEquals(RejectCode.UNKNOWN_ORDER, cancelRefusal(new ZoneDriver(), "b1", "bob"), "where no zone is open");
    }

    private static RejectCode cancelRefusal(ZoneDriver zone, String orderId, String userId) {
        return only(ZoneEvent.CancelRejected.class, zone.apply(new Command.CancelOrder(ZONE, orderId, userId)))
                .code();
    }
}

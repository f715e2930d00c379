package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.EPOCH;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.gridtokenx.market.ZoneDriver.ZONE;
import static org.gridtokenx.market.ZoneDriver.all;
import static org.gridtokenx.market.ZoneDriver.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** All orders of a user at once: asked for, or because the user has fallen silent. */
class CancelAllTest {
    private final ZoneDriver zone = ZoneDriver.open();

    @Test
    void allOrdersOfAUserLeaveTheBook() {
        zone.apply(Place.buy("b1").in(EPOCH + 5));
        zone.apply(Place.buy("b2"));
        zone.apply(Place.buy("b3").until(END + 9 * 900_000));
        zone.apply(Place.sell("s1").at(900_000));
        List<ZoneEvent.Body> said = zone.apply(new Command.CancelAll(ZONE, "bob"));
        assertEquals(List.of("b2", "b3", "b1"), cancelled(said), "by epoch, then by time priority");
        assertEquals(new ZoneEvent.AllCancelled("bob", 3, ZoneEvent.CancelCause.REQUESTED), said.get(said.size() - 1));
        assertEquals(1, all(ZoneEvent.BalanceChanged.class, said).size());
        assertEquals(1_000_000_000, zone.member("bob").cashMicros());
        assertEquals(0, zone.member("bob").cashReservedMicros());
        assertEquals(1, zone.state.allOrders().size());
        assertEquals(
                List.of(new ZoneEvent.AllCancelled("bob", 0, ZoneEvent.CancelCause.REQUESTED)),
                zone.apply(new Command.CancelAll(ZONE, "bob")),
                "an answer, also where there is none");
        assertEquals(
                0,
                only(ZoneEvent.AllCancelled.class, zone.apply(new Command.CancelAll(ZONE, "nobody")))
                        .orders());
    }

    private static List<String> cancelled(List<ZoneEvent.Body> said) {
        return all(ZoneEvent.OrderCancelled.class, said).stream()
                .map(c -> c.order().orderId())
                .toList();
    }

    @Test
    void whoFallsSilentHasNoOrders() {
        zone.apply(Place.buy("b1").until(END + 900_000));
        assertEquals(
                List.of(new ZoneEvent.CancelAfterSet("bob", START + 5_000)),
                zone.apply(new Command.CancelAfter(ZONE, "bob", 5_000), START));
        assertEquals(List.of(), zone.advanceTo(START + 4_999));
        List<ZoneEvent.Body> said = zone.advanceTo(START + 5_000);
        assertEquals(List.of("b1"), cancelled(said));
        assertEquals(
                ZoneEvent.CancelCause.CANCEL_AFTER,
                only(ZoneEvent.AllCancelled.class, said).cause());
        zone.apply(Place.buy("b2"), START + 6_000);
        assertEquals(List.of(), zone.advanceTo(START + 60_000), "it goes off once");
    }

    @Test
    void whoSpeaksAgainKeepsThem() {
        zone.apply(Place.buy("b1"));
        zone.apply(new Command.CancelAfter(ZONE, "bob", 5_000), START);
        zone.apply(new Command.CancelAfter(ZONE, "bob", 5_000), START + 4_000);
        assertEquals(List.of(), zone.advanceTo(START + 8_999));
        assertEquals(
                List.of(new ZoneEvent.CancelAfterSet("bob", 0)),
                zone.apply(new Command.CancelAfter(ZONE, "bob", 0), START + 8_999));
        assertEquals(List.of(), zone.advanceTo(START + 60_000));
        assertEquals(1, zone.state.allOrders().size());
        assertEquals(ZoneClock.NO_DEADLINE, zone.state.clock().nextDeadlineMillis());
    }

    /** A cancel stamped at the end of an epoch comes after its clearing; so does this one. */
    @Test
    void atTheEndOfAnEpochTheClearingComesFirst() {
        zone.apply(Place.sell("s1"));
        zone.apply(Place.buy("b1"));
        zone.apply(Place.buy("b2").wh(500).until(END + 900_000));
        zone.apply(new Command.CancelAfter(ZONE, "bob", END - START), START);
        List<ZoneEvent.Body> said = zone.advanceTo(END);
        assertEquals("b1", only(ZoneEvent.Traded.class, said).trade().buyOrderId());
        assertEquals(List.of("b2"), cancelled(said));

        ZoneDriver earlier = ZoneDriver.open();
        earlier.apply(Place.sell("s1"));
        earlier.apply(Place.buy("b1"));
        earlier.apply(new Command.CancelAfter(ZONE, "bob", END - START - 1), START);
        assertTrue(all(ZoneEvent.Traded.class, earlier.advanceTo(END)).isEmpty());
    }

    @Test
    void severalGoOffInTheOrderOfTheirTimes() {
        zone.apply(new Command.CancelAfter(ZONE, "sue", 7_000), START);
        zone.apply(new Command.CancelAfter(ZONE, "bob", 5_000), START);
        zone.apply(new Command.CancelAfter(ZONE, "ann", 5_000), START);
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), START + 20_000);
        assertEquals(
                List.of("ann", "bob", "sue"),
                all(ZoneEvent.AllCancelled.class, said).stream()
                        .map(ZoneEvent.AllCancelled::userId)
                        .toList());
    }
}

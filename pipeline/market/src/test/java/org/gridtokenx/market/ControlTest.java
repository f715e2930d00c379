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

/** What an admin does to a zone: closes an epoch early, pauses the market, and opens it once. */
class ControlTest {
    private static final long EPOCH_MILLIS = ZoneRules.DEFAULT_EPOCH_MILLIS;
    private static final long NOON = START + 300_000;

    @Test
    void anEpochClosedEarlyClearsAtOnceAndTheRestCollectsForTheNext() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1").wh(3_000).until(END + EPOCH_MILLIS));
        zone.apply(Place.buy("b1"));
        List<ZoneEvent.Body> said = zone.apply(new Command.CloseEpoch(ZONE, EPOCH), NOON);
        assertEquals(EPOCH, only(ZoneEvent.Traded.class, said).trade().epoch());
        EpochResult result = only(ZoneEvent.EpochCleared.class, said).result();
        assertEquals(NOON, result.closedMillis());
        assertEquals(END, result.endMillis(), "its interval stays");
        Order next =
                only(ZoneEvent.OrderAccepted.class, zone.apply(Place.buy("b2"))).order();
        assertEquals(EPOCH + 1, next.firstEpoch());
        assertEquals(List.of(), zone.advanceTo(END), "nothing clears when the interval ends");
        List<ZoneEvent.Body> second = zone.advanceTo(END + EPOCH_MILLIS);
        assertEquals("b2", only(ZoneEvent.Traded.class, second).trade().buyOrderId());
        assertEquals(
                END + EPOCH_MILLIS,
                only(ZoneEvent.EpochCleared.class, second).result().closedMillis());
    }

    @Test
    void onlyTheEpochThatIsOpenAndHasBegunCanBeClosed() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(RejectCode.GATE_CLOSED, refusal(zone, EPOCH - 1));
        assertEquals(RejectCode.UNKNOWN_EPOCH, refusal(zone, EPOCH + 1));
        zone.apply(new Command.CloseEpoch(ZONE, EPOCH), NOON);
        assertEquals(RejectCode.GATE_CLOSED, refusal(zone, EPOCH), "a repeat closes nothing more");
        assertEquals(RejectCode.EPOCH_NOT_STARTED, refusal(zone, EPOCH + 1));
        assertEquals(RejectCode.GATE_CLOSED, zone.refusal(Place.buy("b1").in(EPOCH)));
        zone.advanceTo(END);
        zone.apply(new Command.Tick(), END);
        assertEquals(
                1,
                all(ZoneEvent.EpochCleared.class, zone.apply(new Command.CloseEpoch(ZONE, EPOCH + 1)))
                        .size());
        assertEquals(RejectCode.UNKNOWN_ZONE, refusal(new ZoneDriver(), EPOCH));
    }

    private static RejectCode refusal(ZoneDriver zone, long epoch) {
        ZoneEvent.CloseRejected refused =
                only(ZoneEvent.CloseRejected.class, zone.apply(new Command.CloseEpoch(ZONE, epoch)));
        assertEquals(epoch, refused.epoch());
        return refused.code();
    }

    /** Rules that wait take effect with whichever epoch opens next. */
    @Test
    void anEarlyCloseBringsTheNextRulesIn() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(new Command.SetRules(ZONE, Rules.with(Pricing.MIDPOINT, 7)));
        zone.apply(new Command.CloseEpoch(ZONE, EPOCH), NOON);
        assertEquals(7, zone.state.clock().rules().feeBasisPoints());
    }

    @Test
    void aPauseTakesEffectAtOnceAndTheBookStillClears() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1"));
        zone.apply(Place.buy("b1"));
        zone.apply(Place.buy("b2"));
        List<ZoneEvent.Body> said = zone.apply(new Command.PauseZone(ZONE, true));
        assertEquals(List.of(new ZoneEvent.RulesSet(Rules.paused(), EPOCH)), said);
        assertEquals(RejectCode.MARKET_PAUSED, zone.refusal(Place.buy("b3")));
        assertEquals(
                1,
                all(ZoneEvent.OrderCancelled.class, zone.apply(new Command.CancelOrder(ZONE, "b2", "bob")))
                        .size());
        assertEquals(1, all(ZoneEvent.Traded.class, zone.advanceTo(END)).size());
        assertEquals(RejectCode.MARKET_PAUSED, zone.refusal(Place.buy("b3")), "also in the next epoch");
        zone.apply(new Command.PauseZone(ZONE, false));
        assertTrue(zone.apply(Place.buy("b3")).get(0) instanceof ZoneEvent.OrderAccepted);
    }

    @Test
    void rulesThatWaitDoNotLiftAPause() {
        ZoneDriver zone = ZoneDriver.open();
        ZoneRules next = Rules.with(Pricing.MIDPOINT, 7);
        zone.apply(new Command.SetRules(ZONE, next));
        List<ZoneEvent.Body> said = zone.apply(new Command.PauseZone(ZONE, true));
        assertEquals(
                List.of(
                        new ZoneEvent.RulesSet(Rules.paused(), EPOCH),
                        new ZoneEvent.RulesSet(next.withPaused(true), EPOCH + 1)),
                said);
        zone.advanceTo(END);
        assertEquals(next.withPaused(true), zone.state.clock().rules());
        assertEquals(List.of(), new ZoneDriver().apply(new Command.PauseZone(ZONE, true)), "no zone, no pause");
    }

    @Test
    void openingAnOpenZoneChangesNothing() {
        ZoneDriver zone = ZoneDriver.open(Rules.bounded());
        assertEquals(List.of(), zone.apply(new Command.OpenZone(ZONE, ZoneRules.defaults())));
        zone.advanceTo(END);
        assertEquals(Rules.bounded(), zone.state.clock().rules());
        ZoneDriver fresh = new ZoneDriver();
        assertEquals(
                List.of(new ZoneEvent.RulesSet(Rules.bounded(), EPOCH)),
                fresh.apply(new Command.OpenZone(ZONE, Rules.bounded()), START));
    }
}

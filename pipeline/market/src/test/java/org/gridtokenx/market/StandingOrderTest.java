package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.EPOCH;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.gridtokenx.market.ZoneDriver.ZONE;
import static org.gridtokenx.market.ZoneDriver.all;
import static org.gridtokenx.market.ZoneDriver.only;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a household says once. {@code sue} has 100 kWh to sell, {@code bob} 1000 to spend. */
class StandingOrderTest {
    private static final long EPOCH_MILLIS = ZoneRules.DEFAULT_EPOCH_MILLIS;

    private final ZoneDriver zone = ZoneDriver.open();
    private int interval;

    private static Command.SetStandingOrder sell(long limitMicros) {
        return new Command.SetStandingOrder(ZONE, "selling", "sue", Side.SELL, limitMicros, 0, false);
    }

    private static Command.SetStandingOrder buy(long limitMicros, long budgetMicros) {
        return new Command.SetStandingOrder(ZONE, "buying", "bob", Side.BUY, limitMicros, budgetMicros, false);
    }

    private List<ZoneEvent.Body> draw(long importWh) {
        return zone.apply(new Command.CreditEnergy(ZONE, "bob", "bob's meter", interval++, 0, importWh));
    }

    /** The orders that the zone made when the epoch after {@code epochs} further ones opened. */
    private List<Order> after(int epochs) {
        return all(ZoneEvent.OrderAccepted.class, zone.advanceTo(START + epochs * EPOCH_MILLIS)).stream()
                .map(ZoneEvent.OrderAccepted::order)
                .toList();
    }

    @Test
    void theSurplusIsSoldFromTheNextEpochOn() {
        zone.apply(sell(120_000));
        assertEquals(List.of(), zone.state.allOrders(), "not in the epoch that is open");
        Order made = after(1).get(0);
        assertEquals("sue", made.userId());
        assertEquals("selling", made.standingOrderId(), "it says whose it is");
        assertEquals(100_000, made.quantityWh());
        assertEquals(120_000, made.limitMicros());
        assertEquals(EPOCH + 1, made.firstEpoch());
        assertEquals(EPOCH + 1, made.lastEpoch());
        assertEquals(END, made.placedAtMillis());
        zone.apply(Place.buy("b1").wh(30_000));
        List<ZoneEvent.Body> said = zone.advanceTo(START + 2 * EPOCH_MILLIS);
        assertEquals(30_000, only(ZoneEvent.Traded.class, said).trade().quantityWh());
        Order next = only(ZoneEvent.OrderAccepted.class, said).order();
        assertEquals(70_000, next.quantityWh(), "what nobody bought is offered again");
        assertNotEquals(made.orderId(), next.orderId());
    }

    @Test
    void itsOrdersHaveThePlaceOfTheStandingOrder() {
        zone.member("sam", Role.PROSUMER, 0, 1_000);
        zone.apply(sell(100_000));
        zone.apply(Place.sell("later in the log").by("sam").in(EPOCH + 1));
        after(1);
        zone.apply(Place.buy("b1").wh(100_500));
        List<ZoneEvent.Traded> trades = all(ZoneEvent.Traded.class, zone.advanceTo(START + 2 * EPOCH_MILLIS));
        assertEquals(
                List.of("sue", "sam"),
                trades.stream().map(t -> t.trade().sellerId()).toList());
    }

    @Test
    void changedTermsLoseThePlaceAndAPauseDoesNot() {
        zone.apply(sell(120_000));
        long place = zone.state.standingOrder("sue", Side.SELL).orElseThrow().position();
        StandingOrder paused = only(
                        ZoneEvent.StandingOrderSet.class,
                        zone.apply(new Command.SetStandingOrder(ZONE, "selling", "sue", Side.SELL, 120_000, 0, true)))
                .order();
        assertEquals(place, paused.position());
        assertEquals(List.of(), after(1), "paused");
        zone.apply(sell(120_000));
        assertEquals(place, after(2).get(0).position());
        zone.apply(sell(110_000));
        Order changed = after(3).get(0);
        assertEquals(110_000, changed.limitMicros());
        assertTrue(changed.position() > place);
    }

    @Test
    void whatTheMeterDrewIsBoughtInTheNextEpoch() {
        zone.apply(buy(200_000, 0));
        draw(700);
        draw(300);
        assertEquals(1_000, after(1).get(0).quantityWh(), "all that was reported in the epoch");
        assertEquals(List.of(), after(2), "and nothing the next time, as nothing was reported");
        draw(0);
        assertEquals(List.of(), after(3));
        draw(40);
        assertEquals(40, after(4).get(0).quantityWh());
    }

    @Test
    void theBudgetOfADayIsKept() {
        zone.apply(buy(200_000, 250_000));
        zone.apply(sell(150_000));
        zone.advanceTo(END);
        draw(1_000);
        assertEquals(1_000, buys(after(2)).get(0).quantityWh());
        draw(1_000);
        List<ZoneEvent.Body> said = zone.advanceTo(START + 3 * EPOCH_MILLIS);
        StandingOrder charged = only(ZoneEvent.StandingOrderSet.class, said).order();
        assertEquals(150_000, charged.spentMicros(), "what was paid, not what was reserved");
        Order second = buys(all(ZoneEvent.OrderAccepted.class, said).stream()
                        .map(ZoneEvent.OrderAccepted::order)
                        .toList())
                .get(0);
        assertEquals(500, second.quantityWh(), "0.10 is left, at 0.20 or less");
        draw(1_000);
        assertEquals(125, buys(after(4)).get(0).quantityWh(), "75,000 more were paid");
        long midnight = (Math.floorDiv(START, 86_400_000L) + 1) * 86_400_000L;
        zone.advanceTo(midnight - 1);
        draw(1_000);
        List<ZoneEvent.Body> nextDay = zone.advanceTo(midnight);
        assertEquals(
                1_000,
                all(ZoneEvent.OrderAccepted.class, nextDay).stream()
                        .map(ZoneEvent.OrderAccepted::order)
                        .filter(o -> o.side() == Side.BUY)
                        .findFirst()
                        .orElseThrow()
                        .quantityWh(),
                "a new day, a new budget");
    }

    @Test
    void theDayBeginsAtMidnightUtc() {
        StandingOrder order = new StandingOrder("s", "u", Side.BUY, 1, 1_000, false, 0, 3, 400);
        assertEquals(3, StandingOrder.dayOf(4 * 86_400_000L - 1));
        assertEquals(4, StandingOrder.dayOf(4 * 86_400_000L));
        assertEquals(600, order.budgetLeft(3));
        assertEquals(1_000, order.budgetLeft(4));
        assertEquals(900, order.withSpent(4, 100).budgetLeft(4));
        assertEquals(0, order.withSpent(3, 700).budgetLeft(3));
    }

    @Test
    void theLargestAffordableQuantity() {
        for (long price : new long[] {1, 7, 999, 1_000, 145_001, ZoneRules.PRICE_LIMIT_MICROS}) {
            for (long budget : new long[] {0, 1, 999, 100_000, Command.Deposit.LIMIT_MICROS}) {
                long most = StandingOrders.affordable(budget, price);
                assertTrue(Amounts.amountMicros(most, price) <= budget, budget + " at " + price);
                assertTrue(Amounts.amountMicros(most + 1, price) > budget, budget + " at " + price);
            }
        }
        assertTrue(StandingOrders.affordable(Long.MAX_VALUE, 1) > ZoneRules.QUANTITY_LIMIT_WH);
    }

    @Test
    void accountAndStepsBoundWhatIsPlaced() {
        ZoneDriver coarse = ZoneDriver.open(Rules.bounded());
        coarse.member("ann", Role.CONSUMER, 150_000, 0);
        coarse.apply(new Command.SetStandingOrder(ZONE, "a", "ann", Side.BUY, 200_000, 0, false));
        coarse.apply(new Command.CreditEnergy(ZONE, "ann", "a", START, 0, 3_333));
        coarse.apply(new Command.SetStandingOrder(ZONE, "s", "sue", Side.SELL, 50_000, 0, false));
        List<ZoneEvent.OrderAccepted> made = all(ZoneEvent.OrderAccepted.class, coarse.advanceTo(END));
        assertEquals(700, made.get(0).order().quantityWh(), "0.15 buy 0.75 kWh, in steps of 0.1");
        assertEquals(10_000, made.get(1).order().quantityWh(), "the largest quantity of the zone");
        coarse.apply(new Command.CreditEnergy(ZONE, "ann", "a", END, 0, 499));
        assertEquals(
                List.of("sue"),
                all(ZoneEvent.OrderAccepted.class, coarse.advanceTo(END + EPOCH_MILLIS)).stream()
                        .map(a -> a.order().userId())
                        .toList(),
                "less than the smallest quantity is no order, and no noise");
    }

    @Test
    void anOrderThatAdmissionRefusesIsSkippedWithTheReason() {
        zone.apply(new Command.OpenAccount(ZONE, "bob", Role.PROSUMER));
        zone.apply(new Command.CreditEnergy(ZONE, "bob", "export", 0, 500, 0));
        zone.apply(buy(200_000, 0));
        zone.apply(new Command.SetStandingOrder(ZONE, "bob sells", "bob", Side.SELL, 100_000, 0, false));
        draw(1_000);
        List<ZoneEvent.Body> said = zone.advanceTo(END);
        assertEquals("buying", only(ZoneEvent.OrderAccepted.class, said).order().standingOrderId());
        ZoneEvent.StandingOrderSkipped skipped = only(ZoneEvent.StandingOrderSkipped.class, said);
        assertEquals("bob sells", skipped.standingOrderId());
        assertEquals(RejectCode.SELF_CROSS, skipped.code());
        assertEquals(EPOCH + 1, skipped.epoch());
        assertEquals(500, zone.member("bob").energyWh());
    }

    @Test
    void endedOnesMakeNoMoreOrders() {
        zone.apply(sell(120_000));
        after(1);
        StandingOrder before = zone.state.standingOrder("sue", Side.SELL).orElseThrow();
        List<ZoneEvent.Body> said = zone.apply(new Command.EndStandingOrder(ZONE, "selling", "sue"));
        assertEquals(List.of(new ZoneEvent.StandingOrderEnded(before)), said);
        assertEquals(1, zone.state.allOrders().size(), "the one in the book stays");
        assertEquals(List.of(), after(2));
        assertEquals(RejectCode.UNKNOWN_STANDING_ORDER, refusal(new Command.EndStandingOrder(ZONE, "selling", "sue")));
    }

    @Test
    void whatMayNotStand() {
        assertEquals(
                RejectCode.ROLE_NOT_ALLOWED,
                refusal(new Command.SetStandingOrder(ZONE, "s", "bob", Side.SELL, 1, 0, false)));
        assertEquals(
                RejectCode.ROLE_NOT_ALLOWED,
                refusal(new Command.SetStandingOrder(ZONE, "s", "nobody", Side.BUY, 1, 0, false)));
        assertEquals(RejectCode.PRICE_OUT_OF_BOUNDS, refusal(sell(-1)));
        zone.apply(sell(1));
        assertEquals(
                RejectCode.STANDING_ORDER_EXISTS,
                refusal(new Command.SetStandingOrder(ZONE, "another", "sue", Side.SELL, 1, 0, false)));
        assertEquals(
                RejectCode.STANDING_ORDER_EXISTS,
                refusal(new Command.SetStandingOrder(ZONE, "selling", "sue", Side.BUY, 1, 0, false)));
        assertEquals(RejectCode.UNKNOWN_STANDING_ORDER, refusal(new Command.EndStandingOrder(ZONE, "selling", "bob")));
        assertEquals(
                RejectCode.UNKNOWN_ZONE,
                only(ZoneEvent.StandingOrderRejected.class, new ZoneDriver().apply(sell(1)))
                        .code());
        assertEquals(
                RejectCode.CREDIT_NOT_VERIFIED,
                only(
                                ZoneEvent.StandingOrderRejected.class,
                                ZoneDriver.open(Rules.unlimited(Pricing.UNIFORM))
                                        .apply(sell(1)))
                        .code());
    }

    private RejectCode refusal(Command command) {
        return only(ZoneEvent.StandingOrderRejected.class, zone.apply(command)).code();
    }

    @Test
    void aPausedZonePlacesNone() {
        zone.apply(sell(120_000));
        zone.apply(new Command.PauseZone(ZONE, true));
        assertEquals(List.of(), after(1));
        zone.apply(new Command.PauseZone(ZONE, false));
        assertEquals(1, after(2).size());
    }

    private static List<Order> buys(List<Order> orders) {
        return orders.stream().filter(o -> o.side() == Side.BUY).toList();
    }
}

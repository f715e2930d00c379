package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.EPOCH;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One example for each reason to refuse an order, in the order in which admission checks them. */
class AdmissionTest {
    /** Wrong in every way that a paused zone does not look at any more. */
    private static final Place HOPELESS =
            Place.sell("x").by("nobody").wh(0).at(-1).in(EPOCH - 1);

    @Test
    void unknownZone() {
        ZoneDriver zone = new ZoneDriver();
        List<ZoneEvent.Body> said = zone.apply(HOPELESS, START);
        ZoneEvent.OrderRejected rejected = ZoneDriver.only(ZoneEvent.OrderRejected.class, said);
        assertEquals(RejectCode.UNKNOWN_ZONE, rejected.code());
        assertEquals(0, rejected.epoch());
        assertEquals(HOPELESS.command(), rejected.order());
    }

    @Test
    void duplicateOrder() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("x").until(END + 900_000));
        zone.apply(new Command.SetRules(ZoneDriver.ZONE, Rules.paused()));
        zone.apply(new Command.Tick(), END);
        assertEquals(RejectCode.DUPLICATE_ORDER, zone.refusal(HOPELESS));
        List<ZoneEvent.Body> said = zone.apply(Place.buy("x").in(EPOCH + 3));
        assertEquals(
                EPOCH + 3,
                ZoneDriver.only(ZoneEvent.OrderRejected.class, said).epoch(),
                "the epoch it was meant for, not that of the first order");
    }

    @Test
    void marketPaused() {
        ZoneDriver zone = ZoneDriver.open(Rules.paused());
        assertEquals(RejectCode.MARKET_PAUSED, zone.refusal(HOPELESS));
    }

    @Test
    void unknownEpoch() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(RejectCode.UNKNOWN_EPOCH, zone.refusal(HOPELESS.in(EPOCH + 97)));
        assertEquals(RejectCode.UNKNOWN_EPOCH, zone.refusal(HOPELESS.in(Long.MAX_VALUE)));
        zone.apply(Place.buy("b1").in(EPOCH + 96));
        assertEquals(1, zone.state.allOrders().size());
    }

    @Test
    void unknownEpochBefore1970() {
        ZoneDriver zone = new ZoneDriver();
        zone.apply(new Command.SetRules(ZoneDriver.ZONE, ZoneRules.defaults()), -START);
        assertEquals(RejectCode.UNKNOWN_EPOCH, zone.refusal(HOPELESS.in(Long.MAX_VALUE)));
        assertEquals(RejectCode.UNKNOWN_EPOCH, zone.refusal(HOPELESS.in(-EPOCH + 97)));
        assertEquals(RejectCode.ROLE_NOT_ALLOWED, zone.refusal(HOPELESS.in(-EPOCH + 96)));
    }

    @Test
    void gateClosed() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(RejectCode.GATE_CLOSED, zone.refusal(HOPELESS));
        assertEquals(RejectCode.GATE_CLOSED, zone.refusal(HOPELESS.in(Long.MIN_VALUE + 1)));
    }

    @Test
    void expiryTooEarly() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(
                RejectCode.EXPIRY_TOO_EARLY, zone.refusal(HOPELESS.in(EPOCH).until(END - 1)));
        assertEquals(
                RejectCode.EXPIRY_TOO_EARLY, zone.refusal(HOPELESS.in(EPOCH + 1).until(END)));
        zone.apply(Place.buy("b1").until(END));
        assertEquals(1, zone.state.allOrders().size());
    }

    @Test
    void roleNotAllowed() {
        ZoneDriver zone = ZoneDriver.open();
        Place terms = HOPELESS.in(EPOCH);
        assertEquals(RejectCode.ROLE_NOT_ALLOWED, zone.refusal(terms.by("bob")));
        assertEquals(RejectCode.ROLE_NOT_ALLOWED, zone.refusal(terms), "no account");
        zone.apply(new Command.OpenAccount(ZoneDriver.ZONE, "bob", Role.PROSUMER));
        assertEquals(RejectCode.QUANTITY_OUT_OF_BOUNDS, zone.refusal(terms.by("bob")));
    }

    @Test
    void termsOutOfBoundsOrStep() {
        ZoneDriver zone = ZoneDriver.open(Rules.bounded());
        Place poor = Place.buy("x").by("sue");
        assertEquals(
                RejectCode.QUANTITY_OUT_OF_BOUNDS, zone.refusal(poor.wh(499).at(1)));
        assertEquals(
                RejectCode.QUANTITY_OUT_OF_BOUNDS, zone.refusal(poor.wh(10_001).at(1)));
        assertEquals(
                RejectCode.QUANTITY_OUT_OF_BOUNDS, zone.refusal(poor.wh(-1_000).at(1)));
        assertEquals(RejectCode.QUANTITY_STEP, zone.refusal(poor.wh(550).at(1)));
        assertEquals(RejectCode.PRICE_OUT_OF_BOUNDS, zone.refusal(poor.at(49_999)));
        assertEquals(RejectCode.PRICE_OUT_OF_BOUNDS, zone.refusal(poor.at(1_000_001)));
        assertEquals(RejectCode.PRICE_STEP, zone.refusal(poor.at(55_000)));
        zone.apply(Place.buy("b1").wh(500).at(50_000));
        zone.apply(Place.buy("b2").wh(10_000).at(100_000));
        assertEquals(2, zone.state.allOrders().size());
    }

    @Test
    void amountTooLarge() {
        ZoneDriver zone = ZoneDriver.open();
        Place huge = Place.buy("x").wh(ZoneRules.QUANTITY_LIMIT_WH).at(ZoneRules.PRICE_LIMIT_MICROS);
        fillWithOrders(zone, "bob", 50);
        assertEquals(RejectCode.AMOUNT_TOO_LARGE, zone.refusal(huge));
    }

    @Test
    void tooManyOrders() {
        ZoneDriver zone = ZoneDriver.open();
        fillWithOrders(zone, "bob", 49);
        zone.apply(Place.buy("later").in(EPOCH + 1));
        zone.apply(Place.buy("last"));
        Place tooDear = Place.buy("x").wh(1_000_000).at(1_000_000_000);
        assertEquals(RejectCode.TOO_MANY_ORDERS, zone.refusal(tooDear));
        zone.apply(new Command.CancelOrder(ZoneDriver.ZONE, "last", "bob"));
        assertEquals(RejectCode.TOO_MANY_ORDERS, zone.refusal(tooDear), "a cancelled order counts, too");
        zone.apply(new Command.Tick(), END);
        assertEquals(RejectCode.INSUFFICIENT_CASH, zone.refusal(tooDear));
    }

    @Test
    void insufficientCash() {
        ZoneDriver zone = ZoneDriver.open();
        Place all = Place.buy("b1").wh(5_000).at(200_000_000);
        assertEquals(RejectCode.INSUFFICIENT_CASH, zone.refusal(all.at(200_000_001)));
        zone.apply(all);
        assertEquals(0, zone.member("bob").cashMicros());
        assertEquals(1_000_000_000, zone.member("bob").cashReservedMicros());
        assertEquals(
                RejectCode.INSUFFICIENT_CASH, zone.refusal(Place.buy("b2").wh(1).at(1_000)));
    }

    @Test
    void insufficientEnergy() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("own").by("sue").at(0));
        assertEquals(
                RejectCode.INSUFFICIENT_ENERGY,
                zone.refusal(Place.sell("x").wh(100_001).at(0)));
        zone.apply(Place.sell("s1").wh(100_000));
        assertEquals(0, zone.member("sue").energyWh());
        assertEquals(100_000, zone.member("sue").energyReservedWh());
        assertEquals(
                RejectCode.INSUFFICIENT_ENERGY, zone.refusal(Place.sell("s2").wh(1)));
    }

    @Test
    void selfCross() {
        ZoneDriver zone = ZoneDriver.open();
        zone.member("pro", Role.PROSUMER, 1_000_000, 10_000);
        zone.apply(Place.buy("b1").by("pro").at(150_000).in(EPOCH + 1).until(END + 2 * 900_000));
        assertEquals(
                RejectCode.SELF_CROSS,
                zone.refusal(Place.sell("x").by("pro").at(150_000).in(EPOCH + 1)));
        assertEquals(
                RejectCode.SELF_CROSS,
                zone.refusal(Place.sell("x").by("pro").at(1).until(END + 900_000)),
                "it would still stand when the bid comes");
        assertAccepted(zone, Place.sell("dearer").by("pro").at(150_001).in(EPOCH + 1));
        assertAccepted(zone, Place.sell("earlier").by("pro").at(1));
        assertAccepted(zone, Place.sell("afterwards").by("pro").at(1).in(EPOCH + 3));
        assertAccepted(zone, Place.sell("another's").at(1).in(EPOCH + 1));
        assertEquals(
                RejectCode.SELF_CROSS,
                zone.refusal(Place.buy("x").by("pro").at(150_001).in(EPOCH + 1)));
        zone.apply(new Command.CancelOrder(ZoneDriver.ZONE, "b1", "pro"));
        assertAccepted(zone, Place.sell("once cancelled").by("pro").at(150_000).in(EPOCH + 1));
    }

    /** However long a user's orders stand, an account stays of a bounded size. */
    @Test
    void aUserHasABoundedNumberOfOrders() {
        HeapZoneState state = new HeapZoneState();
        List<ZoneEvent> events = new ArrayList<>();
        Zone zone = new Zone("z", state, events::add);
        ZoneRules rules = ZoneRules.defaults();
        zone.apply(new Command.SetRules("z", rules), 0);
        zone.apply(new Command.OpenAccount("z", "ann", Role.CONSUMER), 0);
        for (int i = 0; i < ZoneRules.MAX_ORDERS_PER_USER; i++) {
            zone.apply(standing("o" + i, i / ZoneRules.MAX_ORDERS_PER_USER_AND_EPOCH), 0);
        }
        assertEquals(ZoneRules.MAX_ORDERS_PER_USER, state.allOrders().size());
        zone.advanceTo(rules.endOf(0));
        events.clear();
        zone.apply(standing("one more", ZoneRules.MAX_EPOCHS_AHEAD + 1), rules.endOf(0));
        assertEquals(
                RejectCode.TOO_MANY_ORDERS,
                ((ZoneEvent.OrderRejected) events.get(0).body()).code());
    }

    private static Command standing(String id, long epoch) {
        return new Command.PlaceOrder(
                "z", id, "", "ann", Side.BUY, 1, 0, epoch, TimeInForce.UNTIL, 1_000 * ZoneRules.DEFAULT_EPOCH_MILLIS);
    }

    /** An own order that a clearing has filled stands in nobody's way, though it is still remembered. */
    @Test
    void aFilledOrderCrossesNothing() {
        ZoneDriver zone = ZoneDriver.open();
        zone.member("pro", Role.PROSUMER, 1_000_000, 10_000);
        zone.apply(Place.buy("b1").by("pro").until(END + 900_000));
        zone.apply(Place.sell("s1"));
        zone.apply(new Command.Tick(), END);
        assertAccepted(zone, Place.sell("s2").by("pro").at(1));
    }

    @Test
    void onUnlimitedCreditNeitherAccountNorRoleNorBalanceIsAsked() {
        ZoneDriver zone = ZoneDriver.open(Rules.unlimited(Pricing.UNIFORM));
        assertAccepted(zone, Place.sell("s1").by("anyone").wh(1_000_000_000).at(-5));
        assertAccepted(zone, Place.buy("b1").by("else").wh(1_000_000_000).at(5_000_000));
        assertEquals(
                RejectCode.SELF_CROSS, zone.refusal(Place.buy("x").by("anyone").at(0)));
    }

    private static void assertAccepted(ZoneDriver zone, Place place) {
        List<ZoneEvent.Body> said = zone.apply(place);
        assertTrue(said.get(0) instanceof ZoneEvent.OrderAccepted accepted && !accepted.repeat(), said.toString());
    }

    private static void fillWithOrders(ZoneDriver zone, String user, int count) {
        for (int i = 0; i < count; i++) {
            assertAccepted(zone, Place.buy("fill" + i).by(user).at(0));
        }
    }
}

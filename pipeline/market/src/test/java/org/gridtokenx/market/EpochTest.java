package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.EPOCH;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.gridtokenx.market.ZoneDriver.ZONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When epochs open, close and clear, and by which rules. */
class EpochTest {
    private static final String ROOT_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void theGateClosesAtTheVeryEnd() {
        ZoneDriver zone = ZoneDriver.open();
        List<ZoneEvent.Body> before = zone.apply(Place.buy("b1"), END - 1);
        assertEquals(
                EPOCH,
                ZoneDriver.only(ZoneEvent.OrderAccepted.class, before).order().firstEpoch());
        List<ZoneEvent.Body> after = zone.apply(Place.buy("b2"), END);
        assertTrue(after.get(after.size() - 2) instanceof ZoneEvent.OrderAccepted a
                && a.order().firstEpoch() == EPOCH + 1);
        assertEquals(
                EPOCH,
                ZoneDriver.only(ZoneEvent.EpochCleared.class, after).result().epoch());
        assertEquals(RejectCode.GATE_CLOSED, zone.refusal(Place.buy("b3").in(EPOCH)));
    }

    @Test
    void aClearedEpoch() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1").wh(1_500));
        zone.apply(Place.buy("b1").wh(1_000).at(200_000));
        zone.apply(Place.buy("b2").wh(1_000).at(150_000));
        zone.apply(Place.buy("b3").wh(700).at(90_000));
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), END);
        List<Trade> trades = ZoneDriver.all(ZoneEvent.Traded.class, said).stream()
                .map(ZoneEvent.Traded::trade)
                .toList();
        // The second bid is filled in part: it holds the price at its limit.
        assertEquals(
                List.of(
                        new Trade(ZONE, EPOCH, 0, "b1", "s1", "bob", "sue", 1_000, 150_000, 150_000, 1_500),
                        new Trade(ZONE, EPOCH, 1, "b2", "s1", "bob", "sue", 500, 150_000, 75_000, 750)),
                trades);
        EpochResult result = ZoneDriver.only(ZoneEvent.EpochCleared.class, said).result();
        String root = HexFormat.of()
                .formatHex(ReferenceMerkle.root(
                        trades.stream().map(Trade::canonicalBytes).toList()));
        assertEquals(
                new EpochResult(
                        ZONE,
                        EPOCH,
                        START,
                        END,
                        END,
                        4,
                        150_000,
                        1_500,
                        3,
                        2,
                        "b2",
                        "s1",
                        BigInteger.valueOf(1_000 * 100 + 500 * 50),
                        1_200,
                        0,
                        root),
                result);
        assertEquals(225_000 - 2_250, zone.member("sue").cashMicros());
        assertEquals(1_500, zone.member("bob").boughtWh());
        assertEquals(1_000_000_000 - 225_000, zone.member("bob").cashMicros(), "what was not used is released");
        assertEquals(0, zone.member("bob").cashReservedMicros());
        assertTrue(said.get(said.size() - 1) instanceof ZoneEvent.EpochCleared, "the result comes last");
    }

    @Test
    void aCommandMayCrossSeveralEpochsAndEmptyOnesAreAnnounced() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1"));
        zone.apply(Place.sell("s1").in(EPOCH + 2));
        List<ZoneEvent.Body> said = zone.apply(Place.buy("b2"), END + 2 * 900_000 + 1);
        List<EpochResult> results = ZoneDriver.all(ZoneEvent.EpochCleared.class, said).stream()
                .map(ZoneEvent.EpochCleared::result)
                .toList();
        assertEquals(
                List.of(EPOCH, EPOCH + 1, EPOCH + 2),
                results.stream().map(EpochResult::epoch).toList());
        assertEquals(
                new EpochResult(
                        ZONE,
                        EPOCH + 1,
                        END,
                        END + 900_000,
                        END + 900_000,
                        0,
                        0,
                        0,
                        0,
                        0,
                        "",
                        "",
                        BigInteger.ZERO,
                        0,
                        0,
                        ROOT_OF_NOTHING),
                results.get(1));
        assertEquals(1, results.get(2).orders());
        assertEquals(EPOCH + 3, zone.state.clock().openEpoch());
        assertEquals(EPOCH + 3, zone.order("b2").orElseThrow().firstEpoch(), "the command itself comes after them");
    }

    @Test
    void anOrderForALaterEpochWaitsForIt() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1").in(EPOCH + 1));
        zone.apply(Place.buy("b1"));
        assertEquals(
                1,
                ZoneDriver.only(ZoneEvent.EpochCleared.class, zone.apply(new Command.Tick(), END))
                        .result()
                        .orders());
        assertEquals(1_000, zone.member("sue").energyReservedWh(), "reserved from the moment it is admitted");
        zone.apply(Place.buy("b2"));
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), END + 900_000);
        assertEquals("b2", ZoneDriver.only(ZoneEvent.Traded.class, said).trade().buyOrderId());
    }

    @Test
    void rulesTakeEffectWithTheNextEpoch() {
        ZoneDriver zone = ZoneDriver.open();
        ZoneRules next = Rules.with(Pricing.PAY_AS_BID, 0);
        List<ZoneEvent.Body> said = zone.apply(new Command.SetRules(ZONE, next));
        assertEquals(List.of(new ZoneEvent.RulesSet(next, EPOCH + 1)), said);
        zone.apply(Place.sell("s1").until(END + 900_000).wh(2_000));
        zone.apply(Place.buy("b1"));
        zone.apply(Place.buy("b2").in(EPOCH + 1));
        Trade first = ZoneDriver.only(ZoneEvent.Traded.class, zone.apply(new Command.Tick(), END))
                .trade();
        assertEquals(100_000, first.priceMicros(), "still uniform: supply is left at 0.10");
        assertEquals(1_000, first.feeMicros());
        Trade second = ZoneDriver.only(ZoneEvent.Traded.class, zone.apply(new Command.Tick(), END + 900_000))
                .trade();
        assertEquals(200_000, second.priceMicros());
        assertEquals(0, second.feeMicros());
    }

    @Test
    void theLastOfSeveralRulesOfOneEpochCounts() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(new Command.SetRules(ZONE, Rules.paused()));
        zone.apply(new Command.SetRules(ZONE, Rules.with(Pricing.MIDPOINT, 7)));
        zone.apply(new Command.Tick(), END);
        assertEquals(Rules.with(Pricing.MIDPOINT, 7), zone.state.clock().rules());
    }

    private static void assertRulesFixed(ZoneDriver zone, ZoneRules rules) {
        ZoneEvent.RulesRejected refused =
                ZoneDriver.only(ZoneEvent.RulesRejected.class, zone.apply(new Command.SetRules(ZONE, rules)));
        assertEquals(RejectCode.RULES_FIXED, refused.code());
        assertEquals(rules, refused.rules());
    }

    @Test
    void theLengthOfAnEpochCannotChange() {
        ZoneDriver zone = ZoneDriver.open();
        assertRulesFixed(zone, ZoneRules.defaults().withEpochMillis(60_000));
        assertRulesFixed(zone, ZoneRules.defaults().withCurrency("CHF"));
        zone.apply(new Command.Tick(), END);
        assertEquals(ZoneRules.DEFAULT_EPOCH_MILLIS, zone.state.clock().rules().epochMillis());
        assertEquals(EPOCH + 1, zone.state.clock().openEpoch());
    }

    /** Orders in the book hold a reservation, or none: the other kind of credit could not settle them. */
    @Test
    void whereCreditComesFromCannotChange() {
        ZoneDriver zone = ZoneDriver.open(Rules.unlimited(Pricing.UNIFORM));
        zone.apply(Place.buy("b1").by("nobody").until(END + 2 * 900_000));
        assertRulesFixed(zone, ZoneRules.defaults());
        zone.apply(new Command.Tick(), END);
        zone.apply(Place.sell("s1").by("somebody"));
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), END + 900_000);
        assertEquals(1, ZoneDriver.all(ZoneEvent.Traded.class, said).size());

        ZoneDriver onAccount = ZoneDriver.open();
        onAccount.apply(Place.buy("b1").until(END + 2 * 900_000));
        assertRulesFixed(onAccount, Rules.unlimited(Pricing.UNIFORM));
        onAccount.apply(new Command.Tick(), END + 3 * 900_000);
        assertEquals(1_000_000_000, onAccount.member("bob").cashMicros(), "nothing stays reserved for ever");
    }

    @Test
    void aZoneOpensInTheEpochOfItsFirstRules() {
        ZoneDriver zone = new ZoneDriver();
        assertEquals(List.of(), zone.apply(new Command.Tick(), START - 1));
        zone.apply(new Command.OpenAccount(ZONE, "bob", Role.CONSUMER));
        List<ZoneEvent.Body> said = zone.apply(new Command.SetRules(ZONE, ZoneRules.defaults()), END - 1);
        assertEquals(List.of(new ZoneEvent.RulesSet(ZoneRules.defaults(), EPOCH)), said);
        assertEquals(1, zone.events.get(1).sequence(), "the account came first and is still there");
        assertEquals(Role.CONSUMER, zone.member("bob").role());
    }

    @Test
    void finishClearsUpToTheLastEpochThatAnOrderNames() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1").in(EPOCH + 2));
        zone.apply(Place.sell("s1").until(END + 50 * 900_000));
        List<ZoneEvent.Body> said = zone.finish();
        assertEquals(
                List.of(EPOCH, EPOCH + 1, EPOCH + 2),
                ZoneDriver.all(ZoneEvent.EpochCleared.class, said).stream()
                        .map(e -> e.result().epoch())
                        .toList());
        assertEquals(1, ZoneDriver.all(ZoneEvent.Traded.class, said).size());
        assertEquals(List.of(), new ZoneDriver().finish(), "nothing to clear where no zone is open");
    }

    @Test
    void eventsAreNumberedWithoutAGap() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.buy("b1"));
        zone.apply(Place.sell("s1"), END + 900_000);
        zone.finish();
        assertEquals(
                LongStream.range(0, zone.events.size()).boxed().toList(),
                zone.events.stream().map(ZoneEvent::sequence).toList());
        assertTrue(zone.events.stream().allMatch(e -> e.zone().equals(ZONE)));
    }
}

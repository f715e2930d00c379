package org.gridtokenx.market;

import static org.gridtokenx.market.ZoneDriver.END;
import static org.gridtokenx.market.ZoneDriver.START;
import static org.gridtokenx.market.ZoneDriver.ZONE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Cash and energy that come into the zone and leave it, each exactly once. */
class AccountsTest {
    @Test
    void aDepositCountsOnce() {
        ZoneDriver zone = ZoneDriver.open();
        Command deposit = new Command.Deposit(ZONE, "ann", "d1", 5_000_000);
        List<ZoneEvent.Body> said = zone.apply(deposit);
        assertEquals(
                List.of(
                        new ZoneEvent.CashDeposited("ann", "d1", 5_000_000),
                        new ZoneEvent.BalanceChanged(Member.of("ann", null).plus(5_000_000, 0, 0, 0, 0))),
                said,
                "an account may be opened later");
        assertEquals(List.of(), zone.apply(deposit));
        assertEquals(List.of(), zone.apply(new Command.Deposit(ZONE, "ann", "d1", 7)), "the id says which it is");
        zone.apply(new Command.Deposit(ZONE, "ann", "d2", 7));
        assertEquals(5_000_007, zone.member("ann").cashMicros());
    }

    @Test
    void openingAnAccountChangesTheRoleAndNothingElse() {
        ZoneDriver zone = ZoneDriver.open();
        Member before = zone.member("bob");
        zone.apply(new Command.OpenAccount(ZONE, "bob", Role.PROSUMER));
        assertEquals(before.withRole(Role.PROSUMER), zone.member("bob"));
    }

    @Test
    void anIntervalOfAMeterCountsOnceAndInRisingOrder() {
        ZoneDriver zone = ZoneDriver.open();
        Command interval = new Command.CreditEnergy(ZONE, "sue", "m1", START, 2_000, 300);
        List<ZoneEvent.Body> said = zone.apply(interval);
        assertEquals(
                List.of(
                        new ZoneEvent.EnergyCredited("sue", "m1", START, 2_000),
                        new ZoneEvent.BalanceChanged(zone.member("sue"))),
                said);
        assertEquals(102_000, zone.member("sue").energyWh());
        assertEquals(List.of(), zone.apply(interval));
        assertEquals(
                List.of(),
                zone.apply(new Command.CreditEnergy(ZONE, "sue", "m1", START - 900_000, 9_000, 0)),
                "an older interval");
        zone.apply(new Command.CreditEnergy(ZONE, "sue", "m2", START, 1, 0));
        zone.apply(new Command.CreditEnergy(ZONE, "sue", "m1", START + 900_000, 10, 0));
        assertEquals(102_011, zone.member("sue").energyWh());
    }

    @Test
    void anIntervalOfNothingLeavesAMarkAndSaysNothing() {
        ZoneDriver zone = ZoneDriver.open();
        assertEquals(List.of(), zone.apply(new Command.CreditEnergy(ZONE, "sue", "m1", START, 0, 500)));
        assertEquals(List.of(), zone.apply(new Command.CreditEnergy(ZONE, "sue", "m1", START, 500, 0)));
    }

    @Test
    void boughtEnergyIsRetiredAgainstWhatTheMeterDrew() {
        ZoneDriver zone = ZoneDriver.open();
        zone.apply(Place.sell("s1").wh(3_000));
        zone.apply(Place.buy("b1").wh(3_000));
        zone.apply(new Command.Tick(), END);
        assertEquals(3_000, zone.member("bob").boughtWh());
        assertEquals(0, zone.member("bob").energyWh(), "what is bought cannot be sold again");
        List<ZoneEvent.Body> said = zone.apply(new Command.CreditEnergy(ZONE, "bob", "m1", START, 0, 2_200));
        assertEquals(
                List.of(
                        new ZoneEvent.EnergyRetired("bob", "m1", START, 2_200),
                        new ZoneEvent.BalanceChanged(zone.member("bob"))),
                said);
        zone.apply(new Command.CreditEnergy(ZONE, "bob", "m1", END, 100, 5_000));
        assertEquals(0, zone.member("bob").boughtWh(), "no more than was bought");
        assertEquals(100, zone.member("bob").energyWh());
    }

    @Test
    void onUnlimitedCreditTradesMoveNoBalance() {
        ZoneDriver zone = ZoneDriver.open(Rules.unlimited(Pricing.UNIFORM));
        Member bob = zone.member("bob");
        Member sue = zone.member("sue");
        zone.apply(Place.sell("s1").at(-100_000));
        zone.apply(Place.buy("b1").at(-50_000));
        List<ZoneEvent.Body> said = zone.apply(new Command.Tick(), END);
        Trade trade = ZoneDriver.only(ZoneEvent.Traded.class, said).trade();
        assertEquals(-75_000, trade.amountMicros());
        assertEquals(0, trade.feeMicros());
        assertEquals(bob, zone.member("bob"));
        assertEquals(sue, zone.member("sue"));
    }

    /** What a zone was given bounds every account in it, whoever pays whom and however often. */
    @Test
    void aZoneIsNotGivenMoreThanAnAccountCanHold() {
        ZoneDriver zone = new ZoneDriver();
        zone.apply(new Command.OpenZone(ZONE, ZoneRules.defaults()), ZoneDriver.START);
        long most = Command.Deposit.LIMIT_MICROS;
        for (int i = 0; i < Command.Deposit.ZONE_LIMIT_MICROS / most; i++) {
            zone.apply(new Command.Deposit(ZONE, "user" + i, "d" + i, most));
        }
        ZoneEvent.DepositRejected refused = ZoneDriver.only(
                ZoneEvent.DepositRejected.class, zone.apply(new Command.Deposit(ZONE, "one more", "d", 1)));
        assertEquals(RejectCode.BALANCE_TOO_LARGE, refused.code());
        for (int i = 0; i < Command.CreditEnergy.ZONE_LIMIT_WH / Command.CreditEnergy.LIMIT_WH; i += 100_000) {
            // As if so many meters had spoken: a test of four million takes too long.
            zone.state.putClock(zone.state.clock().withMore(0, 99_999 * Command.CreditEnergy.LIMIT_WH));
            zone.apply(new Command.CreditEnergy(ZONE, "sun", "m" + i, 0, Command.CreditEnergy.LIMIT_WH, 0));
        }
        List<ZoneEvent.Body> said = zone.apply(new Command.CreditEnergy(ZONE, "sun", "m", 0, 1, 5));
        assertEquals(
                RejectCode.BALANCE_TOO_LARGE,
                ZoneDriver.only(ZoneEvent.CreditRejected.class, said).code());
        assertEquals(40 * Command.CreditEnergy.LIMIT_WH, zone.member("sun").energyWh());
        assertEquals(5, zone.member("sun").drawnWh(), "what it drew counts");
    }
}

package org.gridtokenx.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** The values of the golden files, by the names of their sections. */
final class Samples {
    static final String ZONE = "riverside";
    static final long EPOCH = 1_963_808;
    static final long START = 1_767_427_200_000L;
    static final long END = START + 900_000;
    static final String ROOT_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String UUID_V7 = "018f3c2e-7b1a-7c3d-9e4f-0123456789ab";

    private static final ZoneRules PAY_AS_BID = new ZoneRules(
            30_000,
            Pricing.PAY_AS_BID,
            Credit.UNLIMITED,
            -ZoneRules.PRICE_LIMIT_MICROS,
            ZoneRules.PRICE_LIMIT_MICROS,
            10,
            100,
            5_000,
            50,
            10_000,
            true);

    private static final ZoneRules MIDPOINT = new ZoneRules(
            900_000, Pricing.MIDPOINT, Credit.VERIFIED, 0, 1_000_000, 1, 1, 1_000_000_000_000L, 1, 0, false);

    static final Trade TRADE = new Trade(ZONE, EPOCH, 3, "b1", "s1", "ann", "bob", 1_500, 145_001, 217_501, 2_175);

    static final EpochResult RESULT =
            new EpochResult(ZONE, EPOCH, START, END, 9, 145_001, 1_500, 2, 1, 700, 0, ROOT_OF_NOTHING);

    private Samples() {}

    static Map<String, Command> commands() {
        Map<String, Command> samples = new LinkedHashMap<>();
        samples.put("tick", new Command.Tick());
        samples.put("set rules", new Command.SetRules(ZONE, ZoneRules.defaults()));
        samples.put("open account", new Command.OpenAccount(ZONE, "zoë ☀ 𝔊", Role.CONSUMER));
        samples.put("open account, prosumer", new Command.OpenAccount(ZONE, "ann", Role.PROSUMER));
        samples.put("deposit", new Command.Deposit(ZONE, "ann", "d1", Command.Deposit.LIMIT_MICROS));
        samples.put("credit energy", new Command.CreditEnergy(ZONE, "ann", "m1", START, 1_234, 56));
        samples.put("place order", place());
        samples.put(
                "place order, until",
                new Command.PlaceOrder(
                        ZONE,
                        UUID_V7,
                        "mine",
                        "ann",
                        Side.SELL,
                        -1,
                        -145_000,
                        EPOCH,
                        TimeInForce.UNTIL,
                        START + 3_600_000));
        samples.put("cancel order", new Command.CancelOrder(ZONE, "o1", "ann"));
        return samples;
    }

    private static Command.PlaceOrder place() {
        return new Command.PlaceOrder(
                ZONE,
                UUID_V7,
                "",
                "ann",
                Side.BUY,
                1_500,
                145_000,
                Command.PlaceOrder.ACTIVE_EPOCH,
                TimeInForce.EPOCH,
                0);
    }

    static Map<String, ZoneEvent> events() {
        Map<String, ZoneEvent.Body> bodies = new LinkedHashMap<>();
        Order order = orders().get("buy");
        bodies.put("order accepted", new ZoneEvent.OrderAccepted(order, false));
        bodies.put(
                "order accepted, repeat",
                new ZoneEvent.OrderAccepted(
                        new Order(
                                "o1",
                                "",
                                "ann",
                                Side.SELL,
                                1_500,
                                500,
                                145_000,
                                72_500,
                                7,
                                EPOCH,
                                EPOCH + 2,
                                START + 123),
                        true));
        bodies.put(
                "order rejected",
                new ZoneEvent.OrderRejected(
                        place(),
                        EPOCH,
                        RejectCode.INSUFFICIENT_CASH,
                        "the order takes 0.217500, available are 0.000000"));
        bodies.put("order cancelled", new ZoneEvent.OrderCancelled(order));
        bodies.put(
                "cancel rejected",
                new ZoneEvent.CancelRejected("o9", "ann", RejectCode.UNKNOWN_ORDER, "no open order o9 of this user"));
        bodies.put("order cleared", new ZoneEvent.OrderCleared(order, EPOCH, 1_000, 0));
        bodies.put(
                "balance changed",
                new ZoneEvent.BalanceChanged(new Member("ann", Role.PROSUMER, 1, 2, 3, 4, 5, List.of())));
        bodies.put("traded", new ZoneEvent.Traded(TRADE));
        bodies.put("epoch cleared", new ZoneEvent.EpochCleared(RESULT));
        bodies.put("energy credited", new ZoneEvent.EnergyCredited("ann", "m1", START, 1_234));
        bodies.put("energy retired", new ZoneEvent.EnergyRetired("ann", "m1", START, 56));
        bodies.put("cash deposited", new ZoneEvent.CashDeposited("ann", "d1", Command.Deposit.LIMIT_MICROS));
        bodies.put("rules set", new ZoneEvent.RulesSet(MIDPOINT, EPOCH + 1));
        bodies.put(
                "deposit rejected",
                new ZoneEvent.DepositRejected("ann", "d2", 7, RejectCode.BALANCE_TOO_LARGE, "too much"));
        Map<String, ZoneEvent> samples = new LinkedHashMap<>();
        bodies.forEach((name, body) -> samples.put(name, new ZoneEvent(ZONE, samples.size(), body)));
        return samples;
    }

    static Map<String, Order> orders() {
        return Map.of(
                "buy",
                new Order("o1", "c1", "ann", Side.BUY, 1_500, 500, 145_000, 72_500, 7, EPOCH, EPOCH + 2, START + 123),
                "sell",
                new Order(UUID_V7, "", "ann", Side.SELL, 1_500, 0, -145_000, 0, 7, EPOCH, EPOCH + 2, START + 123));
    }

    static Map<String, Member> members() {
        return Map.of(
                "prosumer",
                new Member(
                        "ann",
                        Role.PROSUMER,
                        1,
                        2,
                        3,
                        4,
                        5,
                        List.of(
                                new Member.OrderRef("o1", Side.BUY, 145_000, EPOCH, EPOCH + 2, true),
                                new Member.OrderRef("o2", Side.SELL, -1, EPOCH + 1, EPOCH + 1, false))),
                "consumer",
                Member.of("bob", Role.CONSUMER),
                "without a role",
                new Member("cat", null, Long.MAX_VALUE, 0, 0, 0, 0, List.of()));
    }

    static Map<String, ZoneRules> rules() {
        return Map.of(
                "uniform on verified credit",
                ZoneRules.defaults(),
                "pay as bid on unlimited credit",
                PAY_AS_BID,
                "midpoint",
                MIDPOINT);
    }

    static Map<String, ZoneClock> clocks() {
        return Map.of(
                "unopened",
                ZoneClock.UNOPENED,
                "open",
                new ZoneClock(ZoneRules.defaults(), null, EPOCH, 7, 42, 3, EPOCH + 4),
                "with rules to come",
                new ZoneClock(ZoneRules.defaults(), MIDPOINT, EPOCH, 7, 42, 3, EPOCH + 4));
    }
}

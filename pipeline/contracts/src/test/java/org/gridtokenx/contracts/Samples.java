package org.gridtokenx.contracts;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneClock;
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
            "GRX2",
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

    static final ZoneRules MIDPOINT = new ZoneRules(
            "EUR", 900_000, Pricing.MIDPOINT, Credit.VERIFIED, 0, 1_000_000, 1, 1, 1_000_000_000_000L, 1, 0, false);

    static final Trade TRADE = new Trade(ZONE, EPOCH, 3, "b1", "s1", "ann", "bob", 1_500, 145_001, 217_501, 2_175);

    static final EpochResult RESULT = resultOfWelfare(BigInteger.valueOf(123_456));

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
        samples.put("open zone", new Command.OpenZone(ZONE, MIDPOINT));
        samples.put("pause zone", new Command.PauseZone(ZONE, true));
        samples.put("resume zone", new Command.PauseZone(ZONE, false));
        samples.put("close epoch", new Command.CloseEpoch(ZONE, EPOCH));
        samples.put("cancel all", new Command.CancelAll(ZONE, "ann"));
        samples.put("cancel after", new Command.CancelAfter(ZONE, "ann", 60_000));
        samples.put("cancel after, off", new Command.CancelAfter(ZONE, "ann", 0));
        samples.put(
                "set standing order",
                new Command.SetStandingOrder(ZONE, "so2", "bob", Side.BUY, 200_000, 3_000_000, false));
        samples.put(
                "set standing order, sell", new Command.SetStandingOrder(ZONE, "so1", "ann", Side.SELL, -1, 0, true));
        samples.put("end standing order", new Command.EndStandingOrder(ZONE, "so1", "ann"));
        return samples;
    }

    static Command.PlaceOrder place() {
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

    static Map<String, Order> orders() {
        return Map.of(
                "buy",
                buy(),
                "sell",
                new Order(UUID_V7, "", "", "ann", Side.SELL, 1_500, 0, -145_000, 0, 7, EPOCH, EPOCH + 2, START + 123),
                "made by a standing order",
                new Order(
                        "so1-1963808", "", "so1", "ann", Side.SELL, 1_500, 1_500, 120_000, 0, 5, EPOCH, EPOCH, START));
    }

    private static Order buy() {
        return new Order(
                "o1", "c1", "", "ann", Side.BUY, 1_500, 500, 145_000, 72_500, 7, EPOCH, EPOCH + 2, START + 123);
    }

    static Map<String, MemberOrders> memberOrders() {
        return Map.of(
                "nothing",
                MemberOrders.none("ann"),
                "one left of two",
                new MemberOrders("ann", 2, List.of(orders().get("buy"))));
    }

    static Map<String, StandingOrder> standingOrders() {
        return Map.of(
                "sell",
                new StandingOrder("so1", "ann", Side.SELL, 120_000, 0, false, 5, 0, 0),
                "buy",
                new StandingOrder("so2", "bob", Side.BUY, -200_000, 3_000_000, true, 6, 20_456, -1_250_000));
    }

    static Map<String, Member> members() {
        return Map.of(
                "prosumer",
                new Member("ann", Role.PROSUMER, 1, 2, 3, 4, 5, 6, EPOCH, List.of(EPOCH, EPOCH + 2), 3),
                "consumer",
                Member.of("bob", Role.CONSUMER),
                "without a role",
                new Member("cat", null, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, List.of(), 0));
    }

    static Map<String, EpochResult> results() {
        return Map.of(
                "epoch result",
                RESULT,
                "welfare beyond 64 bits",
                resultOfWelfare(BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE)),
                "nothing matched",
                new EpochResult(
                        ZONE, EPOCH, START, END, END, 0, 0, 0, 0, 0, "", "", BigInteger.ZERO, 0, 0, ROOT_OF_NOTHING));
    }

    private static EpochResult resultOfWelfare(BigInteger welfareMicros) {
        return new EpochResult(
                ZONE,
                EPOCH,
                START,
                END,
                START + 600_000,
                9,
                145_001,
                1_500,
                2,
                1,
                "b1",
                "s1",
                welfareMicros,
                700,
                0,
                ROOT_OF_NOTHING);
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
                new ZoneClock(ZoneRules.defaults(), null, EPOCH, 7, EPOCH + 4, START + 60_000, 5_000_000, 12_500),
                "with rules to come",
                new ZoneClock(ZoneRules.defaults(), MIDPOINT, EPOCH, 7, EPOCH + 4, START + 60_000, 5_000_000, 12_500));
    }
}

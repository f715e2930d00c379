package org.gridtokenx.contracts;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.EpochResult;
import org.gridtokenx.market.Member;
import org.gridtokenx.market.MemberOrders;
import org.gridtokenx.market.Order;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.RejectCode;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.StandingOrder;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.Trade;
import org.gridtokenx.market.ZoneClock;
import org.gridtokenx.market.ZoneEvent;
import org.gridtokenx.market.ZoneRules;

/** Any value that the market's words can take, the corners more often than their share. */
final class RandomValues {
    private static final List<String> LETTERS = List.of("a", "Z", "7", "-", "/", " ", "\"", "ë", "☀", "𝔊", "中");

    private final SplittableRandom random;

    RandomValues(SplittableRandom random) {
        this.random = random;
    }

    Command command() {
        return oneOf(
                Command.Tick::new,
                () -> new Command.SetRules(id(), rules()),
                () -> new Command.OpenAccount(id(), id(), constant(Role.values())),
                () -> new Command.Deposit(id(), id(), id(), random.nextLong(1, Command.Deposit.LIMIT_MICROS + 1)),
                () -> new Command.CreditEnergy(id(), id(), id(), number(), energy(), energy()),
                this::place,
                () -> new Command.CancelOrder(id(), id(), id()),
                () -> new Command.OpenZone(id(), rules()),
                () -> new Command.PauseZone(id(), random.nextBoolean()),
                () -> new Command.CloseEpoch(id(), number()),
                () -> new Command.CancelAll(id(), id()),
                () -> new Command.CancelAfter(id(), id(), timeout()),
                this::setStandingOrder,
                () -> new Command.EndStandingOrder(id(), id(), id()));
    }

    MeterMessage reading() {
        return oneOf(MeterMessage.Tick::new, () -> {
            MeterReading.Kind kind = constant(MeterReading.Kind.values());
            boolean register = kind == MeterReading.Kind.REGISTER;
            long limit = register
                    ? MeterReading.REGISTER_LIMIT_MICRO_WH
                    : MeterReading.LIMIT_WH * MeterReading.MICROS_PER_WH;
            long least = register ? MeterReading.NOT_GIVEN : 0;
            TreeMap<String, String> measurements = new TreeMap<>();
            for (int i = random.nextInt(MeterReading.MAX_MEASUREMENTS + 1); i > 0; i--) {
                measurements.put(random.nextInt(100) + ".7.0", Integer.toString(random.nextInt()));
            }
            return new MeterReading(
                    id(),
                    id(),
                    id(),
                    number(),
                    kind,
                    random.nextLong(0, limit + 1),
                    random.nextLong(least, limit + 1),
                    register ? MeterReading.NOT_GIVEN : random.nextLong(-1, limit + 1),
                    register ? MeterReading.NOT_GIVEN : random.nextLong(-1, limit + 1),
                    constant(MeterReading.Quality.values()),
                    random.nextLong(-1, Long.MAX_VALUE),
                    new MeterReading.Terms(random.nextLong(1, Long.MAX_VALUE), random.nextBoolean()),
                    measurements);
        });
    }

    private Command.PlaceOrder place() {
        return new Command.PlaceOrder(
                id(),
                id(),
                idIfAny(),
                id(),
                constant(Side.values()),
                number(),
                number(),
                number(),
                constant(TimeInForce.values()),
                number());
    }

    private Command.SetStandingOrder setStandingOrder() {
        Side side = constant(Side.values());
        long budget = side == Side.SELL ? 0 : balance();
        return new Command.SetStandingOrder(id(), id(), id(), side, number(), budget, random.nextBoolean());
    }

    private long timeout() {
        return random.nextInt(3) == 0
                ? 0
                : random.nextLong(Command.CancelAfter.SHORTEST_MILLIS, Command.CancelAfter.LONGEST_MILLIS + 1);
    }

    ZoneEvent event() {
        ZoneEvent.Body body = oneOf(
                () -> new ZoneEvent.OrderAccepted(order(), random.nextBoolean()),
                () -> new ZoneEvent.RulesSet(rules(), number()),
                () -> new ZoneEvent.OrderRejected(place(), number(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.CancelRejected(id(), id(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.OrderCancelled(order()),
                () -> new ZoneEvent.OrderCleared(order(), number(), number(), number(), number(), number(), number()),
                () -> new ZoneEvent.BalanceChanged(member()),
                () -> new ZoneEvent.Traded(trade()),
                () -> new ZoneEvent.EpochCleared(result()),
                () -> new ZoneEvent.CashDeposited(id(), id(), number()),
                () -> new ZoneEvent.DepositRejected(id(), id(), number(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.EnergyCredited(id(), id(), number(), number()),
                () -> new ZoneEvent.EnergyRetired(id(), id(), number(), number()),
                () -> new ZoneEvent.RulesRejected(rules(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.CloseRejected(number(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.AllCancelled(id(), random.nextInt(), constant(ZoneEvent.CancelCause.values())),
                () -> new ZoneEvent.CancelAfterSet(id(), number()),
                () -> new ZoneEvent.StandingOrderSet(standingOrder()),
                () -> new ZoneEvent.StandingOrderEnded(standingOrder()),
                () -> new ZoneEvent.StandingOrderRejected(id(), id(), constant(RejectCode.values()), text()),
                () -> new ZoneEvent.StandingOrderSkipped(id(), id(), number(), constant(RejectCode.values()), text()),
                this::curve);
        return new ZoneEvent(id(), number(), body);
    }

    private ZoneEvent.CurveCleared curve() {
        int levels = random.nextInt(50);
        return new ZoneEvent.CurveCleared(
                number(), constant(Side.values()), random.nextInt(), numbers(levels), numbers(levels));
    }

    private long[] numbers(int count) {
        return LongStream.generate(this::number).limit(count).toArray();
    }

    Order order() {
        return new Order(
                id(),
                idIfAny(),
                idIfAny(),
                id(),
                constant(Side.values()),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number());
    }

    Member member() {
        Role role = random.nextInt(3) == 0 ? null : constant(Role.values());
        List<Long> epochs = LongStream.of(numbers(random.nextInt(60))).boxed().toList();
        return new Member(
                id(),
                role,
                balance(),
                balance(),
                balance(),
                balance(),
                balance(),
                number(),
                number(),
                epochs,
                random.nextInt());
    }

    MemberOrders memberOrders() {
        List<Order> orders =
                Stream.generate(this::order).limit(random.nextInt(10)).toList();
        return new MemberOrders(id(), random.nextInt(), orders);
    }

    StandingOrder standingOrder() {
        return new StandingOrder(
                id(),
                id(),
                constant(Side.values()),
                number(),
                number(),
                random.nextBoolean(),
                number(),
                number(),
                number());
    }

    ZoneRules rules() {
        boolean verified = random.nextBoolean();
        long min = random.nextLong(verified ? 0 : -ZoneRules.PRICE_LIMIT_MICROS, ZoneRules.PRICE_LIMIT_MICROS);
        long smallest = random.nextLong(1, ZoneRules.QUANTITY_LIMIT_WH);
        return new ZoneRules(
                constant(new String[] {"EUR", "USD", "GRX", "KWHTOKEN99"}),
                random.nextLong(1_000, 100_000_000),
                constant(Pricing.values()),
                verified ? Credit.VERIFIED : Credit.UNLIMITED,
                min,
                random.nextLong(min, ZoneRules.PRICE_LIMIT_MICROS + 1),
                random.nextLong(1, 1_000_000),
                smallest,
                random.nextLong(smallest, ZoneRules.QUANTITY_LIMIT_WH + 1),
                random.nextLong(1, 10_000),
                random.nextInt(10_001),
                random.nextBoolean());
    }

    ZoneClock clock() {
        return new ZoneClock(
                random.nextBoolean() ? rules() : null,
                random.nextBoolean() ? rules() : null,
                number(),
                number(),
                number(),
                number());
    }

    private Trade trade() {
        return new Trade(
                id(), number(), random.nextInt(), id(), id(), id(), id(), number(), number(), number(), number());
    }

    private EpochResult result() {
        return new EpochResult(
                id(),
                number(),
                number(),
                number(),
                number(),
                random.nextInt(),
                number(),
                number(),
                random.nextInt(),
                random.nextInt(),
                idIfAny(),
                idIfAny(),
                BigInteger.valueOf(number()).multiply(BigInteger.valueOf(number())),
                number(),
                number(),
                text());
    }

    /** Not blank. */
    private String id() {
        return "x" + text() + "y";
    }

    private String idIfAny() {
        return random.nextInt(3) == 0 ? "" : id();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(LETTERS.get(random.nextInt(LETTERS.size())));
        }
        return text.toString();
    }

    private long number() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> Long.MIN_VALUE;
            case 2 -> Long.MAX_VALUE;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private long balance() {
        return number() & Long.MAX_VALUE;
    }

    private long energy() {
        return random.nextLong(Command.CreditEnergy.LIMIT_WH + 1);
    }

    private <E> E constant(E[] constants) {
        return constants[random.nextInt(constants.length)];
    }

    @SafeVarargs
    private <T> T oneOf(Supplier<? extends T>... choices) {
        return choices[random.nextInt(choices.length)].get();
    }
}

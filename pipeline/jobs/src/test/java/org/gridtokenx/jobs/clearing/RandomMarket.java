package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

/** Seeded logs with commands of all kinds, in which every kind of entry in state comes and goes. */
final class RandomMarket {
    static final long EPOCH_MILLIS = 60_000;
    static final long START = 1_800_000_000_000L;
    private static final int USERS = 6;

    private final String zone;
    private final SplittableRandom random;
    private long now;
    private int number;

    private RandomMarket(String zone, long seed) {
        this.zone = zone;
        random = new SplittableRandom(seed ^ zone.hashCode() * 0x9e3779b97f4a7c15L);
        now = START + random.nextInt((int) EPOCH_MILLIS);
    }

    static ZoneRules rules(Pricing pricing) {
        return ZoneRules.defaults().withEpochMillis(EPOCH_MILLIS).with(pricing, Credit.VERIFIED);
    }

    /** A log of one zone, opened and with members who have cash and energy. */
    static List<TimedCommand> of(String zone, long seed, int count) {
        RandomMarket market = new RandomMarket(zone, seed);
        List<TimedCommand> log = new ArrayList<>();
        log.add(market.timed(new Command.OpenZone(zone, rules(Pricing.UNIFORM))));
        for (int user = 0; user < USERS; user++) {
            String id = "user" + user;
            log.add(market.timed(new Command.OpenAccount(zone, id, Role.PROSUMER)));
            log.add(market.timed(new Command.Deposit(zone, id, "first" + user, 50_000_000)));
            log.add(market.timed(new Command.CreditEnergy(zone, id, "roof" + user, START - EPOCH_MILLIS, 20_000, 0)));
        }
        while (log.size() < count) {
            market.letTimePass();
            log.add(market.timed(market.command()));
        }
        return log;
    }

    /** Logs of several zones in the order of their times, as they lie in the partitions of a topic. */
    static List<TimedCommand> ofZones(int zones, long seed, int countOfEach) {
        Map<Long, List<TimedCommand>> byTime = IntStream.range(0, zones)
                .boxed()
                .flatMap(i -> of("zone" + i, seed + i, countOfEach).stream())
                .collect(Collectors.groupingBy(
                        TimedCommand::effectiveMillis, java.util.TreeMap::new, Collectors.toList()));
        return byTime.values().stream().flatMap(List::stream).toList();
    }

    private TimedCommand timed(Command command) {
        return new TimedCommand(zone, now, command);
    }

    private void letTimePass() {
        now += random.nextInt(12) == 0 ? random.nextInt(2 * (int) EPOCH_MILLIS) : random.nextInt(3_000);
        if (random.nextInt(30) == 0) {
            // To the end of the epoch, or the last millisecond before it.
            now = (now / EPOCH_MILLIS + 1) * EPOCH_MILLIS - random.nextInt(2);
        }
        if (random.nextInt(200) == 0) {
            // So long that client order ids are forgotten.
            now += (ZoneRules.EPOCHS_REMEMBERED + 1) * EPOCH_MILLIS;
        }
    }

    private Command command() {
        number++;
        int kind = random.nextInt(40);
        if (kind < 20) {
            return order();
        }
        if (kind < 26) {
            return new Command.CreditEnergy(
                    zone,
                    user(),
                    "meter" + random.nextInt(8),
                    now / 1_000 * 1_000,
                    random.nextInt(3_000),
                    random.nextInt(900));
        }
        return switch (kind) {
            case 26, 27 ->
                new Command.Deposit(
                        zone,
                        user(),
                        "d" + random.nextInt(40),
                        random.nextInt(30) == 0 ? Command.Deposit.LIMIT_MICROS : 1 + random.nextInt(5_000_000));
            case 28, 29, 30 -> new Command.CancelOrder(zone, orderId(random.nextInt(number)), user());
            case 31 -> new Command.CancelAll(zone, user());
            case 32, 33 ->
                new Command.CancelAfter(zone, user(), random.nextInt(4) == 0 ? 0 : 1_000 + random.nextInt(90_000));
            case 34, 35, 36 -> standing();
            case 37 ->
                new Command.SetRules(
                        zone,
                        rules(Pricing.values()[random.nextInt(3)])
                                .withEpochMillis(random.nextInt(10) == 0 ? 2 * EPOCH_MILLIS : EPOCH_MILLIS));
            case 38 ->
                random.nextInt(3) == 0
                        ? new Command.PauseZone(zone, random.nextInt(4) == 0)
                        : new Command.PauseZone(zone, false);
            default ->
                random.nextBoolean()
                        ? new Command.CloseEpoch(zone, now / EPOCH_MILLIS)
                        : new Command.OpenAccount(zone, user(), Role.PROSUMER);
        };
    }

    private Command standing() {
        String id = "s" + random.nextInt(4);
        if (random.nextInt(4) == 0) {
            return new Command.EndStandingOrder(zone, id, user());
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long budget = side == Side.BUY && random.nextBoolean() ? 1 + random.nextInt(300_000) : 0;
        return new Command.SetStandingOrder(zone, id, user(), side, price(), budget, random.nextInt(6) == 0);
    }

    private Command order() {
        boolean until = random.nextInt(4) == 0;
        long active = now / EPOCH_MILLIS;
        return new Command.PlaceOrder(
                zone,
                orderId(random.nextInt(20) == 0 ? random.nextInt(number) : number),
                random.nextInt(3) == 0 ? "client" + random.nextInt(30) : "",
                user(),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                1 + random.nextInt(1_500),
                price(),
                random.nextInt(6) == 0 ? active + random.nextInt(4) : Command.PlaceOrder.ACTIVE_EPOCH,
                until ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                until ? now + random.nextInt(5 * (int) EPOCH_MILLIS) : 0);
    }

    private long price() {
        return 100_000L * (1 + random.nextInt(5));
    }

    private String user() {
        return "user" + random.nextInt(USERS);
    }

    /** Most are UUIDs, as the API gives them; some are anything else. */
    private String orderId(int of) {
        return of % 5 == 0
                ? "order " + of
                : new UUID(zone.hashCode() + (long) of * 7_919, Long.MIN_VALUE | of).toString();
    }
}

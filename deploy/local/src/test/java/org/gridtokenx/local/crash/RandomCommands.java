package org.gridtokenx.local.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridtokenx.contracts.Codecs;
import org.gridtokenx.contracts.MeterReading;
import org.gridtokenx.contracts.Topic;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

/**
 * What the people and meters of several zones might write into the log: mostly orders that trade, some that are refused,
 * cancels, standing orders, deposits, measured energy, repeats of what was written before, new rules, what an admin does,
 * and bytes without any meaning.
 */
final class RandomCommands {
    /** Zones that these commands open themselves. */
    static final List<String> OWN_ZONES = List.of("north", "east", "west");

    private static final int MEMBERS = 8;
    private static final long WELCOME_MICROS = 500_000_000;
    /** Of so many measurements, one has an import: on the chain each retirement waits for what came before it. */
    private static final int RETIREMENTS = 8;

    private static final int REMEMBERED = 200;

    private final SplittableRandom random;
    private final long epochMillis;
    private final List<String> zones;
    private final List<Command.PlaceOrder> recentOrders = new ArrayList<>();
    private final List<Command> recentCommands = new ArrayList<>();
    private long next;

    /** @param otherZone a zone that somebody else opens */
    RandomCommands(long seed, long epochMillis, String otherZone) {
        random = new SplittableRandom(seed);
        this.epochMillis = epochMillis;
        zones = new ArrayList<>(OWN_ZONES);
        zones.add(otherZone);
    }

    /**
     * A record of the log.
     *
     * @param value the bytes of a command or a reading, or bytes that are none
     */
    record Written(Topic topic, String key, byte[] value) {
        static Written of(Command command) {
            return new Written(Topic.MARKET_COMMANDS, command.zone(), Codecs.COMMAND.toBytes(command));
        }
    }

    /** What opens the zones and gives their members something to trade with, and in each a record without meaning. */
    List<Written> opening() {
        List<Written> opening = new ArrayList<>();
        for (String zone : OWN_ZONES) {
            Pricing pricing = Pricing.values()[OWN_ZONES.indexOf(zone) % Pricing.values().length];
            opening.add(Written.of(new Command.SetRules(zone, rules(zone, pricing, 100))));
        }
        for (String zone : zones) {
            for (int member = 0; member < MEMBERS; member++) {
                String user = user(zone, member);
                opening.add(Written.of(
                        new Command.OpenAccount(zone, user, isProsumer(member) ? Role.PROSUMER : Role.CONSUMER)));
                opening.add(Written.of(new Command.Deposit(zone, user, "welcome-" + user, WELCOME_MICROS)));
                opening.add(Written.of(credit(zone, member)));
            }
            opening.add(withoutMeaning(zone));
        }
        return opening;
    }

    /** What lets the market come to rest: no standing order makes another order, no cancel-after is to come. */
    List<Written> closing() {
        List<Written> closing = new ArrayList<>();
        for (String zone : zones) {
            for (int member = 0; member < MEMBERS; member++) {
                String user = user(zone, member);
                closing.add(Written.of(new Command.EndStandingOrder(zone, "standing-" + user, user)));
                closing.add(Written.of(new Command.CancelAfter(zone, user, 0)));
            }
        }
        return closing;
    }

    /** The next one at a time on the clock, which decides how long an order stands and which epoch it names. */
    Written next(long nowMillis) {
        String zone = zones.get(random.nextInt(zones.size()));
        int choice = random.nextInt(100);
        if (choice < 2) {
            return withoutMeaning(zone);
        }
        Command command = command(choice, zone, nowMillis);
        remember(recentCommands, command);
        return Written.of(command);
    }

    private Written withoutMeaning(String zone) {
        byte[] poison = new byte[random.nextInt(1, 40)];
        random.nextBytes(poison);
        poison[0] = (byte) 0xee; // no version of anything, so that it is not by chance a command
        return new Written(Topic.MARKET_COMMANDS, zone, poison);
    }

    /** What a meter says that has measured until now. */
    Written nextReading(long nowMillis) {
        String zone = zones.get(random.nextInt(zones.size()));
        int member = random.nextInt(MEMBERS);
        String user = user(zone, member);
        MeterReading reading = MeterReading.interval(
                "measured-" + user,
                user,
                zone,
                nowMillis,
                random.nextInt(RETIREMENTS) == 0 ? random.nextLong(1, 50_000_000) : 0,
                isProsumer(member) ? random.nextLong(0, 500_000_000) : 0,
                MeterReading.Terms.UNLIMITED);
        return new Written(Topic.METER_READINGS, reading.meterId(), Codecs.READING.toBytes(reading));
    }

    private Command command(int choice, String zone, long nowMillis) {
        if (choice < 5 && !recentCommands.isEmpty()) {
            return recentCommands.get(random.nextInt(recentCommands.size()));
        }
        if (choice < 13 && !recentOrders.isEmpty()) {
            Command.PlaceOrder order = recentOrders.get(random.nextInt(recentOrders.size()));
            return new Command.CancelOrder(order.zone(), order.orderId(), order.userId());
        }
        if (choice < 17) {
            return credit(zone, random.nextInt(MEMBERS));
        }
        if (choice < 18) {
            String user = user(zone, random.nextInt(MEMBERS));
            return new Command.Deposit(zone, user, "deposit-" + next++ / 2, random.nextLong(1, 20_000_000));
        }
        if (choice < 19 && OWN_ZONES.contains(zone)) {
            Pricing pricing = Pricing.values()[random.nextInt(Pricing.values().length)];
            return new Command.SetRules(zone, rules(zone, pricing, random.nextInt(0, 300)));
        }
        if (choice < 21) {
            return ofAMember(zone);
        }
        if (choice < 22 && OWN_ZONES.contains(zone)) {
            // Paused now and then, and let go on far more often.
            return random.nextBoolean()
                    ? new Command.CloseEpoch(zone, Math.floorDiv(nowMillis, epochMillis))
                    : new Command.PauseZone(zone, random.nextInt(6) == 0);
        }
        Command.PlaceOrder order = order(zone, nowMillis);
        remember(recentOrders, order);
        return order;
    }

    private Command.PlaceOrder order(String zone, long nowMillis) {
        int member = random.nextInt(MEMBERS);
        boolean until = random.nextInt(4) == 0;
        boolean named = !until && random.nextInt(10) == 0;
        return new Command.PlaceOrder(
                zone,
                "order-" + zone + '-' + next,
                random.nextInt(5) == 0 ? "mine-" + next++ / 3 : "o" + next++,
                user(zone, member),
                isProsumer(member) && random.nextInt(8) > 0 ? Side.SELL : Side.BUY,
                random.nextLong(10, 3_000),
                1_000 * (zone.equals(OWN_ZONES.get(0)) ? random.nextLong(-100, 150) : random.nextLong(50, 300)),
                named ? Math.floorDiv(nowMillis, epochMillis) + random.nextLong(0, 3) : Command.PlaceOrder.ACTIVE_EPOCH,
                until ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                until ? nowMillis + random.nextLong(epochMillis, 4 * epochMillis) : 0);
    }

    private Command credit(String zone, int member) {
        return new Command.CreditEnergy(
                zone,
                user(zone, member),
                "meter-" + user(zone, member),
                1_000 * next++,
                isProsumer(member) ? random.nextLong(0, 20_000) : 0,
                random.nextInt(RETIREMENTS) == 0 ? random.nextLong(1, 5_000) : 0);
    }

    /** In one zone the price may fall below zero. */
    private ZoneRules rules(String zone, Pricing pricing, int feeBasisPoints) {
        ZoneRules defaults = ZoneRules.defaults();
        long lowest = zone.equals(OWN_ZONES.get(0)) ? -1_000_000 : 0;
        return defaults.withEpochMillis(epochMillis)
                .with(pricing, Credit.VERIFIED)
                .withPrices(lowest, defaults.maxPriceMicros(), defaults.priceStepMicros())
                .withFee(feeBasisPoints);
    }

    /** What only now and then somebody does. */
    private Command ofAMember(String zone) {
        int member = random.nextInt(MEMBERS);
        String user = user(zone, member);
        return switch (random.nextInt(8)) {
            case 0 -> new Command.CancelAll(zone, user);
            case 1, 2 -> new Command.CancelAfter(zone, user, random.nextInt(3) * 2_000L);
            case 3 -> new Command.EndStandingOrder(zone, "standing-" + user, user);
            default ->
                new Command.SetStandingOrder(
                        zone,
                        "standing-" + user,
                        user,
                        isProsumer(member) ? Side.SELL : Side.BUY,
                        1_000 * random.nextLong(50, 300),
                        isProsumer(member) || random.nextBoolean() ? 0 : random.nextLong(1, 2_000_000),
                        random.nextInt(5) == 0);
        };
    }

    private <C> void remember(List<C> list, C command) {
        if (list.size() >= REMEMBERED) {
            list.set(random.nextInt(REMEMBERED), command);
        } else {
            list.add(command);
        }
    }

    private static boolean isProsumer(int member) {
        return member % 2 == 0;
    }

    private static String user(String zone, int member) {
        return zone + "-user-" + member;
    }
}

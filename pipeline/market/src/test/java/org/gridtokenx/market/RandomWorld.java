package org.gridtokenx.market;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small world of one zone and six users, and the log that they write: few prices, few ids, much that is wrong. */
final class RandomWorld {
    static final String ZONE = "z";
    static final List<String> USERS = List.of("ann", "bob", "cat", "dan", "eve", "fay");

    /** A command and the broker's stamp on it, which may be older than the one before. */
    record Stamped(Command command, long brokerMillis) {}

    private static final long EPOCH_MILLIS = 60_000;

    private final SplittableRandom random;
    private final boolean verified;
    private final boolean crowded;
    /** Whether prices go below zero. */
    private final boolean belowZero;

    private final int prices;
    private final int users;
    /** Chance in a thousand that a command comes an epoch or several later. */
    private final int hurry;

    private long millis;
    private int orders;

    RandomWorld(long seed) {
        random = new SplittableRandom(seed);
        verified = random.nextInt(4) != 0;
        belowZero = !verified || random.nextInt(3) == 0;
        prices = random.nextInt(1, 6);
        // Now and then one or two users only, in slow time: they run into the limit of orders per epoch.
        crowded = random.nextInt(8) == 0;
        users = crowded ? random.nextInt(1, 3) : USERS.size();
        hurry = crowded ? 0 : random.nextInt(10, 120);
        millis = random.nextLong(0, 1_000_000_000);
    }

    List<Stamped> log(int length) {
        List<Stamped> log = new ArrayList<>();
        if (random.nextBoolean()) {
            log.add(new Stamped(any(), millis));
        }
        ZoneRules first = rules(EPOCH_MILLIS, verified);
        log.add(new Stamped(
                random.nextBoolean() ? new Command.SetRules(ZONE, first) : new Command.OpenZone(ZONE, first), millis));
        for (String user : USERS) {
            if (random.nextInt(6) != 0) {
                log.add(new Stamped(new Command.OpenAccount(ZONE, user, Role.PROSUMER), millis));
                log.add(new Stamped(
                        new Command.Deposit(ZONE, user, "start " + user, crowded ? 4_000_000 : 40_000), millis));
                log.add(new Stamped(new Command.CreditEnergy(ZONE, user, "start " + user, 0, 20_000, 0), millis));
            }
        }
        while (log.size() < length) {
            log.add(new Stamped(any(), stamp()));
        }
        return log;
    }

    private long stamp() {
        if (random.nextInt(1_000) < hurry) {
            // Now and then so long that client order ids are forgotten, or even deposits.
            int leap = random.nextInt(960);
            millis += leap == 0
                    ? random.nextLong(2_970, 2_980) * EPOCH_MILLIS
                    : leap < 8
                            ? random.nextLong(90, 100) * EPOCH_MILLIS
                            : leap < 160 ? random.nextLong(5 * EPOCH_MILLIS) : EPOCH_MILLIS;
        }
        if (!crowded && random.nextInt(40) == 0) {
            // To the very end of the epoch, or the last millisecond before it.
            millis = (Math.floorDiv(millis, EPOCH_MILLIS) + 1) * EPOCH_MILLIS - random.nextInt(2);
        }
        millis += random.nextInt(50);
        return random.nextInt(10) == 0 ? millis - random.nextLong(3 * EPOCH_MILLIS) : millis;
    }

    private Command any() {
        int kind = random.nextInt(100);
        if (kind < 46) {
            return place();
        }
        if (kind < 56) {
            return new Command.CancelOrder(ZONE, orderId(), user());
        }
        if (kind < 63) {
            long amount = random.nextInt(300) == 0 ? Command.Deposit.LIMIT_MICROS : random.nextLong(1, 20_000);
            return new Command.Deposit(ZONE, user(), "d" + random.nextInt(60), amount);
        }
        if (kind < 76) {
            return new Command.CreditEnergy(
                    ZONE,
                    user(),
                    "m" + random.nextInt(8),
                    random.nextInt(4) == 0 ? 0 : Math.floorDiv(millis, 1_000),
                    random.nextInt(3) == 0 ? 0 : random.nextLong(6_000),
                    random.nextInt(3) == 0 ? 0 : random.nextLong(3_000));
        }
        if (kind < 80) {
            return new Command.OpenAccount(ZONE, user(), random.nextInt(4) == 0 ? Role.CONSUMER : Role.PROSUMER);
        }
        if (kind < 83) {
            ZoneRules rules = rules(random.nextInt(8) == 0 ? 5_000 : EPOCH_MILLIS, verified ^ random.nextInt(8) == 0);
            return new Command.SetRules(ZONE, random.nextInt(16) == 0 ? rules.withCurrency("CHF") : rules);
        }
        if (kind < 92) {
            return standing();
        }
        return rare();
    }

    private Command rare() {
        return switch (random.nextInt(12)) {
            case 0 -> new Command.OpenZone(ZONE, rules(EPOCH_MILLIS, verified));
            case 1, 2 -> new Command.PauseZone(ZONE, random.nextInt(3) == 0);
            case 3, 4 ->
                new Command.CloseEpoch(
                        ZONE, Math.floorDiv(millis, EPOCH_MILLIS) + random.nextInt(8) / 4 - random.nextInt(2));
            case 5 -> new Command.CancelAll(ZONE, user());
            case 6, 7, 8 -> new Command.CancelAfter(ZONE, user(), cancelAfter());
            default -> new Command.Tick();
        };
    }

    private long cancelAfter() {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            // As it happens at the very end of an epoch.
            case 1 -> Math.max(1_000, EPOCH_MILLIS - Math.floorMod(millis, EPOCH_MILLIS));
            default -> random.nextLong(1_000, 3 * EPOCH_MILLIS);
        };
    }

    private Command standing() {
        String id = "s" + random.nextInt(4);
        if (random.nextInt(6) == 0) {
            return new Command.EndStandingOrder(ZONE, id, user());
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        long budget = side == Side.SELL || random.nextBoolean() ? 0 : random.nextLong(1, 3_000);
        return new Command.SetStandingOrder(ZONE, id, user(), side, price(), budget, random.nextInt(5) == 0);
    }

    private Command place() {
        long active = Math.floorDiv(millis, EPOCH_MILLIS);
        return new Command.PlaceOrder(
                ZONE,
                random.nextInt(12) == 0 ? orderId() : "o" + orders++,
                random.nextInt(4) == 0 ? "c" + random.nextInt(8) : "",
                user(),
                random.nextInt(crowded ? 10 : 2) == 0 ? Side.SELL : Side.BUY,
                quantity(),
                price(),
                epoch(active),
                random.nextInt(3) == 0 ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                (active + random.nextLong(0, 7)) * EPOCH_MILLIS + random.nextInt(3) - 1);
    }

    private long epoch(long active) {
        int choice = random.nextInt(crowded ? 32 : 40);
        if (choice < 30) {
            return Command.PlaceOrder.ACTIVE_EPOCH;
        }
        if (choice == 30) {
            return random.nextBoolean() ? active + 96 : active + 97;
        }
        if (choice == 31) {
            return random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE + 1;
        }
        return active + random.nextInt(-1, 4);
    }

    private long quantity() {
        return switch (random.nextInt(60)) {
            case 0 -> ZoneRules.QUANTITY_LIMIT_WH;
            case 1 -> random.nextLong(-2, 1);
            case 2 -> ZoneRules.QUANTITY_LIMIT_WH + 1;
            default -> random.nextLong(1, 40) * 50;
        };
    }

    private long price() {
        return switch (random.nextInt(60)) {
            case 0 -> ZoneRules.PRICE_LIMIT_MICROS;
            case 1 -> ZoneRules.PRICE_LIMIT_MICROS + 1;
            case 2 -> -ZoneRules.PRICE_LIMIT_MICROS;
            case 3 -> -1;
            default -> 1_000 + random.nextInt(prices) * 333L - (belowZero ? 1_500 : 0);
        };
    }

    private ZoneRules rules(long epochMillis, boolean onAccount) {
        boolean coarse = random.nextInt(5) == 0;
        // Bounds that some orders in the book lie outside of: admission is final.
        boolean narrow = random.nextInt(5) == 0;
        return ZoneRules.defaults()
                .withEpochMillis(epochMillis)
                .with(Pricing.values()[random.nextInt(3)], onAccount ? Credit.VERIFIED : Credit.UNLIMITED)
                .withPrices(
                        narrow ? 1_000 : belowZero ? -ZoneRules.PRICE_LIMIT_MICROS : 0,
                        narrow ? 2_000 : ZoneRules.PRICE_LIMIT_MICROS,
                        coarse ? 2 : 1)
                .withQuantities(coarse ? 200 : 1, narrow ? 1_500 : ZoneRules.QUANTITY_LIMIT_WH, coarse ? 100 : 1)
                .withFee(random.nextInt(3) == 0 ? random.nextInt(10_001) : 100)
                .withPaused(random.nextInt(25) == 0);
    }

    private String user() {
        return USERS.get(random.nextInt(users));
    }

    private String orderId() {
        return "o" + random.nextInt(Math.max(1, orders - 30), orders + 2);
    }
}

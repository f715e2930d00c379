package org.gridtokenx.jobs.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Credit;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

/** Seeded logs of a small, lively zone whose time moves on irregularly. */
public final class RandomCommands {
    public static final long EPOCH_MILLIS = 60_000;
    private static final long START = 1_800_000_000_000L;
    private static final int USERS = 6;

    private RandomCommands() {}

    public static ZoneRules rules() {
        return new ZoneRules(
                ZoneRules.DEFAULT_CURRENCY,
                EPOCH_MILLIS,
                Pricing.UNIFORM,
                Credit.VERIFIED,
                0,
                10_000_000,
                1,
                1,
                1_000_000,
                1,
                100,
                false);
    }

    /** A log of one zone, opened and with members who have cash and energy. */
    public static List<TimedCommand> of(String zone, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TimedCommand> log = new ArrayList<>();
        long now = START + random.nextInt((int) EPOCH_MILLIS);
        log.add(new TimedCommand(zone, now, new Command.SetRules(zone, rules())));
        for (int user = 0; user < USERS; user++) {
            log.add(new TimedCommand(zone, now, new Command.OpenAccount(zone, "user" + user, Role.PROSUMER)));
            log.add(new TimedCommand(zone, now, new Command.Deposit(zone, "user" + user, "first" + user, 50_000_000)));
        }
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(20);
            String user = "user" + random.nextInt(USERS);
            now += random.nextInt(10) == 0 ? random.nextInt(2 * (int) EPOCH_MILLIS) : random.nextInt(3_000);
            if (random.nextInt(150) == 0) {
                // So long that client order ids are forgotten.
                now += 98 * EPOCH_MILLIS;
            }
            log.add(new TimedCommand(zone, now, command(zone, random, kind, user, i, now)));
        }
        return log;
    }

    private static Command command(String zone, SplittableRandom random, int kind, String user, int number, long now) {
        if (kind == 0) {
            return new Command.Deposit(zone, user, "d" + number, 1 + random.nextInt(5_000_000));
        }
        if (kind <= 4) {
            return new Command.CreditEnergy(
                    zone,
                    user,
                    "meter-" + user,
                    now / EPOCH_MILLIS * EPOCH_MILLIS,
                    random.nextInt(3_000),
                    random.nextInt(500));
        }
        if (kind == 5) {
            return new Command.CancelOrder(zone, "o" + random.nextInt(number + 1), user);
        }
        boolean until = random.nextInt(5) == 0;
        return new Command.PlaceOrder(
                zone,
                "o" + number,
                random.nextInt(6) == 0 ? "client" + random.nextInt(20) : "",
                user,
                random.nextBoolean() ? Side.BUY : Side.SELL,
                random.nextInt(1_500),
                100_000L * (1 + random.nextInt(5)),
                random.nextInt(8) == 0 ? now / EPOCH_MILLIS + random.nextInt(3) : Command.PlaceOrder.ACTIVE_EPOCH,
                until ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                until ? now + random.nextInt(4 * (int) EPOCH_MILLIS) : 0);
    }
}

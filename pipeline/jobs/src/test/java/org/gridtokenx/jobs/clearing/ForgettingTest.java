package org.gridtokenx.jobs.clearing;

import static org.gridtokenx.jobs.clearing.Log.EPOCH;
import static org.gridtokenx.jobs.clearing.Log.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;
import org.junit.jupiter.api.Test;

/** Nothing grows for ever. What stays is one number for each meter, and what belongs to members. */
class ForgettingTest {
    private static final String ZONE = "z";
    private static final int USERS = 4;

    /**
     * An epoch like any other: every user sells or buys for this epoch, for a later one and until a time, by a client
     * order id and without, deposits cash, and sets a cancel-after that may run out.
     */
    private static List<Command> epoch(int number) {
        long epoch = START / EPOCH + number;
        List<Command> commands = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            String id = "user" + user;
            Side side = user % 2 == 0 ? Side.SELL : Side.BUY;
            String name = number + "-" + user;
            commands.add(new Command.Deposit(ZONE, id, "d" + name, 1_000_000));
            commands.add(new Command.CreditEnergy(ZONE, id, "meter" + user, (epoch - 1) * EPOCH, 4_000, 500));
            commands.add(place(name + "-now", "client" + name, id, side, Command.PlaceOrder.ACTIVE_EPOCH, 0));
            commands.add(place(name + "-later", "later" + name, id, side, epoch + 3, 0));
            commands.add(place(name + "-until", "", id, side, Command.PlaceOrder.ACTIVE_EPOCH, (epoch + 4) * EPOCH));
            commands.add(new Command.CancelOrder(ZONE, name + "-later", id));
            commands.add(new Command.CancelAfter(ZONE, id, user == number % USERS ? 1_000 : 3 * EPOCH));
            commands.add(new Command.SetStandingOrder(
                    ZONE, "s" + user, id, side, 200_000 + number % 2, side == Side.BUY ? 900_000 : 0, false));
        }
        commands.add(new Command.EndStandingOrder(ZONE, "s" + number % USERS, "user" + number % USERS));
        return commands;
    }

    private static Command place(String id, String clientId, String user, Side side, long epoch, long until) {
        TimeInForce timeInForce = until > 0 ? TimeInForce.UNTIL : TimeInForce.EPOCH;
        long limit = side == Side.BUY ? 150_000 : 160_000;
        return new Command.PlaceOrder(ZONE, id, clientId, user, side, 300, limit, epoch, timeInForce, until);
    }

    private static void open(ClearingHarness harness) throws Exception {
        harness.process(new TimedCommand(ZONE, START, new Command.OpenZone(ZONE, RandomMarket.rules(Pricing.UNIFORM))));
        for (int user = 0; user < USERS; user++) {
            harness.process(new TimedCommand(ZONE, START, new Command.OpenAccount(ZONE, "user" + user, Role.PROSUMER)));
        }
    }

    private static int entriesAfter(ClearingHarness harness, int from, int to) throws Exception {
        for (int number = from; number < to; number++) {
            for (Command command : epoch(number)) {
                harness.process(new TimedCommand(ZONE, START + number * EPOCH, command));
            }
            harness.takeEvents();
            if (number % 10 == 0) {
                harness.snapshot();
            }
        }
        harness.watermark(START + to * EPOCH - 1);
        harness.snapshot();
        return harness.entriesInRocksDb();
    }

    /** Deposits are remembered for a month of quarter hours: they reach their number long after client orders do. */
    @Test
    void hundredsOfEpochsLeaveNoMoreThanOne() throws Exception {
        for (CacheSize.Limits limits : List.of(ClearingHarness.AMPLE, new CacheSize.Limits(50, 20, 50))) {
            try (ClearingHarness harness = new ClearingHarness(true, limits).open()) {
                open(harness);
                int deposits = 2 * USERS;
                int first = ZoneRules.EPOCHS_REMEMBERED + 20;
                int entries = entriesAfter(harness, 0, first);
                int later = entriesAfter(harness, first, first + 200);
                assertEquals(entries + 200 * deposits, later, "only deposits");
                assertEquals(1, harness.timers());
                assertTrue(entries > ZoneRules.EPOCHS_REMEMBERED * 2 * USERS, "client orders are there: " + entries);
            }
        }
    }

    @Test
    void aQuietZoneForgetsAllButItsMembersAndMeters() throws Exception {
        try (ClearingHarness harness = new ClearingHarness(true).open()) {
            open(harness);
            entriesAfter(harness, 0, 30);
            for (int user = 0; user < USERS; user++) {
                harness.process(new TimedCommand(
                        ZONE, START + 30 * EPOCH, new Command.EndStandingOrder(ZONE, "s" + user, "user" + user)));
                harness.process(
                        new TimedCommand(ZONE, START + 30 * EPOCH, new Command.CancelAfter(ZONE, "user" + user, 0)));
            }
            harness.watermark(START + (40 + ZoneRules.DEPOSIT_EPOCHS_REMEMBERED) * EPOCH);
            harness.snapshot();
            int clockAndSequence = 2;
            int membersAndMeters = 2 * USERS;
            int timer = 1;
            assertEquals(clockAndSequence + membersAndMeters + timer, harness.entriesInRocksDb());
        }
    }
}

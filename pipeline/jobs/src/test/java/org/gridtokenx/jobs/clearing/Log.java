package org.gridtokenx.jobs.clearing;

import java.util.List;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Pricing;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;

/** Pieces of a small log that tests are told by. */
final class Log {
    static final long EPOCH = RandomMarket.EPOCH_MILLIS;

    /** The start of an epoch. */
    static final long START = RandomMarket.START;

    private Log() {}

    /** Opens a zone; Alice sells 1 kWh, Bob buys it: one trade at 0.30. */
    static List<TimedCommand> pair(String zone, long time) {
        List<Command> commands = List.of(
                new Command.OpenZone(zone, RandomMarket.rules(Pricing.UNIFORM)),
                new Command.OpenAccount(zone, "alice", Role.PROSUMER),
                new Command.OpenAccount(zone, "bob", Role.CONSUMER),
                deposit(zone, "d"),
                new Command.CreditEnergy(zone, "alice", "m1", time - EPOCH, 1_000, 0),
                order(zone, "a", "alice", Side.SELL, 200_000, Command.PlaceOrder.ACTIVE_EPOCH),
                order(zone, "b", "bob", Side.BUY, 400_000, Command.PlaceOrder.ACTIVE_EPOCH));
        return commands.stream()
                .map(command -> new TimedCommand(zone, time, command))
                .toList();
    }

    static Command deposit(String zone, String id) {
        return new Command.Deposit(zone, "bob", id, 1_000_000);
    }

    static Command order(String zone, String id, String user, Side side, long limitMicros, long epoch) {
        return new Command.PlaceOrder(zone, id, "", user, side, 1_000, limitMicros, epoch, TimeInForce.EPOCH, 0);
    }
}

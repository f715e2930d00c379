package org.gridtokenx.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridtokenx.market.Command;
import org.gridtokenx.market.Role;
import org.gridtokenx.market.Side;
import org.gridtokenx.market.TimeInForce;
import org.gridtokenx.market.ZoneRules;

/**
 * Zones with members who have cash and energy enough, and their orders. Of a zone's members those with an even number
 * buy and the others sell, so that nobody would trade with themselves.
 *
 * @param name what the zones' names begin with; different for every run on the same log
 */
record Neighbourhoods(String name, int zones, int usersPerZone, long epochMillis) {
    private static final long ENOUGH_CASH_MICROS = 1_000_000_000_000L;
    private static final long ENOUGH_ENERGY_WH = 1_000_000_000L;

    Neighbourhoods {
        if (zones < 1 || usersPerZone < 2) {
            throw new IllegalArgumentException("there is a zone or more, with two users or more");
        }
    }

    String zone(int number) {
        return zones == 1 ? name : name + '-' + number;
    }

    List<String> names() {
        return IntStream.range(0, zones).mapToObj(this::zone).toList();
    }

    /** How many orders a user has when the zones have so many in all. */
    long ordersPerUser(long orders) {
        long users = (long) zones * usersPerZone;
        return (orders + users - 1) / users;
    }

    /** Opens the zones and fills the accounts. */
    void open(Consumer<Command> log) {
        for (String zone : names()) {
            log.accept(new Command.SetRules(zone, rules()));
            for (int user = 0; user < usersPerZone; user++) {
                String id = user(zone, user);
                log.accept(new Command.OpenAccount(zone, id, Role.PROSUMER));
                log.accept(new Command.Deposit(zone, id, id, ENOUGH_CASH_MICROS));
                log.accept(new Command.CreditEnergy(zone, id, id, 0, ENOUGH_ENERGY_WH, 0));
            }
        }
    }

    /** Places orders with limits on both sides of one middle, zone after zone and user after user in turn. */
    void place(String round, long orders, Consumer<Command.PlaceOrder> log) {
        SplittableRandom random = new SplittableRandom(round.hashCode());
        for (long i = 0; i < orders; i++) {
            String zone = zone((int) (i % zones));
            int user = (int) (i / zones % usersPerZone);
            log.accept(new Command.PlaceOrder(
                    zone,
                    zone + '-' + round + '-' + i,
                    "",
                    user(zone, user),
                    user % 2 == 0 ? Side.BUY : Side.SELL,
                    100 + random.nextInt(4_900),
                    1_000L * random.nextInt(50, 300),
                    Command.PlaceOrder.ACTIVE_EPOCH,
                    TimeInForce.EPOCH,
                    0));
        }
    }

    private static String user(String zone, int number) {
        return zone + "-user-" + number;
    }

    private ZoneRules rules() {
        return ZoneRules.defaults().withEpochMillis(epochMillis);
    }
}

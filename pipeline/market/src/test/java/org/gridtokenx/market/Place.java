package org.gridtokenx.market;

/** An order as a test says it: {@code Place.sell("s1").by("sue").wh(1000).at(200_000)}. For the active epoch. */
record Place(
        Side side,
        String id,
        String client,
        String user,
        long quantityWh,
        long limitMicros,
        long epoch,
        long untilMillis) {
    private static final long NEVER = Long.MIN_VALUE;

    /** By {@code bob}, one kWh at 0.20. */
    static Place buy(String id) {
        return new Place(Side.BUY, id, "", "bob", 1_000, 200_000, Command.PlaceOrder.ACTIVE_EPOCH, NEVER);
    }

    /** By {@code sue}, one kWh at 0.10. */
    static Place sell(String id) {
        return new Place(Side.SELL, id, "", "sue", 1_000, 100_000, Command.PlaceOrder.ACTIVE_EPOCH, NEVER);
    }

    Place by(String newUser) {
        return new Place(side, id, client, newUser, quantityWh, limitMicros, epoch, untilMillis);
    }

    Place client(String newClient) {
        return new Place(side, id, newClient, user, quantityWh, limitMicros, epoch, untilMillis);
    }

    Place wh(long newQuantityWh) {
        return new Place(side, id, client, user, newQuantityWh, limitMicros, epoch, untilMillis);
    }

    Place at(long newLimitMicros) {
        return new Place(side, id, client, user, quantityWh, newLimitMicros, epoch, untilMillis);
    }

    Place in(long newEpoch) {
        return new Place(side, id, client, user, quantityWh, limitMicros, newEpoch, untilMillis);
    }

    Place until(long millis) {
        return new Place(side, id, client, user, quantityWh, limitMicros, epoch, millis);
    }

    Command.PlaceOrder command() {
        boolean stays = untilMillis != NEVER;
        return new Command.PlaceOrder(
                ZoneDriver.ZONE,
                id,
                client,
                user,
                side,
                quantityWh,
                limitMicros,
                epoch,
                stays ? TimeInForce.UNTIL : TimeInForce.EPOCH,
                stays ? untilMillis : 0);
    }
}

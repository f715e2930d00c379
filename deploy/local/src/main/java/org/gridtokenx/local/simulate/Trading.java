package org.gridtokenx.local.simulate;

import java.util.List;
import java.util.Optional;

/**
 * Lets the homes trade: each looks at its account once in an epoch, when the credit for what its meter exported in the
 * last one should be there, and orders what the strategy says.
 *
 * <p>The first looks after a third of the epoch, the last after three fifths. A home whose credit is not there yet looks
 * again until seven eighths, and then trades with what it has.
 */
final class Trading {
    private static final int PARTS = 120;
    private static final int FIRST_LOOK = 40;
    private static final int LAST_FIRST_LOOK = 72;
    private static final int LAST_LOOK = 105;
    private static final int BETWEEN_LOOKS = 3;

    private final MarketApi api;
    private final Strategy strategy;
    private final Schedule schedule;
    private final Tally tally;
    private final ServerClock clock;

    Trading(MarketApi api, Strategy strategy, Schedule schedule, Tally tally, ServerClock clock) {
        this.api = api;
        this.strategy = strategy;
        this.schedule = schedule;
        this.tally = tally;
        this.clock = clock;
    }

    /** What a home trades on: an epoch, and what its meter measured in the one before. */
    private record Look(Participant participant, EpochTimes epoch, Energy measured) {}

    /** Plans the orders of an epoch. */
    void plan(EpochTimes epoch, DataClock data, int readingsPerEpoch, List<Participant> participants) {
        long first = epoch.part(FIRST_LOOK, PARTS);
        long spread = epoch.part(LAST_FIRST_LOOK, PARTS) - first;
        for (int i = 0; i < participants.size(); i++) {
            Participant participant = participants.get(i);
            Energy measured = participant.home().over(data, epoch.later(-1), readingsPerEpoch);
            schedule.at(first + spread * i / participants.size(), () -> look(new Look(participant, epoch, measured)));
        }
    }

    private void look(Look look) throws MarketCallException, InterruptedException {
        Participant participant = look.participant();
        Account account = api.account(participant.session());
        long again = clock.millis() + look.epoch().lengthMillis() * BETWEEN_LOOKS / PARTS;
        if (account.energyWh() < look.measured().exportWh()
                && again <= look.epoch().part(LAST_LOOK, PARTS)) {
            schedule.at(again, () -> look(look));
            return;
        }
        Optional<OrderTerms> terms = strategy.decide(
                participant.home(),
                account.energyWh(),
                account.cashMicros(),
                look.measured().importWh());
        if (terms.isPresent()) {
            long epoch = look.epoch().number();
            String clientOrderId = participant.home().name() + "/" + epoch;
            Placed said = api.place(participant.session(), terms.get(), epoch, clientOrderId);
            tally.order(participant.home(), new Placement(clientOrderId, epoch, terms.get(), said));
        }
    }
}

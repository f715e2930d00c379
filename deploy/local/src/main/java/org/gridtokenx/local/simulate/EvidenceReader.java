package org.gridtokenx.local.simulate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.market.ZoneRules;

/** Asks the API for all it shows of the homes. */
final class EvidenceReader {
    private final MarketApi api;
    private final Crew crew;
    private final ZoneRules rules;
    private final Plan plan;
    private final Tally tally;

    EvidenceReader(MarketApi api, Crew crew, ZoneRules rules, Plan plan, Tally tally) {
        this.api = api;
        this.crew = crew;
        this.rules = rules;
        this.plan = plan;
        this.tally = tally;
    }

    Evidence read(List<Participant> participants) throws MarketCallException, InterruptedException {
        Map<Long, ClearedEpoch> epochs = new TreeMap<>();
        for (EpochTimes traded : plan.traded()) {
            Optional<ClearedEpoch> cleared = api.epoch(traded.number());
            cleared.ifPresent(epoch -> epochs.put(epoch.number(), epoch));
        }
        return new Evidence(rules, plan, crew.each(participants, this::read), epochs);
    }

    private Evidence.OfHome read(Participant participant) throws MarketCallException, InterruptedException {
        Home home = participant.home();
        Session session = participant.session();
        Map<Long, Energy> measured = new TreeMap<>();
        for (EpochTimes epoch : plan.measured()) {
            measured.put(epoch.startMillis(), home.over(plan.clock(), epoch, plan.readings()));
        }
        return new Evidence.OfHome(
                home,
                participant.welcomeMicros(),
                measured,
                tally.placements(home),
                api.account(session),
                api.orders(session),
                api.trades(session),
                api.settlements(session),
                api.intervals(session));
    }
}

package org.gridtokenx.local.simulate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gridtokenx.local.simulate.Shown.ClearedEpoch;
import org.gridtokenx.local.simulate.Shown.OwnSettlement;
import org.gridtokenx.market.Decimals;

/** Runs a neighbourhood through the market: moves in, measures and trades epoch by epoch, waits, and checks. */
final class Simulation {
    /** What it came to; {@code findings} are the rules that do not hold, in words. */
    record Outcome(Evidence evidence, Tally tally, List<String> findings) {}

    /** Enough to plan the first epoch's readings before the first is due. */
    private static final long LEAD_MILLIS = 200;

    private static final int MILLI_DECIMALS = 3;
    private static final long BAR_MILLIS = 250;
    private static final long LOOK_MILLIS = 500;

    private final MarketApi api;
    private final MeterIngest ingest;
    private final Progress progress;
    private final SimulateOptions options;
    private final Tally tally = new Tally();

    Simulation(MarketApi api, MeterIngest ingest, Progress progress, SimulateOptions options) {
        this.api = api;
        this.ingest = ingest;
        this.progress = progress;
        this.options = options;
    }

    Outcome run(List<Home> homes) throws MarketCallException, InterruptedException {
        try (Crew crew = new Crew(options.connections())) {
            List<Participant> participants =
                    new MovingIn(api, progress, options.password(), options.patience()).all(homes);
            Market market = api.market();
            ServerClock clock = new ServerClock(market.serverMillis());
            Plan plan = plan(market);
            drive(participants, market, plan, clock);
            Outcome outcome = settle(new EvidenceReader(api, crew, market.rules(), plan, tally), crew, participants);
            progress.end();
            return outcome;
        }
    }

    private Plan plan(Market market) {
        EpochTimes next = market.epoch().later(1);
        EpochTimes first = next.startMillis() - market.serverMillis() < LEAD_MILLIS ? next.later(1) : next;
        DataClock data = new DataClock(first.startMillis(), options.from().millis(), options.speed());
        return new Plan(first, options.epochs(), options.readingsPerEpoch(), data);
    }

    private void drive(List<Participant> participants, Market market, Plan plan, ServerClock clock)
            throws MarketCallException, InterruptedException {
        progress.line(plan.epochs() + " epochs of " + seconds(plan.first()) + " s are measured from "
                + time(plan.first().startMillis()) + " on; the last is traded by "
                + time(plan.last().endMillis()));
        progress.begin("epochs", plan.last().endMillis() - plan.first().startMillis());
        try (Schedule schedule = new Schedule(clock, options.connections())) {
            Metering metering = new Metering(ingest, schedule, tally, plan.readings());
            Trading trading = new Trading(api, new Strategy(market.rules()), schedule, tally, clock);
            for (EpochTimes epoch : plan.measured()) {
                schedule.at(epoch.startMillis(), () -> {
                    clock.set(api.market().serverMillis());
                    metering.plan(epoch, plan.clock(), participants);
                });
            }
            for (EpochTimes epoch : plan.traded()) {
                schedule.at(
                        epoch.startMillis(), () -> trading.plan(epoch, plan.clock(), plan.readings(), participants));
                schedule.at(epoch.endMillis(), () -> report(schedule, clock, plan, epoch, patienceEnd()));
            }
            showBar(schedule, clock, plan);
            schedule.await();
        }
    }

    private void showBar(Schedule schedule, ServerClock clock, Plan plan) {
        long now = clock.millis();
        long past = Math.max(0, now - plan.first().startMillis());
        long running = Math.min(plan.epochs(), past / plan.first().lengthMillis()) + 1;
        Tally.Orders orders = tally.orders();
        String before =
                now < plan.first().startMillis() ? "the first begins soon" : running + "/" + (plan.epochs() + 1);
        progress.update(
                past,
                before + ", " + tally.readings() + " readings, " + orders.offers() + " offers, " + orders.bids()
                        + " bids" + (orders.refused() == 0 ? "" : ", " + orders.refused() + " refused"));
        if (now < plan.last().endMillis()) {
            schedule.at(now + BAR_MILLIS, () -> showBar(schedule, clock, plan));
        }
    }

    /** A line for an epoch that has cleared; until it has, looks again. One that never does is left to the audit. */
    private void report(Schedule schedule, ServerClock clock, Plan plan, EpochTimes epoch, long deadlineNanos)
            throws MarketCallException, InterruptedException {
        Optional<ClearedEpoch> cleared = api.epoch(epoch.number());
        if (cleared.isPresent()) {
            Tally.Orders orders = tally.ordersOf(epoch.number());
            String result = cleared.get().traded()
                    ? Decimals.formatEnergy(cleared.get().volumeWh()) + " kWh cleared at "
                            + Decimals.formatMicros(cleared.get().clearingPriceMicros()) + " in "
                            + cleared.get().matches() + " matches"
                    : "no trade";
            progress.line("epoch " + epoch.number() + " ("
                    + (epoch.number() - plan.first().number()) + "/"
                    + plan.epochs() + "): " + orders.offers() + " offers, " + orders.bids() + " bids, "
                    + (orders.refused() == 0 ? "" : orders.refused() + " refused, ") + result);
        } else if (System.nanoTime() < deadlineNanos) {
            schedule.at(clock.millis() + LOOK_MILLIS, () -> report(schedule, clock, plan, epoch, deadlineNanos));
        }
    }

    /** Waits until all is settled and every rule holds; what still does not when the patience ends is found broken. */
    private Outcome settle(EvidenceReader reader, Crew crew, List<Participant> participants)
            throws MarketCallException, InterruptedException {
        long deadlineNanos = patienceEnd();
        progress.line("The trades settle, and every account is checked");
        progress.begin("settled", participants.size());
        crew.each(participants, participant -> awaitSettled(participant, deadlineNanos));
        while (true) {
            Evidence evidence = reader.read(participants);
            List<String> findings = Audit.findings(evidence);
            if (findings.isEmpty() || System.nanoTime() >= deadlineNanos) {
                return new Outcome(evidence, tally, findings);
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private boolean awaitSettled(Participant participant, long deadlineNanos)
            throws MarketCallException, InterruptedException {
        while (true) {
            List<OwnSettlement> settlements = api.settlements(participant.session());
            boolean pending = settlements.stream().anyMatch(settlement -> "pending".equals(settlement.status()));
            if (!pending || System.nanoTime() >= deadlineNanos) {
                progress.step();
                return !pending;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private static String seconds(EpochTimes epoch) {
        return BigDecimal.valueOf(epoch.lengthMillis(), MILLI_DECIMALS)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String time(long millis) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(Instant.ofEpochMilli(millis))
                + " UTC";
    }

    private long patienceEnd() {
        return System.nanoTime() + options.patience().toNanos();
    }
}

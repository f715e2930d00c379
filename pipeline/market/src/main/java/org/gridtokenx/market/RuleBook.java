package org.gridtokenx.market;

/** Opens a zone, and changes the rules it goes by. */
final class RuleBook {
    private final Floor floor;
    private final ZoneState state;

    RuleBook(Floor floor) {
        this.floor = floor;
        state = floor.state();
    }

    void open(ZoneRules rules, long effectiveMillis) {
        if (!state.clock().isOpen()) {
            long epoch = rules.epochAt(effectiveMillis);
            state.putClock(state.clock().opened(rules, epoch));
            floor.emit(new ZoneEvent.RulesSet(rules, epoch));
        }
    }

    void set(ZoneRules rules, long effectiveMillis) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            open(rules, effectiveMillis);
        } else if (clock.rules().canBecome(rules)) {
            state.putClock(clock.withRules(clock.rules(), rules));
            floor.emit(new ZoneEvent.RulesSet(rules, clock.openEpoch() + 1));
        } else {
            floor.emit(new ZoneEvent.RulesRejected(
                    rules,
                    RejectCode.RULES_FIXED,
                    "the currency, the length of an epoch and the kind of credit of zone " + floor.zone()
                            + " cannot change"));
        }
    }

    /**
     * At once; also in rules that wait for the next epoch already, so that none of them lifts a pause by the way. Rules
     * that come later say anew whether the zone is paused.
     */
    void pause(boolean paused) {
        ZoneClock clock = state.clock();
        if (!clock.isOpen()) {
            return;
        }
        ZoneRules rules = clock.rules().withPaused(paused);
        ZoneRules next = clock.nextRules() == null ? null : clock.nextRules().withPaused(paused);
        state.putClock(clock.withRules(rules, next));
        floor.emit(new ZoneEvent.RulesSet(rules, clock.openEpoch()));
        if (next != null) {
            floor.emit(new ZoneEvent.RulesSet(next, clock.openEpoch() + 1));
        }
    }
}

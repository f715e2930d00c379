package org.gridtokenx.market;

/**
 * Where a zone stands.
 *
 * @param rules null until the zone is opened
 * @param nextRules rules that take effect with the next epoch, or null
 * @param openEpoch number of the epoch that collects orders
 * @param nextPosition position the next admitted order gets
 * @param nextSequence sequence number the next event gets
 * @param orders how many orders the zone holds, whatever their state
 * @param lastNamedEpoch the latest epoch an order was addressed to
 */
public record ZoneClock(
        ZoneRules rules,
        ZoneRules nextRules,
        long openEpoch,
        long nextPosition,
        long nextSequence,
        int orders,
        long lastNamedEpoch) {
    /** A zone that nobody has opened. */
    public static final ZoneClock UNOPENED = new ZoneClock(null, null, 0, 0, 0, 0, Long.MIN_VALUE);

    /** Whether the zone has rules. */
    public boolean isOpen() {
        return rules != null;
    }

    ZoneClock withNextRules(ZoneRules newRules) {
        return new ZoneClock(rules, newRules, openEpoch, nextPosition, nextSequence, orders, lastNamedEpoch);
    }

    /** The next epoch opens, by the rules that were waiting for it. */
    ZoneClock nextEpoch() {
        return new ZoneClock(
                nextRules == null ? rules : nextRules,
                null,
                openEpoch + 1,
                nextPosition,
                nextSequence,
                orders,
                lastNamedEpoch);
    }

    ZoneClock withOrderAdmitted(long firstEpoch) {
        return new ZoneClock(
                rules,
                nextRules,
                openEpoch,
                nextPosition + 1,
                nextSequence,
                orders + 1,
                Math.max(lastNamedEpoch, firstEpoch));
    }

    ZoneClock withOrdersForgotten(int count) {
        return new ZoneClock(rules, nextRules, openEpoch, nextPosition, nextSequence, orders - count, lastNamedEpoch);
    }

    ZoneClock withEventNumbered() {
        return new ZoneClock(rules, nextRules, openEpoch, nextPosition, nextSequence + 1, orders, lastNamedEpoch);
    }
}

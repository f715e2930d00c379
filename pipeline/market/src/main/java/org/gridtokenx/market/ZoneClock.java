package org.gridtokenx.market;

/**
 * Where a zone stands.
 *
 * @param rules null until the zone is opened
 * @param nextRules rules that take effect with the next epoch, or null
 * @param openEpoch number of the epoch that collects orders; its interval may still lie ahead where the one before was
 *     closed early
 * @param nextPosition position the next admitted order or standing order gets
 * @param lastNamedEpoch the latest epoch an order was addressed to
 * @param nextDeadlineMillis no cancel-after runs out before this time; {@link #NO_DEADLINE} where none is set
 * @param depositedMicros all cash that ever came into the zone: as none is made there, no account holds more
 * @param creditedWh all energy that ever came into the zone
 */
public record ZoneClock(
        ZoneRules rules,
        ZoneRules nextRules,
        long openEpoch,
        long nextPosition,
        long lastNamedEpoch,
        long nextDeadlineMillis,
        long depositedMicros,
        long creditedWh) {
    /** Later than any time. */
    public static final long NO_DEADLINE = Long.MAX_VALUE;

    /** A zone that nobody has opened. */
    public static final ZoneClock UNOPENED = new ZoneClock(null, null, 0, 0, Long.MIN_VALUE, NO_DEADLINE, 0, 0);

    /** Whether the zone has rules. */
    public boolean isOpen() {
        return rules != null;
    }

    /**
     * When something happens in the zone by itself: the open epoch ends, or a cancel-after may run out.
     * {@link #NO_DEADLINE} for a zone that is not open.
     */
    public long nextMoment() {
        return isOpen() ? Math.min(rules.endOf(openEpoch), nextDeadlineMillis) : NO_DEADLINE;
    }

    ZoneClock opened(ZoneRules firstRules, long epoch) {
        return with(firstRules, null, epoch, nextPosition, lastNamedEpoch, nextDeadlineMillis);
    }

    ZoneClock withRules(ZoneRules newRules, ZoneRules newNextRules) {
        return with(newRules, newNextRules, openEpoch, nextPosition, lastNamedEpoch, nextDeadlineMillis);
    }

    /** The next epoch opens, by the rules that were waiting for it. */
    ZoneClock nextEpoch() {
        return with(
                nextRules == null ? rules : nextRules,
                null,
                openEpoch + 1,
                nextPosition,
                lastNamedEpoch,
                nextDeadlineMillis);
    }

    ZoneClock withPositionTaken() {
        return with(rules, nextRules, openEpoch, nextPosition + 1, lastNamedEpoch, nextDeadlineMillis);
    }

    ZoneClock withEpochNamed(long epoch) {
        return epoch <= lastNamedEpoch
                ? this
                : with(rules, nextRules, openEpoch, nextPosition, epoch, nextDeadlineMillis);
    }

    ZoneClock withNextDeadline(long millis) {
        return with(rules, nextRules, openEpoch, nextPosition, lastNamedEpoch, millis);
    }

    ZoneClock withMore(long cashMicros, long energyWh) {
        return new ZoneClock(
                rules,
                nextRules,
                openEpoch,
                nextPosition,
                lastNamedEpoch,
                nextDeadlineMillis,
                depositedMicros + cashMicros,
                creditedWh + energyWh);
    }

    private ZoneClock with(
            ZoneRules newRules, ZoneRules newNextRules, long epoch, long position, long named, long deadline) {
        return new ZoneClock(newRules, newNextRules, epoch, position, named, deadline, depositedMicros, creditedWh);
    }
}

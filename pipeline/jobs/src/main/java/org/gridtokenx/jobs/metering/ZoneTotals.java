package org.gridtokenx.jobs.metering;

import org.gridtokenx.contracts.MeterInterval.Status;
import org.gridtokenx.contracts.ZoneEnergy;

/**
 * What is known of a zone's interval.
 *
 * @param provisional the shares of reports at its end
 * @param settled the shares of final reports and corrections
 * @param revision of what was published last; -1 before
 * @param changed whether something was added since
 */
public record ZoneTotals(ZoneShare provisional, ZoneShare settled, int revision, boolean changed) {
    static ZoneTotals none(String zone, long startMillis) {
        ZoneShare nothing = new ZoneShare(zone, startMillis, false, 0, 0, 0, 0, 0, 0);
        return new ZoneTotals(nothing, nothing, -1, false);
    }

    ZoneTotals plus(ZoneShare share) {
        return share.provisional()
                ? new ZoneTotals(provisional.plus(share), settled, revision, changed)
                : new ZoneTotals(provisional, settled.plus(share), revision, true);
    }

    /** What is to be published now, or null where nothing is. */
    ZoneEnergy due(IntervalTimes times, long nowMillis) {
        long start = settled.startMillis();
        if (nowMillis >= times.finalAt(start)) {
            return changed ? energy(times, settled, Math.max(revision, 0) + 1) : null;
        }
        return nowMillis >= times.endOf(start) && revision < 0 ? energy(times, provisional, 0) : null;
    }

    ZoneTotals published(ZoneEnergy energy) {
        return new ZoneTotals(provisional, settled, energy.revision(), energy.revision() == 0 && changed);
    }

    private static ZoneEnergy energy(IntervalTimes times, ZoneShare share, int revision) {
        return new ZoneEnergy(
                ZoneEnergy.VERSION,
                share.zone(),
                share.startMillis(),
                times.endOf(share.startMillis()),
                revision == 0 ? Status.PROVISIONAL : revision == 1 ? Status.FINAL : Status.CORRECTED,
                revision,
                share.meters(),
                share.missing(),
                share.importWh(),
                share.exportWh(),
                share.generatedWh(),
                share.consumedWh(),
                ZoneEnergy.selfSufficiencyPpm(share.generatedWh(), share.consumedWh()));
    }
}

package org.gridtokenx.local.simulate;

import java.util.List;

/** Lets the meters push their readings, each when what it tells has been measured. */
final class Metering {
    private final MeterIngest ingest;
    private final Schedule schedule;
    private final Tally tally;
    private final int readingsPerEpoch;

    Metering(MeterIngest ingest, Schedule schedule, Tally tally, int readingsPerEpoch) {
        this.ingest = ingest;
        this.schedule = schedule;
        this.tally = tally;
        this.readingsPerEpoch = readingsPerEpoch;
    }

    /** Plans the readings of an epoch; the last one's time is its end. */
    void plan(EpochTimes epoch, DataClock clock, List<Participant> participants) {
        for (int i = 0; i < readingsPerEpoch; i++) {
            long from = epoch.part(i, readingsPerEpoch);
            long to = epoch.part(i + 1, readingsPerEpoch);
            for (Participant participant : participants) {
                schedule.at(to, () -> {
                    ingest.push(
                            participant.meter().apiKey(), to, participant.home().between(clock, from, to));
                    tally.reading();
                });
            }
        }
    }
}

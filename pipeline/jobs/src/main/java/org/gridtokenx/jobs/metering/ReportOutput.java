package org.gridtokenx.jobs.metering;

import org.gridtokenx.contracts.MeterInterval;

/** Where a meter's reports go. */
interface ReportOutput {
    void interval(MeterInterval interval);

    void share(ZoneShare share);
}

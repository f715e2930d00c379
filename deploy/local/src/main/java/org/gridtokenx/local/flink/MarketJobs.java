package org.gridtokenx.local.flink;

import java.util.List;

/** The jobs of the market: the one place where they are listed for the cluster on one machine. */
final class MarketJobs {
    private MarketJobs() {}

    static List<JobDefinition> of(FlinkOptions options) {
        return List.of();
    }
}
